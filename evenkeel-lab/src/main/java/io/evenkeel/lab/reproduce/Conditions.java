package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.SideBySide;
import java.util.List;
import java.util.function.Function;

/**
 * How an experiment is run.
 *
 * @param scaled whether the scaled-down variant is wanted
 * @param seed of the first run; further runs take the seeds that follow
 * @param threads how many runs go side by side, which changes no result
 * @param progress where it is shown how far the experiment has come
 */
public record Conditions(boolean scaled, long seed, int threads, Progress progress) {

    /**
     * Makes independent runs side by side, each on one thread.
     *
     * @param stage what they are, for the progress display
     * @param cases what tells them from each other
     * @param run one run; must not depend on the others
     * @param <C> what describes a run
     * @param <R> what it gives
     * @return results in the order of the cases
     */
    public <C, R> List<R> each(String stage, List<C> cases, Function<C, R> run) {
        return SideBySide.run(threads, progress, stage, cases, run);
    }
}
