package io.evenkeel.lab.spec;

import io.evenkeel.tasks.AddingTask;
import io.evenkeel.tasks.CopyTask;
import io.evenkeel.tasks.DelayedPatternsTask;
import io.evenkeel.tasks.DelayedXorTask;
import io.evenkeel.tasks.DenoiseTask;
import io.evenkeel.tasks.GaussianClustersTask;
import io.evenkeel.tasks.ParenthesisTask;
import io.evenkeel.tasks.ParityTask;
import io.evenkeel.train.Task;
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
     * @param layout what T counts, and when the marker is shown
     * @param solved when it counts as solved
     */
    record Copy(
            @Setting(value = "blanks between the symbols and their copy; with layout total, all steps", least = 1)
            int delay,

            @Setting(value = "different symbols", standard = "8", least = 2)
            int symbols,

            @Setting(value = "symbols to remember", standard = "10", least = 1)
            int length,

            @Setting(
                    value = "the marker before the first answer, or at it; or before it, with delay the total length",
                    standard = "before")
            CopyTask.Layout layout,

            @Setting(value = "by the task's own criterion, or at half of the trivial loss", standard = "own")
            Solved solved)
            implements TaskOptions {
        @Override
        public Task task() {
            return solved.of(new CopyTask(delay, symbols, length, layout));
        }
    }

    /**
     * The adding problem, see {@link AddingTask}.
     *
     * @param steps T
     * @param firstPart H, half of T if not given
     * @param channels which of the two inputs is which
     * @param solved when it counts as solved
     */
    record Adding(
            @Setting(value = "numbers in a sequence", least = 2)
            int steps,

            @Setting(value = "steps among which the first marker stands; half of them if not given", least = 1)
            Optional<Integer> firstPart,

            @Setting(value = "order of the two inputs", standard = "value-first")
            AddingTask.Channels channels,

            @Setting(value = "by the task's own criterion, or at half of the trivial loss", standard = "own")
            Solved solved)
            implements TaskOptions {
        @Override
        public Task task() {
            return solved.of(new AddingTask(steps, firstPart.orElse(steps / 2), channels));
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
     * Symbols among noise, see {@link DenoiseTask}.
     *
     * @param delay T
     * @param symbols S
     * @param length K
     * @param generator how sequences are drawn
     * @param solved when it counts as solved
     */
    record Denoise(
            @Setting(value = "noise among and behind the symbols", least = 1)
            int delay,

            @Setting(value = "different symbols", standard = "9", least = 2)
            int symbols,

            @Setting(value = "symbols to remember", standard = "10", least = 1)
            int length,

            @Setting(value = "symbols at different places, or as the paper's program draws them", standard = "distinct")
            DenoiseTask.Generator generator,

            @Setting(value = "by the task's own criterion, or at half of the trivial loss", standard = "own")
            Solved solved)
            implements TaskOptions {
        @Override
        public Task task() {
            return solved.of(new DenoiseTask(delay, symbols, length, generator));
        }
    }

    /**
     * Counts of open parentheses, see {@link ParenthesisTask}.
     *
     * @param steps T
     * @param most M
     * @param loss what is minimized
     * @param solved when it counts as solved
     */
    record Parenthesis(
            @Setting(value = "tokens in a sequence", least = 1)
            int steps,

            @Setting(value = "count at which further opening parentheses are ignored", standard = "5", least = 1)
            int most,

            @Setting(value = "what is minimized", standard = "squared-error")
            ParenthesisTask.ErrorMeasure loss,

            @Setting(value = "by the task's own criterion, or at half of the trivial loss", standard = "own")
            Solved solved)
            implements TaskOptions {
        @Override
        public Task task() {
            return solved.of(new ParenthesisTask(steps, most, loss));
        }
    }
}
