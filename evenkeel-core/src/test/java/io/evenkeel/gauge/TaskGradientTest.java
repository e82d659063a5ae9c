package io.evenkeel.gauge;

import static io.evenkeel.tensor.Operations.linear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TaskGradientTest {
    /** y = a_L ⋯ a_1 x with L = ½ (y − 0)²·2/2: the gradient of layer l is known in closed form. */
    @Test
    void by_depth_of_a_linear_chain() {
        double a = 1e-3;
        int depth = 60;
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", 1);
        List<Expr> layers = new ArrayList<>();
        Expr h = x;
        for (int l = 0; l < depth; l++) {
            h = linear(h, new Parameter("w" + l, Tensor.of(new double[] {a}, 1, 1)))
                    .times(1);
            layers.add(h);
        }
        trace.output("loss", Operations.meanSquaredError(h, trace.input("target", 1)));
        TaskGradient gauge = new TaskGradient(trace.end(), layers, 1, 2);
        TaskGradient.Result result = gauge.measure(
                Tensor.of(new double[] {1, 1}, 1, 2, 1), Tensor.of(new double[] {3, 4}, 1, 2, 1), new double[] {.5, .5
                });
        // ∂L/∂y = (y − target) for each of two examples that count one half; y is 0 next to the targets.
        for (int l = 0; l < depth; l++) {
            double expected = 5 * Math.pow(a, depth - 1 - l);
            assertThat(result.byDepth()[l] / expected).as("layer %d", l).isCloseTo(1, within(1e-12));
        }
        assertThat(result.byDepth()[0]).isLessThan(1e-170).isPositive();
        assertThat(result.byTime()).isEmpty();
    }

    /** s' = W s + x with W a Jordan block and a loss at the end alone: the gradient goes back by powers of Wᵀ. */
    @Test
    void by_time_of_a_jordan_chain() {
        double[] w = {0.9, 1, 0, 0.9};
        Program.Trace trace = new Program.Trace();
        Expr s = trace.state("s", 2);
        Expr next = linear(s, new Parameter("w", Tensor.of(w, 2, 2))).plus(trace.input("x", 2));
        trace.next("s", next);
        trace.output("loss", Operations.meanSquaredError(next, trace.input("target", 2)));
        int steps = 6;
        Tensor inputs = Tensor.of(new double[steps * 2], steps, 1, 2);
        double[] targets = new double[steps * 2];
        Arrays.fill(targets, 100);
        targets[steps * 2 - 2] = -1;
        targets[steps * 2 - 1] = 0;
        double[] weights = new double[steps];
        weights[steps - 1] = 1;
        TaskGradient.Result result = new TaskGradient(trace.end(), List.of(next), steps, 1)
                .measure(inputs, Tensor.of(targets, steps, 1, 2), weights);
        // ∂L/∂s_T = (1, 0); (Wᵀ)^k (1, 0) = (0.9^k, k 0.9^(k−1)).
        Offset<Double> tight = within(1e-12);
        for (int k = 1; k <= steps; k++) {
            double expected = Math.hypot(Math.pow(0.9, k), k * Math.pow(0.9, k - 1));
            assertThat(result.byTime()[steps - k]).as("lag %d", k).isCloseTo(expected, tight);
        }
    }

    /** s' = 0.9 s + x with a read-out 2 s: the gradient enters the loop by a product, over more steps than one chunk. */
    @Test
    void by_time_behind_a_read_out_over_many_steps() {
        Program.Trace trace = new Program.Trace();
        Expr s = trace.state("s", 1);
        Expr next = linear(s, new Parameter("w", Tensor.of(new double[] {0.9}, 1, 1)))
                .plus(trace.input("x", 1));
        trace.next("s", next);
        Expr y = linear(next, new Parameter("v", Tensor.of(new double[] {2}, 1, 1)));
        trace.output("loss", Operations.meanSquaredError(y, trace.input("target", 1)));
        int steps = 300;
        double[] targets = new double[steps];
        targets[steps - 1] = -1;
        double[] weights = new double[steps];
        weights[steps - 1] = 1;
        TaskGradient.Result result = new TaskGradient(trace.end(), List.of(), steps, 1)
                .measure(Tensor.of(new double[steps], steps, 1, 1), Tensor.of(targets, steps, 1, 1), weights);
        // ∂L/∂s_T = 2 · 2 (0 + 1).
        for (int k = 1; k <= steps; k++) {
            assertThat(result.byTime()[steps - k] / (4 * Math.pow(0.9, k)))
                    .as("lag %d", k)
                    .isCloseTo(1, within(1e-12));
        }
    }
}
