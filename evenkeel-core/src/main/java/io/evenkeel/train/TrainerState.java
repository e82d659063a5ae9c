package io.evenkeel.train;

import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the rest of a run depends on. Weights stand under their own names, so that the file they are written to
 * can be read as a network; beside them {@code optimizer/parameter/slot}, {@code parametrization/block/slot}, {@code
 * controller/index name/slot} and {@code state/part}.
 *
 * @param tensors weights, memories of optimizers, parametrizations and controllers, and the recurrent state, by name
 * @param updates number of updates made
 * @param batchIndex index of the batch to go on with
 * @param window index of the window of that batch
 * @param loss of the last update
 */
public record TrainerState(Map<String, Tensor> tensors, long updates, long batchIndex, int window, double loss) {
    private static final String OPTIMIZER = "optimizer/";
    private static final String PARAMETRIZATION = "parametrization/";
    private static final String CONTROLLER = "controller/";
    private static final String STATE = "state/";

    static TrainerState of(
            Model model,
            ParameterUpdate update,
            List<Controller> controllers,
            Map<String, Tensor> state,
            long updates,
            long batchIndex,
            int window,
            double loss) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        model.namedParameters().forEach((name, p) -> tensors.put(name, p.value().copy()));
        memories(model, update).forEach((name, values) -> tensors.put(name, Tensor.of(values.clone(), values.length)));
        for (int i = 0; i < controllers.size(); i++) {
            String prefix = prefix(i, controllers.get(i));
            controllers.get(i).state().forEach((slot, values) -> tensors.put(prefix + slot, values.copy()));
        }
        state.forEach((part, values) -> tensors.put(STATE + part, values));
        return new TrainerState(tensors, updates, batchIndex, window, loss);
    }

    private static String prefix(int index, Controller controller) {
        return CONTROLLER + index + " " + controller.name() + "/";
    }

    /** The recurrent state by part. */
    Map<String, Tensor> recurrentState() {
        return below(STATE);
    }

    /** Writes everything else back; weights last, when all has been found to fit. */
    void applyTo(Model model, ParameterUpdate update, List<Controller> controllers) {
        Map<String, Parameter> named = model.namedParameters();
        named.forEach((name, p) -> require(name, p.value().shape()));
        Map<String, double[]> memories = memories(model, update);
        memories.forEach((name, values) -> require(name, values.length));
        for (int i = 0; i < controllers.size(); i++) {
            String prefix = prefix(i, controllers.get(i));
            controllers.get(i).state().forEach((slot, values) -> require(prefix + slot, values.shape()));
        }
        for (int i = 0; i < controllers.size(); i++) {
            controllers.get(i).restore(below(prefix(i, controllers.get(i))));
        }
        named.forEach((name, p) -> p.set(tensors.get(name).copy()));
        memories.forEach(
                (name, values) -> System.arraycopy(tensors.get(name).toDoubles(), 0, values, 0, values.length));
    }

    /** What optimizers and parametrizations remember, shared with them. */
    private static Map<String, double[]> memories(Model model, ParameterUpdate update) {
        Map<String, double[]> memories = new LinkedHashMap<>();
        for (int i = 0; i < update.names().size(); i++) {
            String prefix = OPTIMIZER + update.names().get(i) + "/";
            update.memory(i).state().forEach((slot, values) -> memories.put(prefix + slot, values));
        }
        model.parametrizations()
                .forEach((name, each) -> each.state()
                        .forEach((slot, values) -> memories.put(PARAMETRIZATION + name + "/" + slot, values)));
        return memories;
    }

    private Map<String, Tensor> below(String prefix) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        tensors.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), values);
            }
        });
        return found;
    }

    private void require(String name, int... shape) {
        Tensor values = tensors.get(name);
        if (values == null) {
            throw new IllegalArgumentException("the checkpoint has no tensor " + name);
        }
        if (!Arrays.equals(values.shape(), shape)) {
            throw new IllegalArgumentException("the checkpoint's tensor " + name + " has shape "
                    + Arrays.toString(values.shape()) + ", but the run needs " + Arrays.toString(shape));
        }
    }
}
