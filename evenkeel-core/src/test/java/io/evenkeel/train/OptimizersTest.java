package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.tensor.io.SafeTensors;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Trajectories against PyTorch's, which {@code make_references.py} wrote beside itself among the test resources. */
class OptimizersTest {
    static final List<Map.Entry<String, Optimizer>> OPTIMIZERS = List.of(
            Map.entry("sgd", new Sgd(0.1, 0, 0, false, 0.01)),
            Map.entry("sgd-momentum", Sgd.withMomentum(0.1, 0.9)),
            Map.entry("sgd-dampening", new Sgd(0.1, 0.9, 0.3, false, 0.01)),
            Map.entry("sgd-nesterov", new Sgd(0.1, 0.9, 0, true, 0.01)),
            Map.entry("rmsprop", new RmsProp(0.01)),
            Map.entry("rmsprop-momentum", new RmsProp(0.01, 0.9, 1e-4, 0.8, false, 0.02)),
            Map.entry("rmsprop-centered", new RmsProp(0.01, 0.9, 1e-8, 0.8, true, 0)),
            Map.entry("adam", new Adam(0.01)),
            Map.entry("adam-decay", new Adam(0.01, 0.8, 0.95, 1e-4, false, 0.05)),
            Map.entry("adam-amsgrad", new Adam(0.01, 0.8, 0.7, 1e-8, true, 0)),
            Map.entry("adamw", new AdamW(0.01)),
            Map.entry("adamw-amsgrad", new AdamW(0.01, 0.8, 0.7, 1e-8, true, 0.05)));

    private static final SafeTensors REFERENCES = references();

    private static SafeTensors references() {
        try {
            return SafeTensors.read(Path.of(
                    OptimizersTest.class.getResource("optimizers.safetensors").toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static double[] start() {
        return REFERENCES.tensor("start").toDoubles();
    }

    private static double[][] rows(String name) {
        double[] all = REFERENCES.tensor(name).toDoubles();
        int width = REFERENCES.tensor(name).extent(1);
        double[][] rows = new double[all.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
        }
        return rows;
    }

    @ParameterizedTest
    @FieldSource("OPTIMIZERS")
    void takesTheStepsOfPyTorch(Map.Entry<String, Optimizer> optimizer) {
        ManualUpdate update = new ManualUpdate(optimizer.getValue(), start());
        double[][] gradients = rows("gradients");
        double[][] expected = rows(optimizer.getKey());
        for (int k = 0; k < expected.length; k++) {
            double[] theta = update.step(gradients[k]);
            for (int i = 0; i < theta.length; i++) {
                double tolerance = 1e-12 * Math.max(1, Math.abs(expected[k][i]));
                assertThat(theta[i]).as("update %d, number %d", k, i).isCloseTo(expected[k][i], within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("OPTIMIZERS")
    void goesOnFromItsState(Map.Entry<String, Optimizer> optimizer) {
        double[][] gradients = rows("gradients");
        ManualUpdate whole = new ManualUpdate(optimizer.getValue(), start());
        for (int k = 0; k < 10; k++) {
            whole.step(gradients[k]);
        }
        ManualUpdate resumed = new ManualUpdate(optimizer.getValue(), whole.parameter(0));
        Map<String, double[]> saved = whole.memories.get(0).state();
        Map<String, double[]> fresh = resumed.memories.get(0).state();
        assertThat(fresh.keySet()).containsExactlyElementsOf(saved.keySet());
        saved.forEach((name, numbers) -> System.arraycopy(numbers, 0, fresh.get(name), 0, numbers.length));
        for (int k = 10; k < gradients.length; k++) {
            assertThat(resumed.step(gradients[k])).isEqualTo(whole.step(gradients[k]));
        }
    }

    @Test
    void aRunningSquareBelowItsMeanSquaredCountsAsEqual() {
        // Once u and m have settled at this constant gradient, u − m² is −2⁻⁵², whose root PyTorch takes.
        Optimizer.Memory memory = new RmsProp(0.1, 0.5, 1e-8, 0, true, 0).memory(1);
        for (int k = 0; k < 200; k++) {
            double[] d = {1.1};
            memory.direction(d);
            assertThat(d[0]).as("update " + k).isFinite().isPositive();
        }
    }

    @Test
    void theScheduleScalesTheStep() {
        ManualUpdate update = new ManualUpdate(new Sgd(0.5), 0.0).with(Schedules.exponential(0.5));
        assertThat(update.step(1)).isEqualTo(-0.5);
        assertThat(update.step(1)).isEqualTo(-0.75);
        assertThat(update.step(1)).isEqualTo(-0.875);
    }

    @Test
    void refusesImpossibleSettings() {
        refused("learning rate", () -> new Sgd(-0.1));
        refused("learning rate", () -> new Adam(Double.NaN));
        refused("learning rate", () -> new RmsProp(Double.POSITIVE_INFINITY));
        refused("momentum", () -> Sgd.withMomentum(0.1, 1));
        refused("dampening", () -> new Sgd(0.1, 0.9, 1, false, 0));
        refused("weight decay", () -> new Sgd(0.1, 0.9, 0, false, -1));
        refused("Nesterov", () -> new Sgd(0.1, 0, 0, true, 0));
        refused("Nesterov", () -> new Sgd(0.1, 0.9, 0.1, true, 0));
        refused("smoothing", () -> new RmsProp(0.1, 1, 1e-8, 0, false, 0));
        refused("epsilon", () -> new RmsProp(0.1, 0.9, 0, 0, false, 0));
        refused("momentum", () -> new RmsProp(0.1, 0.9, 1e-8, -0.1, false, 0));
        refused("beta1", () -> new Adam(0.1, 1, 0.9, 1e-8, false, 0));
        refused("beta2", () -> new AdamW(0.1, 0.9, 1.5, 1e-8, false, 0));
        refused("epsilon", () -> new AdamW(0.1, 0.9, 0.9, -1, false, 0));
        assertThatCode(() -> new Sgd(0)).doesNotThrowAnyException();
    }

    private static void refused(String what, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(what);
    }
}
