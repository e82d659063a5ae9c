package io.evenkeel.prune;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Pass;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.SummedGradients;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the last k steps of a sequence make of a perturbation of the recurrent state, and how that depends on every weight:
 *
 * <pre>  χ = mean over examples b of ‖J_T … J_{T−k+1} 1‖₂,   J_t = ∂h_t/∂h_{t−1},   ∂χ/∂θ.</pre>
 *
 * The perturbation advances by forward mode; the gradient is reverse mode over forward mode, with the state h_{T−k} held
 * fixed. No Jacobian is formed. In place of the ones there may be random signs v, and χ is the mean over them, too: for
 * these {@code ‖J v‖²} is an unbiased estimate of {@code tr JᵀJ} (M. F. Hutchinson, "A stochastic estimator of the trace
 * of the influence matrix for Laplacian smoothing splines", Communications in Statistics 18, 1989). Always in double
 * precision.
 *
 * <p>Source: M. S. Zhang, B. C. Stadie, "One-shot pruning of recurrent neural networks by Jacobian spectrum evaluation",
 * ICLR 2020 (arXiv:1912.00120).
 */
public final class JacobianNorm {
    private final Network network;
    private int steps = 4;
    private int probes;
    private long seed;
    private Scope scope = Scope.OUTPUTS;

    /** Which part of the recurrent state is perturbed before the steps, and measured after them. */
    public enum Scope {
        /** What each layer gives on: h of an LSTM; the perturbation of its cell begins at 0. */
        OUTPUTS,
        /** All of the state: h and c of an LSTM. */
        STATE
    }

    private JacobianNorm(Network network) {
        this.network = network;
    }

    /**
     * Prepares the measurement over 4 steps, with ones in the outputs.
     *
     * @param network whose weights are used as they are at the time of measuring
     * @return the measurement, to be refined and then {@linkplain #measure made}
     */
    public static JacobianNorm of(Network network) {
        return new JacobianNorm(network);
    }

    /**
     * Sets the number of steps.
     *
     * @param k at least 1; shorter sequences are used whole
     * @return this
     * @throws IllegalArgumentException if there is not at least one
     */
    public JacobianNorm steps(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("the Jacobian needs at least 1 step, not " + k);
        }
        steps = k;
        return this;
    }

    /**
     * Sets what is perturbed and measured.
     *
     * @param newScope the outputs by default
     * @return this
     */
    public JacobianNorm scope(Scope newScope) {
        scope = newScope;
        return this;
    }

    /**
     * Perturbs by vectors of random signs instead of ones.
     *
     * @param number of vectors, the same for all examples; 0 for ones
     * @param newSeed of the signs
     * @return this
     * @throws IllegalArgumentException if the number is negative
     */
    public JacobianNorm randomSigns(int number, long newSeed) {
        if (number < 0) {
            throw new IllegalArgumentException("the number of random vectors must be 0 or more, not " + number);
        }
        probes = number;
        seed = newSeed;
        return this;
    }

    /**
     * What was measured.
     *
     * @param norm χ, dimensionless
     * @param gradients ∂χ/∂θ for every parameter of the layers
     * @param steps over how many steps
     */
    public record Result(double norm, Map<Parameter, Tensor> gradients, int steps) {}

    /**
     * Runs the sequences from the zero state, and measures over their last steps. Where a perturbation of an example ends at 0,
     * its norm has no gradient, and counts as 0.
     *
     * @param inputs {@code [steps][examples][inputs]}
     * @return χ and its gradient
     * @throws IllegalArgumentException if the shape does not fit the network
     * @throws ArithmeticException if χ is not finite
     */
    public Result measure(Tensor inputs) {
        if (inputs.rank() != 3
                || inputs.extent(0) < 1
                || inputs.extent(1) < 1
                || inputs.extent(2) != network.inputs()) {
            throw new IllegalArgumentException(
                    "inputs must have shape [steps, examples, " + network.inputs() + "], but are " + inputs);
        }
        return new Sweep(inputs).run();
    }

    /** One measurement. */
    private final class Sweep {
        private final Program program = network.program();
        private final Pass primal = program.pass();
        private final Tensor inputs;
        private final int examples;
        private final int last;
        private final int directions = Math.max(1, probes);
        private final boolean[] measured;
        private final Tangent tangent = Tangent.of(primal).build();
        private final Adjoint adjoint;
        private final Replay<?> replay;

        Sweep(Tensor inputs) {
            this.inputs = inputs;
            this.examples = inputs.extent(1);
            this.last = Math.min(steps, inputs.extent(0));
            this.measured = measured();
            Set<Parameter> own = new HashSet<>(network.stack().parameters());
            this.adjoint =
                    Adjoint.of(primal, tangent.pass()).parameters(own::contains).build();
            Replay.Builder passes = Replay.of(last, examples)
                    .pass(primal, 1)
                    .pass(tangent.pass(), directions)
                    .pass(adjoint.pass(), directions);
            tangent.pass().recurrences().forEach(r -> passes.keep(r.next()));
            this.replay = passes.build(Precision.DOUBLE);
        }

        private boolean[] measured() {
            Set<String> outputs = new HashSet<>();
            List<Cell> layers = network.stack().layers();
            for (int layer = 0; layer < layers.size(); layer++) {
                outputs.add(layers.get(layer).outputPart() + "." + layer);
            }
            List<Recurrence> states = primal.recurrences();
            boolean[] result = new boolean[states.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] =
                        scope == Scope.STATE || outputs.contains(states.get(i).name());
            }
            return result;
        }

        Result run() {
            int first = inputs.extent(0) - last;
            replay.clearInitialState(primal);
            if (first > 0) {
                goTo(first);
            }
            write(replay, first);
            replay.run(primal);
            perturb();
            replay.run(tangent.pass());
            double norm = norm();
            if (!Double.isFinite(norm)) {
                throw new ArithmeticException(
                        "the norm of the Jacobian over " + last + " steps is " + norm + ": the network explodes");
            }
            replay.run(adjoint.pass());
            return new Result(norm, gradients(replay), last);
        }

        /** Sets the state in which the last steps begin. */
        private void goTo(int first) {
            Replay.Builder passes = Replay.of(first, examples).pass(primal, 1);
            primal.recurrences().forEach(r -> passes.keep(r.next()));
            Replay<?> before = passes.build(Precision.DOUBLE);
            write(before, 0);
            before.run(primal);
            for (Recurrence r : primal.recurrences()) {
                double[] row = new double[r.leaf().width()];
                for (int b = 0; b < examples; b++) {
                    before.read(r.next(), first - 1, b, row, 0);
                    replay.write(r.leaf(), 0, b, row, 0);
                }
            }
        }

        private void write(Replay<?> to, int first) {
            Expr x = program.input("x");
            double[] row = new double[x.width()];
            for (int t = 0; t < to.steps(); t++) {
                for (int b = 0; b < examples; b++) {
                    int from = ((first + t) * examples + b) * row.length;
                    for (int i = 0; i < row.length; i++) {
                        row[i] = inputs.get(from + i);
                    }
                    to.write(x, t, b, row, 0);
                }
            }
        }

        private void perturb() {
            RandomStream random = RandomStream.of(seed, "signs of Jacobian norm");
            List<Recurrence> states = tangent.pass().recurrences();
            for (int i = 0; i < states.size(); i++) {
                RandomStream stream = random.split(states.get(i).name());
                double[] vector = new double[states.get(i).leaf().width()];
                for (int d = 0; d < directions; d++) {
                    for (int j = 0; j < vector.length; j++) {
                        boolean negative = probes > 0 && stream.bits((long) d * vector.length + j) < 0;
                        vector[j] = !measured[i] ? 0 : negative ? -1 : 1;
                    }
                    for (int b = 0; b < examples; b++) {
                        replay.write(states.get(i).leaf(), 0, d * examples + b, vector, 0);
                    }
                }
            }
        }

        /** χ; what the adjoint starts from is ∂χ/∂ḣ_T = ḣ_T / ‖ḣ_T‖ over the number of norms. */
        private double norm() {
            List<Recurrence> states = tangent.pass().recurrences();
            List<Recurrence> seeds = adjoint.pass().recurrences();
            double[][] vectors =
                    states.stream().map(r -> new double[r.leaf().width()]).toArray(double[][]::new);
            int rows = directions * examples;
            double sum = 0;
            replay.clearInitialState(adjoint.pass());
            for (int row = 0; row < rows; row++) {
                double squares = 0;
                for (int i = 0; i < vectors.length; i++) {
                    if (measured[i]) {
                        replay.read(states.get(i).next(), last - 1, row, vectors[i], 0);
                        squares += Arrays.stream(vectors[i]).reduce(0, (s, v) -> s + v * v);
                    }
                }
                double norm = Math.sqrt(squares);
                sum += norm;
                for (int i = 0; i < vectors.length && norm > 0; i++) {
                    for (int j = 0; j < vectors[i].length; j++) {
                        vectors[i][j] /= norm * rows;
                    }
                    replay.write(seeds.get(vectors.length + i).leaf(), last - 1, row, vectors[i], 0);
                }
            }
            return sum / rows;
        }

        private <A> Map<Parameter, Tensor> gradients(Replay<A> of) {
            SummedGradients<A> sums =
                    new SummedGradients<>(of.kernels(), adjoint.pass().sites(), examples, 1);
            of.gradients(adjoint.pass(), sums);
            Map<Parameter, Tensor> gradients = new LinkedHashMap<>();
            network.stack().parameters().forEach(p -> gradients.put(p, sums.of(p, 0)));
            return gradients;
        }
    }
}
