package io.evenkeel.prune;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.SweepObserver;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Controller;
import io.evenkeel.train.Update;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps pruned weights at exactly 0 during training, whatever the optimizer, its weight decay, and other controllers do:
 * {@code g ← m ⊙ g} before anything else sees the gradient, {@code d ← m ⊙ d} for the optimizer's direction, {@code θ ← m ⊙ θ} after
 * the step. Clipping and the like see the gradient of what is left. To be the last controller, so that what others
 * do to weights is undone. A checkpoint holds the mask.
 */
public final class FixedMask implements Controller {
    private final Map<Parameter, Tensor> masks = new LinkedHashMap<>();
    private Map<String, Parameter> names = Map.of();

    /**
     * A controller that keeps every weight, until it is told otherwise.
     *
     * @param network what is trained
     * @throws IllegalArgumentException if it has nothing to prune
     */
    public FixedMask(Network network) {
        for (PrunableBlock block : PrunableBlock.of(network)) {
            Parameter parameter = block.weight().parameter();
            masks.computeIfAbsent(parameter, p -> ones(p.value().shape()));
        }
        if (masks.isEmpty()) {
            throw new IllegalArgumentException("the network has no input or recurrent matrix that could be pruned");
        }
    }

    private static Tensor ones(int... shape) {
        Tensor ones = Tensor.zeros(Precision.SINGLE, shape);
        for (int i = 0; i < ones.size(); i++) {
            ones.set(i, 1);
        }
        return ones;
    }

    /**
     * Prunes: sets weights to 0 now, and keeps them so.
     *
     * @param mask of the same network
     * @throws IllegalArgumentException if it is of another network
     */
    public void prune(PruningMask mask) {
        if (!mask.blocks().stream()
                .allMatch(block -> masks.containsKey(block.weight().parameter()))) {
            throw new IllegalArgumentException("the mask is of another network");
        }
        for (int b = 0; b < mask.blocks().size(); b++) {
            PrunableBlock block = mask.blocks().get(b);
            Tensor values = masks.get(block.weight().parameter());
            for (int i = 0; i < block.size(); i++) {
                values.set(block.position(i), mask.keeps(b, i) ? 1 : 0);
            }
        }
        maskWeights();
    }

    private void maskWeights() {
        masks.forEach((parameter, mask) -> {
            Tensor weights = parameter.value();
            for (int i = 0; i < mask.size(); i++) {
                if (mask.get(i) == 0) {
                    weights.set(i, 0);
                }
            }
            parameter.changed();
        });
    }

    @Override
    public String name() {
        return "fixed-mask";
    }

    @Override
    public List<SweepObserver> attach(Model model, Program program) {
        names = model.namedParameters();
        Set<Parameter> trained = new HashSet<>(names.values());
        if (!trained.containsAll(masks.keySet())) {
            throw new IllegalArgumentException("the fixed mask was made for another network than is trained");
        }
        return List.of();
    }

    @Override
    public void beforeUpdate(Update update) {
        maskValues(update);
    }

    @Override
    public void at(Update.Point point, Update update) {
        maskValues(update);
    }

    private void maskValues(Update update) {
        for (int p = 0; p < update.parameters().size(); p++) {
            Tensor mask = masks.get(update.parameters().get(p));
            if (mask != null) {
                double[] values = update.values(p);
                for (int i = 0; i < values.length; i++) {
                    if (mask.get(i) == 0) {
                        values[i] = 0;
                    }
                }
            }
        }
    }

    @Override
    public void afterUpdate(Update update) {
        maskWeights();
    }

    /** {@return for each masked parameter, by its name in files, 1 for weights that are kept and 0 for others} */
    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        names.forEach((name, parameter) -> {
            if (masks.containsKey(parameter)) {
                state.put(name, masks.get(parameter));
            }
        });
        return state;
    }

    /**
     * Takes up the mask of a checkpoint.
     *
     * @throws IllegalArgumentException if a number is neither 0 nor 1
     */
    @Override
    public void restore(Map<String, Tensor> state) {
        state.forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != 0 && values.get(i) != 1) {
                    throw new IllegalArgumentException(
                            "the mask of " + name + " holds " + values.get(i) + ", where 0 or 1 is expected");
                }
            }
        });
        state.forEach((name, values) ->
                masks.replace(names.get(name), values.to(Precision.SINGLE).copy()));
        maskWeights();
    }
}
