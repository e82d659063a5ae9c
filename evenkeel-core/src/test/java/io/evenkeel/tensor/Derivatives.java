package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A traced step over a few time steps and examples, whose outputs are a function of inputs, weights and initial states,
 * with its derivatives in both modes and by central differences. Vectors hold all inputs, then all weights, then all
 * initial states.
 */
public final class Derivatives {
    static final int STEPS = 3;
    static final int EXAMPLES = 2;

    private final Pass primal;
    private final List<Expr> inputs;
    private final List<Parameter> parameters;
    private final Precision precision;

    public Derivatives(Pass primal, List<Expr> inputs, Precision precision) {
        this.primal = primal;
        this.inputs = inputs;
        this.parameters = primal.parameters();
        this.precision = precision;
    }

    int arguments() {
        int n = inputs.stream().mapToInt(x -> x.width() * STEPS * EXAMPLES).sum();
        n += parameters.stream().mapToInt(p -> p.value().size()).sum();
        return n
                + primal.recurrences().stream()
                        .mapToInt(r -> r.leaf().width() * EXAMPLES)
                        .sum();
    }

    int results() {
        return primal.outputs().stream()
                .mapToInt(y -> y.width() * STEPS * EXAMPLES)
                .sum();
    }

    public double[] value(double[] at) {
        Replay<?> replay = Replay.of(STEPS, EXAMPLES).pass(primal, 1).build(precision);
        runPrimal(replay, at);
        return outputs(replay, primal.outputs());
    }

    private void runPrimal(Replay<?> replay, double[] at) {
        int from = place(replay, inputs, at, 0, 1);
        from = placeWeights(at, from, parameters);
        placeStates(replay, primal, at, from);
        replay.refreshWeights();
        replay.run(primal);
    }

    private int place(Replay<?> replay, List<Expr> values, double[] at, int from, int rowsPerExample) {
        for (Expr x : values) {
            for (int t = 0; t < STEPS; t++) {
                for (int row = 0; row < EXAMPLES * rowsPerExample; row++) {
                    replay.write(x, t, row, at, from);
                    from += x.width();
                }
            }
        }
        return from;
    }

    private static int placeWeights(double[] at, int from, List<Parameter> into) {
        for (Parameter p : into) {
            for (int i = 0; i < p.value().size(); i++) {
                p.value().set(i, at[from++]);
            }
            p.changed();
        }
        return from;
    }

    private static void placeStates(Replay<?> replay, Pass pass, double[] at, int from) {
        for (Recurrence r : pass.recurrences()) {
            for (int row = 0; row < EXAMPLES; row++) {
                replay.write(r.leaf(), 0, row, at, from);
                from += r.leaf().width();
            }
        }
    }

    private static double[] outputs(Replay<?> replay, List<Expr> outputs) {
        double[] result = new double
                [outputs.stream().mapToInt(y -> y.width() * STEPS * EXAMPLES).sum()];
        int to = 0;
        for (Expr y : outputs) {
            for (int t = 0; t < STEPS; t++) {
                for (int row = 0; row < EXAMPLES; row++) {
                    replay.read(y, t, row, result, to);
                    to += y.width();
                }
            }
        }
        return result;
    }

    /** Forward mode: J·v by one direction. */
    public double[] pushForward(double[] at, double[] v) {
        Map<Parameter, Parameter> directions = new java.util.HashMap<>();
        parameters.forEach(
                p -> directions.put(p, new Parameter("d" + p.name(), p.value().copy())));
        Tangent.Builder builder = Tangent.of(primal).weights(directions).withOutputs();
        inputs.forEach(builder::input);
        Tangent tangent = builder.build();
        Replay<?> replay = Replay.of(STEPS, EXAMPLES)
                .pass(primal, 1)
                .pass(tangent.pass(), 1)
                .build(precision);
        int from = place(replay, inputs.stream().map(tangent::of).toList(), v, 0, 1);
        from = placeWeights(v, from, parameters.stream().map(directions::get).toList());
        placeStates(replay, tangent.pass(), v, from);
        runPrimal(replay, at);
        replay.run(tangent.pass());
        return outputs(replay, tangent.pass().outputs());
    }

