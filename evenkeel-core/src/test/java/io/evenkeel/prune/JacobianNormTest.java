package io.evenkeel.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.gauge.Trajectory;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JacobianNormTest {
    private static final double STEP = 1e-5;

    /** Where the states are that count, and where each example stands before the last k steps. */
    private static final class Probe {
        private final Network network;
        private final Tensor inputs;
        private final int from;
        private final boolean[] measured;
        private final double[][] begin;

        Probe(Network network, Tensor inputs, int k, JacobianNorm.Scope scope) {
            this.network = network;
            this.inputs = inputs;
            this.from = inputs.extent(0) - k;
            this.measured = new boolean[network.program().stateDimension()];
            int at = 0;
            for (Recurrence r : network.program().pass().recurrences()) {
                boolean counts = scope == JacobianNorm.Scope.STATE || !r.name().startsWith("c");
                Arrays.fill(measured, at, at + r.leaf().width(), counts);
                at += r.leaf().width();
            }
            this.begin = new double[inputs.extent(1)][];
            for (int b = 0; b < begin.length; b++) {
                begin[b] = from == 0
                        ? new double[measured.length]
                        : Trajectory.of(network.program())
                                .along(Nets.sequence(inputs, b, 0, from))
                                .state(from);
            }
        }

        /** χ by Jacobians of finite differences, multiplied step by step. */
        double byDifferences() {
            double sum = 0;
            for (int b = 0; b < begin.length; b++) {
                double[] state = begin[b];
                double[] v = ones();
                for (int t = from; t < inputs.extent(0); t++) {
                    Tensor x = Nets.sequence(inputs, b, t, t + 1);
                    double[] pushed = new double[v.length];
                    for (int j = 0; j < v.length; j++) {
                        double[] up = next(moved(state, j, STEP), x);
                        double[] down = next(moved(state, j, -STEP), x);
                        for (int i = 0; i < v.length; i++) {
                            pushed[i] += (up[i] - down[i]) / (2 * STEP) * v[j];
                        }
                    }
                    v = pushed;
                    state = next(state, x);
                }
                sum += norm(v);
            }
            return sum / begin.length;
        }

        private double[] next(double[] state, Tensor x) {
            return Trajectory.of(network.program()).from(state).along(x).state(1);
        }

        private static double[] moved(double[] state, int j, double by) {
            double[] result = state.clone();
            result[j] += by;
            return result;
        }

        /** χ by tangents, from the states of the weights with which this was made. */
        double byTangents() {
            double sum = 0;
            for (int b = 0; b < begin.length; b++) {
                Trajectory trajectory = Trajectory.of(network.program())
                        .from(begin[b])
                        .along(Nets.sequence(inputs, b, from, inputs.extent(0)));
                double[] v = ones();
                for (int t = 0; t < trajectory.steps(); t++) {
                    trajectory.pushForward(t, 1, v);
                }
                sum += norm(v);
            }
            return sum / begin.length;
        }

        private double[] ones() {
            double[] v = new double[measured.length];
            for (int i = 0; i < v.length; i++) {
                v[i] = measured[i] ? 1 : 0;
            }
            return v;
        }

        private double norm(double[] v) {
            double squares = 0;
            for (int i = 0; i < v.length; i++) {
                squares += measured[i] ? v[i] * v[i] : 0;
            }
            return Math.sqrt(squares);
        }
    }

    @ParameterizedTest
    @MethodSource("io.evenkeel.prune.Nets#kinds")
    void theNormIsThatOfTheProductOfJacobians(String kind) {
        Network network = Nets.of(kind, 1);
        for (int k : new int[] {1, 4}) {
            for (JacobianNorm.Scope scope : JacobianNorm.Scope.values()) {
                Tensor inputs = Nets.inputs(7, 3, 2);
                double chi = JacobianNorm.of(network)
                        .steps(k)
                        .scope(scope)
                        .measure(inputs)
                        .norm();
                assertThat(chi)
                        .as("%s, k = %d, %s", kind, k, scope)
                        .isCloseTo(new Probe(network, inputs, k, scope).byDifferences(), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.evenkeel.prune.Nets#kinds")
    void theGradientIsThatOfCentralDifferences(String kind) {
        Network network = Nets.of(kind, 3);
        for (JacobianNorm.Scope scope : JacobianNorm.Scope.values()) {
            Tensor inputs = Nets.inputs(6, 2, 4);
            JacobianNorm.Result result = JacobianNorm.of(network).scope(scope).measure(inputs);
            Probe probe = new Probe(network, inputs, 4, scope);
            assertThat(result.gradients().keySet())
                    .containsExactlyElementsOf(network.stack().parameters());
            result.gradients().forEach((p, gradient) -> {
                for (int i = 0; i < gradient.size(); i++) {
                    assertThat(gradient.get(i))
                            .as("%s, %s, %s, %d", kind, scope, p, i)
                            .isCloseTo(difference(p, i, probe), within(1e-5));
                }
            });
        }
    }

    private static double difference(Parameter p, int i, Probe probe) {
        double value = p.value().get(i);
        p.value().set(i, value + STEP);
        p.changed();
        double up = probe.byTangents();
        p.value().set(i, value - STEP);
        p.changed();
        double down = probe.byTangents();
        p.value().set(i, value);
        p.changed();
        return (up - down) / (2 * STEP);
    }

    @Test
    void aLinearNetworkHasAClosedForm() {
        Network network = Nets.linear(5);
        Parameter input = network.stack().parameters().get(0);
        Parameter recurrent = network.stack().parameters().get(1);
        int k = 4;
        JacobianNorm.Result result = JacobianNorm.of(network).steps(k).measure(Nets.inputs(9, 6, 6));
        int n = Nets.UNITS;
        double[][] p = new double[k + 1][n];
        Arrays.fill(p[0], 1);
        for (int j = 0; j < k; j++) {
            for (int r = 0; r < n; r++) {
                for (int c = 0; c < n; c++) {
                    p[j + 1][r] += recurrent.value().get(r * n + c) * p[j][c];
                }
            }
        }
        double chi = Math.sqrt(Arrays.stream(p[k]).map(x -> x * x).sum());
        double[] q = Arrays.stream(p[k]).map(x -> x / chi).toArray();
        double[][] expected = new double[n][n];
        for (int j = k - 1; j >= 0; j--) {
            double[] before = new double[n];
            for (int r = 0; r < n; r++) {
                for (int c = 0; c < n; c++) {
                    expected[r][c] += q[r] * p[j][c];
                    before[c] += recurrent.value().get(r * n + c) * q[r];
                }
            }
            q = before;
        }
        assertThat(result.norm()).isCloseTo(chi, within(1e-10));
        double homogeneity = 0;
        for (int i = 0; i < n * n; i++) {
            double g = result.gradients().get(recurrent).get(i);
            assertThat(g).as("entry %d", i).isCloseTo(expected[i / n][i % n], within(1e-10));
            homogeneity += recurrent.value().get(i) * g;
        }
        assertThat(homogeneity).isCloseTo(k * chi, within(1e-10));
        assertThat(result.gradients().get(input).toDoubles()).containsOnly(0.0);
    }

    @ParameterizedTest
    @MethodSource("io.evenkeel.prune.Nets#kinds")
    void leavingOutASmallWeightCostsWhatTheGradientSays(String kind) {
        Network network = Nets.of(kind, 7);
        Tensor inputs = Nets.inputs(4, 5, 8);
        PrunableBlock block = PrunableBlock.of(network).get(1);
        int at = block.position(3);
        Parameter p = block.weight().parameter();
        p.value().set(at, 1e-5 * p.value().get(at));
        JacobianNorm.Result with = JacobianNorm.of(network).measure(inputs);
        double taylor = p.value().get(at) * with.gradients().get(p).get(at);
        p.value().set(at, 0);
        p.changed();
        double cost = with.norm() - JacobianNorm.of(network).measure(inputs).norm();
        assertThat(cost / taylor).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @MethodSource("io.evenkeel.prune.Nets#kinds")
    void theOrderOfExamplesDoesNotMatter(String kind) {
        Network network = Nets.of(kind, 9);
        Tensor inputs = Nets.inputs(6, Nets.EXAMPLES, 10);
        Tensor reversed = Tensor.zeros(Precision.DOUBLE, inputs.shape());
        for (int t = 0; t < 6; t++) {
            for (int b = 0; b < Nets.EXAMPLES; b++) {
                for (int i = 0; i < Nets.INPUTS; i++) {
                    int from = (t * Nets.EXAMPLES + b) * Nets.INPUTS + i;
                    reversed.set((t * Nets.EXAMPLES + Nets.EXAMPLES - 1 - b) * Nets.INPUTS + i, inputs.get(from));
                }
            }
        }
        JacobianNorm.Result one = JacobianNorm.of(network).randomSigns(3, 1).measure(inputs);
        JacobianNorm.Result other = JacobianNorm.of(network).randomSigns(3, 1).measure(reversed);
        assertThat(other.norm()).isCloseTo(one.norm(), within(1e-12));
        one.gradients()
                .forEach((p, g) ->
                        assertThat(other.gradients().get(p).toDoubles()).containsExactly(g.toDoubles(), within(1e-12)));
    }

    @Test
    void randomSignsEstimateTheFrobeniusNorm() {
        Network network = Nets.linear(11);
        Parameter recurrent = network.stack().parameters().get(1);
        double squares =
                Arrays.stream(recurrent.value().toDoubles()).map(x -> x * x).sum();
        double mean = 0;
        int seeds = 500;
        for (int seed = 0; seed < seeds; seed++) {
            double norm = JacobianNorm.of(network)
                    .steps(1)
                    .randomSigns(1, seed)
                    .measure(Nets.inputs(1, 1, 12))
                    .norm();
            mean += norm * norm / seeds;
        }
        assertThat(mean / squares).isCloseTo(1, within(0.1));
    }

    @Test
    void severalSignsAreTheMeanOfEach() {
        Network network = Nets.linear(13);
        Tensor inputs = Nets.inputs(4, 2, 14);
        Parameter recurrent = network.stack().parameters().get(1);
        JacobianNorm.Result two = JacobianNorm.of(network).randomSigns(2, 5).measure(inputs);
        Tensor gradient = two.gradients().get(recurrent);
        double homogeneity = 0;
        for (int i = 0; i < gradient.size(); i++) {
            homogeneity += recurrent.value().get(i) * gradient.get(i);
        }
        assertThat(homogeneity).isCloseTo(4 * two.norm(), within(1e-10));
        double one = JacobianNorm.of(network).randomSigns(1, 5).measure(inputs).norm();
        assertThat(two.norm()).isNotEqualTo(one);
    }

    @Test
    void shortSequencesAreUsedWhole() {
        Network network = Nets.of("gru", 15);
        Tensor inputs = Nets.inputs(2, 3, 16);
        JacobianNorm.Result result = JacobianNorm.of(network).steps(4).measure(inputs);
        assertThat(result.steps()).isEqualTo(2);
        assertThat(result.norm())
                .isEqualTo(JacobianNorm.of(network).steps(2).measure(inputs).norm());
    }

    @Test
    void anExampleWhosePerturbationDiesHasNoGradient() {
        Network network = Nets.of("relu", 17);
        List<Parameter> parameters = network.stack().parameters();
        Tensor dead = Tensor.zeros(Precision.DOUBLE, Nets.UNITS);
        Arrays.fill((double[]) dead.array(), -1e3);
        parameters.get(2).set(dead);
        JacobianNorm.Result result = JacobianNorm.of(network).measure(Nets.inputs(5, 4, 18));
        assertThat(result.norm()).isZero();
        for (Map.Entry<Parameter, Tensor> gradient : result.gradients().entrySet()) {
            assertThat(gradient.getValue().toDoubles()).containsOnly(0.0);
        }
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        Network network = Nets.of("tanh", 19);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JacobianNorm.of(network).steps(0))
                .withMessage("the Jacobian needs at least 1 step, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JacobianNorm.of(network).randomSigns(-1, 0))
                .withMessageContaining("0 or more, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JacobianNorm.of(network).measure(Tensor.zeros(Precision.DOUBLE, 4, 2, 7)))
                .withMessageContaining("must have shape [steps, examples, 3]");
        Network exploding = Nets.linear(20);
        Tensor huge = exploding.stack().parameters().get(1).value();
        for (int i = 0; i < huge.size(); i++) {
            huge.set(i, 1e200);
        }
        assertThatThrownBy(() -> JacobianNorm.of(exploding).measure(Nets.inputs(4, 2, 21)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the network explodes");
    }
}
