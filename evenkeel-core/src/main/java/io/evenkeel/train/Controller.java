package io.evenkeel.train;

import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.SweepObserver;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens during training besides the gradient step. A controller belongs to one trainer. In every update it is called
 * in this order: {@link #beforeUpdate} with the weights that the sweep used, {@link #at} at each point, {@link #afterUpdate}
 * with the changed weights.
 */
public interface Controller {

    /** @return name as in specs */
    String name();

    /** @return what is legal but suspicious about the settings, in a sentence */
    default Optional<String> warning() {
        return Optional.empty();
    }

    /**
     * Says what is trained, before the first update. What a step computes is seen through the observers that this returns.
     *
     * @param model what is trained
     * @param program its step with the loss
     * @return what to look at in every sweep
     * @throws IllegalArgumentException if the controller cannot act on such a model, with the reason
     */
    default List<SweepObserver> attach(Model model, Program program) {
        return List.of();
    }

    /**
     * Called after the sweep and before anything changes.
     *
     * @param update the update
     */
    default void beforeUpdate(Update update) {}

    /**
     * Called at each point, in order.
     *
     * @param point where the update has come to
     * @param update whose values may be changed
     */
    default void at(Update.Point point, Update update) {}

    /**
     * Called after the optimizer's step; weights may be changed, each followed by {@code changed()}.
     *
     * @param update the update, whose values are the directions that were taken
     */
    default void afterUpdate(Update update) {}

    /** @return what there is to report about the last update, by name, for instance {@code log-sensitivity} */
    default Map<String, Double> figures() {
        return Map.of();
    }

    /** @return everything that is remembered between updates, for checkpoints */
    default Map<String, Tensor> state() {
        return Map.of();
    }

    /**
     * Takes up what {@link #state} gave.
     *
     * @param state from a checkpoint of the same controller
     * @throws IllegalArgumentException if it does not fit
     */
    default void restore(Map<String, Tensor> state) {}
}
