package io.evenkeel.lab.run;

import io.evenkeel.gauge.TrainingGauges;
import io.evenkeel.train.Evaluation;
import java.util.Map;

/** Is told how a run goes on, by the thread that trains. */
public interface RunListener {
    /** Listens to nothing. */
    RunListener NONE = new RunListener() {};

    /**
     * The run begins, or goes on.
     *
     * @param updates made so far
     * @param total updates of the whole run
     */
    default void started(long updates, long total) {}

    /**
     * The network was pruned, before the run begins.
     *
     * @param report what is left
     */
    default void pruned(PruningReport report) {}

    /**
     * An update was made.
     *
     * @param updates made so far
     * @param total updates of the whole run
     * @param loss of its examples before it; NaN where none of their steps count
     * @param figures of the controllers, by {@code controller.figure}
     */
    default void updated(long updates, long total, double loss, Map<String, Double> figures) {}

    /**
     * The model was judged.
     *
     * @param evaluation loss and figures
     */
    default void evaluated(Evaluation evaluation) {}

    /**
     * The model was measured.
     *
     * @param updates made so far
     * @param readings figures and curves
     */
    default void measured(long updates, TrainingGauges.Readings readings) {}
}
