package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.kernel.Kernels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sink of one's own: gradients example by example. */
class PerExampleGradientsTest {
    private static final int STEPS = 6;
    private static final int BATCH = 20;

    /** Adds up over time, but keeps examples apart: {@code [parameter][example][element]}. */
    private record PerExample(Map<Parameter, double[][]> gradients) implements GradientSink<double[]> {
        @Override
        public void receive(GradientSite site, Slab<double[]> left, Slab<double[]> right, int steps) {
            Weight w = site.weight();
            Parameter p = w.parameter();
            double[][] all = gradients.computeIfAbsent(
                    p, key -> new double[BATCH][p.value().size()]);
            for (int t = 0; t < steps; t++) {
                for (int b = 0; b < BATCH; b++) {
                    int l = left.at(t) + b * left.rowStride();
                    for (int i = 0; i < left.width(); i++) {
                        double g = left.array()[l + i];
                        if (site instanceof GradientSite.Bias) {
                            all[b][w.firstColumn() + i] += g;
                        } else if (site instanceof GradientSite.Matrix) {
                            int r = right.at(t) + b * right.rowStride();
                            int to = (w.firstRow() + i) * p.columns() + w.firstColumn();
                            for (int j = 0; j < w.columns(); j++) {
                                all[b][to + j] += g * right.array()[r + j];
                            }
                        } else {
                            throw new AssertionError("an LSTM has no " + site);
                        }
                    }
                }
            }
        }
    }

    @Test
    void addUpToTheSummedGradient() {
        TrainedLstm network = new TrainedLstm(3, 5);
        Program program = network.program();
        Expr loss = program.output("loss");
        Adjoint adjoint = Adjoint.of(program.pass())
                .output(loss)
                .rule(DerivativeRule.TRAINING)
                .build();
        Kernels<double[]> kernels = DoubleKernels.INSTANCE;
        Replay<double[]> replay = Replay.of(STEPS, BATCH)
                .pass(program.pass(), 1)
                .pass(adjoint.pass(), 1)
                .build(new WeightStore<>(kernels));
        for (String name : new String[] {"x", "target"}) {
            Expr input = program.input(name);
            double[] values = network.inputs(name, STEPS, BATCH, 0, BATCH).toDoubles();
            for (int row = 0; row < STEPS * BATCH; row++) {
                replay.write(input, row / BATCH, row % BATCH, values, row * input.width());
            }
        }
        replay.fill(adjoint.seed(loss), 1);
        replay.run(program.pass());
        replay.run(adjoint.pass());

        PerExample examples = new PerExample(new LinkedHashMap<>());
        SummedGradients<double[]> summed =
                new SummedGradients<>(kernels, adjoint.pass().sites(), BATCH, 1);
        replay.gradients(adjoint.pass(), examples);
        replay.gradients(adjoint.pass(), summed);

        assertThat(examples.gradients.keySet()).containsExactlyInAnyOrderElementsOf(network.parameters());
        examples.gradients.forEach((parameter, each) -> {
            assertThat(each[0]).isNotEqualTo(each[BATCH - 1]);
            double[] sum = new double[parameter.value().size()];
            for (double[] one : each) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += one[i];
                }
            }
            assertThat(sum)
                    .as(parameter.toString())
                    .containsExactly(summed.of(parameter, 0).toDoubles(), within(1e-12));
        });
    }
}