    /** Reverse mode: Jᵀ·u for several u at once, through the directions axis. */
    public double[][] pullBack(double[] at, double[]... us) {
        int k = us.length;
        Adjoint.Builder builder = Adjoint.of(primal).directional();
        primal.outputs().forEach(builder::output);
        inputs.forEach(builder::input);
        Adjoint adjoint = builder.build();
        Replay<?> replay = Replay.of(STEPS, EXAMPLES)
                .pass(primal, 1)
                .pass(adjoint.pass(), k)
                .build(precision);
        runPrimal(replay, at);
        for (int d = 0; d < k; d++) {
            int from = 0;
            for (Expr y : primal.outputs()) {
                for (int t = 0; t < STEPS; t++) {
                    for (int row = 0; row < EXAMPLES; row++) {
                        replay.write(adjoint.seed(y), t, d * EXAMPLES + row, us[d], from);
                        from += y.width();
                    }
                }
            }
        }
        replay.run(adjoint.pass());
        return collect(replay, adjoint, k);
    }

    private <A> double[][] collect(Replay<A> replay, Adjoint adjoint, int k) {
        SummedGradients<A> sums =
                new SummedGradients<>(replay.kernels(), adjoint.pass().sites(), EXAMPLES, k);
        replay.gradients(adjoint.pass(), sums);
        double[][] result = new double[k][arguments()];
        for (int d = 0; d < k; d++) {
            int to = 0;
            for (Expr g : adjoint.pass().outputs()) {
                for (int t = 0; t < STEPS; t++) {
                    for (int row = 0; row < EXAMPLES; row++) {
                        int from = g.directional() ? d * EXAMPLES + row : row;
                        replay.read(g, t, from, result[d], to);
                        to += g.width();
                    }
                }
            }
            for (Parameter p : parameters) {
                Tensor gradient = sums.of(p, d);
                for (int i = 0; i < gradient.size(); i++) {
                    result[d][to++] = gradient.get(i);
                }
            }
            for (Recurrence r :
                    adjoint.pass().recurrences().subList(0, primal.recurrences().size())) {
                for (int row = 0; row < EXAMPLES; row++) {
                    replay.read(r.next(), 0, d * EXAMPLES + row, result[d], to);
                    to += r.next().width();
                }
            }
        }
        return result;
    }

    /** Reverse over forward: the gradient of ⟨u, J(at)·v⟩, for inputs, weights and initial states. */
    public double[] secondOrder(double[] at, double[] v, double[] u) {
        Map<Parameter, Parameter> directions = new java.util.HashMap<>();
        parameters.forEach(
                p -> directions.put(p, new Parameter("d" + p.name(), p.value().copy())));
        Tangent.Builder builder = Tangent.of(primal).weights(directions).withOutputs();
        inputs.forEach(builder::input);
        Tangent tangent = builder.build();
        Adjoint.Builder back = Adjoint.of(primal, tangent.pass()).parameters(parameters::contains);
        tangent.pass().outputs().forEach(back::output);
        inputs.forEach(back::input);
        Adjoint adjoint = back.build();
        Replay<?> replay = Replay.of(STEPS, EXAMPLES)
                .pass(primal, 1)
                .pass(tangent.pass(), 1)
                .pass(adjoint.pass(), 1)
                .build(precision);
        int from = place(replay, inputs.stream().map(tangent::of).toList(), v, 0, 1);
        from = placeWeights(v, from, parameters.stream().map(directions::get).toList());
        placeStates(replay, tangent.pass(), v, from);
        runPrimal(replay, at);
        replay.run(tangent.pass());
        place(replay, tangent.pass().outputs().stream().map(adjoint::seed).toList(), u, 0, 1);
        replay.run(adjoint.pass());
        return collect(replay, adjoint, 1)[0];
    }

    public double[] randomDirection(Random random, int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double[] along(double[] at, double[] v, double step) {
        double[] result = at.clone();
        for (int i = 0; i < at.length; i++) {
            result[i] += step * v[i];
        }
        return result;
    }

    Kernels<?> kernels() {
        return Kernels.of(precision);
    }
}
