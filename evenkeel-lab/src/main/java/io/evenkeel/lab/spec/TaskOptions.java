package io.evenkeel.lab.spec;

import io.evenkeel.tasks.AddingTask;
import io.evenkeel.tasks.CopyTask;
import io.evenkeel.tasks.DataSets;
import io.evenkeel.tasks.DelayedPatternsTask;
import io.evenkeel.tasks.DelayedXorTask;
import io.evenkeel.tasks.GaussianClustersTask;
import io.evenkeel.tasks.MnistTask;
import io.evenkeel.tasks.ParityTask;
import io.evenkeel.tasks.TextTask;
import io.evenkeel.train.Task;
import java.nio.file.Path;
import java.util.Optional;

/** What is learned. */
public interface TaskOptions extends Options {
    /**
     * Makes the task.
     *
     * @return the task
     * @throws IllegalArgumentException if the options do not go together, or a data set is missing or damaged
     */
    Task task();

    /**
     * Copy memory, see {@link CopyTask}.
     *
     * @param delay T
     * @param symbols S
     * @param length K
     * @param layout when the marker is shown
     */
    record Copy(
            @Setting(value = "blanks between the symbols and their copy", least = 1)
            int delay,

            @Setting(value = "different symbols", standard = "8", least = 2)
            int symbols,

            @Setting(value = "symbols to remember", standard = "10", least = 1)
            int length,

            @Setting(value = "whether the marker stands before the first answer or at it", standard = "before")
            CopyTask.Layout layout)
            implements TaskOptions {
        @Override
        public Task task() {
            return new CopyTask(delay, symbols, length, layout);
        }
    }

    /**
     * The adding problem, see {@link AddingTask}.
     *
     * @param steps T
     * @param firstPart H, half of T if not given
     */
    record Adding(
            @Setting(value = "numbers in a sequence", least = 2)
            int steps,

            @Setting(value = "steps among which the first marker stands; half of them if not given", least = 1)
            Optional<Integer> firstPart)
            implements TaskOptions {
        @Override
        public Task task() {
            return firstPart.isPresent() ? new AddingTask(steps, firstPart.get()) : new AddingTask(steps);
        }
    }

    /**
     * Parity, see {@link ParityTask}.
     *
     * @param bits n
     */
    record Parity(
            @Setting(value = "bits; a batch holds all 2^bits patterns", standard = "2", least = 2, most = 10)
            int bits) implements TaskOptions {
        @Override
        public Task task() {
            return new ParityTask(bits);
        }
    }

    /** Ten overlapping clouds of points, see {@link GaussianClustersTask}. */
    record GaussianClusters() implements TaskOptions {
        @Override
        public Task task() {
            return new GaussianClustersTask();
        }
    }

    /**
     * Which pattern was shown at the beginning, see {@link DelayedPatternsTask}.
     *
     * @param steps T
     */
    record DelayedPatterns(
            @Setting(
                    value = "steps of a sequence, the first three of which show the pattern",
                    standard = "14",
                    least = 3)
            int steps)
            implements TaskOptions {
        @Override
        public Task task() {
            return new DelayedPatternsTask(steps);
        }
    }

    /**
     * Exclusive or of two bits that are far apart, see {@link DelayedXorTask}.
     *
     * @param lag T
     */
    record DelayedXor(
            @Setting(value = "steps from the first bit to the answer", least = 2)
            int lag) implements TaskOptions {
        @Override
        public Task task() {
            return new DelayedXorTask(lag);
        }
    }

    /**
     * Handwritten digits, see {@link MnistTask}.
     *
     * @param presentation how an image is shown
     * @param training at most so many images are learned from
     * @param evaluated at most so many images are judged by
     */
    record Mnist(
            @Setting(value = "an image at once, or a row or a pixel in each step", standard = "rows")
            MnistTask.Presentation presentation,

            @Setting(value = "images to learn from, at most", standard = "60000", least = 1)
            int training,

            @Setting(value = "images to judge by, at most", standard = "1000", least = 1)
            int evaluated)
            implements TaskOptions {
        @Override
        public Task task() {
            return new MnistTask(DataSets.require("mnist"), presentation, training, evaluated);
        }
    }

    /**
     * The next character of a text, see {@link TextTask}.
     *
     * @param steps L
     * @param file a text of one's own
     * @param evaluated at most so many characters are judged by
     */
    record Text(
            @Setting(value = "characters in a window", least = 1)
            int steps,

            @Setting("UTF-8 text; the data set tinyshakespeare if not given")
            Optional<String> file,

            @Setting(value = "characters to judge by, at most", standard = "20000", least = 1)
            int evaluated)
            implements TaskOptions {
        @Override
        public Task task() {
            return new TextTask(
                    file.map(Path::of).orElseGet(() -> DataSets.require("tinyshakespeare")), steps, evaluated);
        }
    }
}
