package io.evenkeel.lab.spec;

import io.evenkeel.tasks.AddingTask;
import io.evenkeel.tasks.CopyTask;
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
}
