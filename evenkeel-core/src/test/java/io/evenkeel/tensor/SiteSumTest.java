package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.op.AveragePooling;
import io.evenkeel.tensor.op.Convolution;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gradients of a convolution over time, example by example and cotangent by cotangent. */
class SiteSumTest {
    private static final int STEPS = 3;
    private static final int BATCH = 20;
    private static final int DIRECTIONS = 2;
    private static final ImageWindows WINDOWS = ImageWindows.square(2, 5, 4, 3, 2, 1);

    private final Parameter weight = parameter("w", 3, WINDOWS.size());
    private final Parameter bias = parameter("b", 3);
    private final Parameter recurrent = parameter("u", 3, 3);
    private final Program program;
    private final Expr x;
    private final Adjoint adjoint;

    SiteSumTest() {
        Program.Trace trace = new Program.Trace();
        x = trace.input("x", WINDOWS.image());
        Expr h = trace.state("h", 3);
        Expr y = Operations.relu(Convolution.plusBias(Convolution.of(x, weight, WINDOWS), bias));
        trace.next("h", Operations.tanh(AveragePooling.global(y, 3).plus(Operations.linear(h, recurrent))));
        trace.output("y", h);
        program = trace.end();
        adjoint = Adjoint.of(program.pass())
                .output(program.output("y"))
                .directional()
                .build();
    }

    private static Parameter parameter(String name, int... shape) {
        int n = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        RandomStream stream = RandomStream.of(1, name);
        return new Parameter(
                name,
                Tensor.of(IntStream.range(0, n).mapToDouble(stream::gaussian).toArray(), shape));
    }

    /** Runs some of the examples forwards and, from the same cotangents at all steps, backwards. */
    private Replay<double[]> run(int first, int examples) {
        Kernels<double[]> kernels = DoubleKernels.INSTANCE;
        Replay<double[]> replay = Replay.of(STEPS, examples)
                .pass(program.pass(), 1)
                .pass(adjoint.pass(), DIRECTIONS)
                .build(new WeightStore<>(kernels));
        Expr seed = adjoint.seed(program.output("y"));
        for (int t = 0; t < STEPS; t++) {
            for (int b = 0; b < examples; b++) {
                RandomStream stream = RandomStream.of(2, "step " + t).split("example " + (first + b));
                double[] image = IntStream.range(0, x.width())
                        .mapToDouble(stream::gaussian)
                        .toArray();
                replay.write(x, t, b, image, 0);
                for (int d = 0; d < DIRECTIONS; d++) {
                    replay.write(seed, t, d * examples + b, new double[] {1 - d, 0.5, d}, 0);
                }
            }
        }
        replay.run(program.pass());
        replay.run(adjoint.pass());
        return replay;
    }

    private double[] summed(int first, int examples, Parameter p, int direction) {
        Replay<double[]> replay = run(first, examples);
        SummedGradients<double[]> sums =
                new SummedGradients<>(replay.kernels(), adjoint.pass().sites(), examples, DIRECTIONS);
        replay.gradients(adjoint.pass(), sums);
        return sums.of(p, direction).toDoubles();
    }

    /** One example of many has the gradient that it has alone, to the bit; all of them add up to the batch's. */
    @Test
    void examplesAddUpToTheBatch() {
        Replay<double[]> replay = run(0, BATCH);
        SiteSum<double[]> siteSum = new SiteSum<>(replay.kernels());
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            double[] total = new double[weight.value().size()];
            double[] moduli = new double[weight.value().size()];
            for (int b = 0; b < BATCH; b++) {
                double[] one = new double[siteSum.size(weight)];
                int d = direction;
                int example = b;
                replay.gradients(adjoint.pass(), (site, left, right, steps) -> {
                    if (site.weight() == weight) {
                        assertThat(site).isInstanceOf(GradientSite.Positions.class);
                        siteSum.add(site, left, right, d, example, 1, steps, one, 0);
                    }
                });
                double[] alone = summed(b, 1, weight, direction);
                for (int i = 0; i < total.length; i++) {
                    double g = one[i / weight.columns() * siteSum.row(weight) + i % weight.columns()];
                    assertThat(g).as("example %d, weight %d", b, i).isEqualTo(alone[i]);
                    total[i] += g;
                    moduli[i] += Math.abs(g);
                }
            }
            assertThat(total).containsExactly(summed(0, BATCH, weight, direction), within(1e-12));
            assertThat(IntStream.range(0, total.length)
                            .anyMatch(i -> moduli[i] > 1.1 * Math.abs(total[i]) && total[i] != 0))
                    .isTrue();
        }
    }

    @Test
    void biasesOfConvolutionsReceiveTheSumOverPositions() {
        double h = 1e-6;
        double[] gradient = summed(0, 2, bias, 0);
        for (int i = 0; i < 3; i++) {
            double before = bias.value().get(i);
            bias.value().set(i, before + h);
            bias.changed();
            double above = value(2);
            bias.value().set(i, before - h);
            bias.changed();
            double difference = (above - value(2)) / (2 * h);
            bias.value().set(i, before);
            bias.changed();
            assertThat(gradient[i]).isCloseTo(difference, within(1e-7));
        }
    }

    /** What the first cotangent weighs: {@code Σ_t Σ_b h_0 + h_1 / 2}. */
    private double value(int examples) {
        Replay<double[]> replay = run(0, examples);
        double sum = 0;
        double[] y = new double[3];
        for (int t = 0; t < STEPS; t++) {
            for (int b = 0; b < examples; b++) {
                replay.read(program.output("y"), t, b, y, 0);
                sum += y[0] + 0.5 * y[1];
            }
        }
        return sum;
    }
}
