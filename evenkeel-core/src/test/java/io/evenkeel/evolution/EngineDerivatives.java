package io.evenkeel.evolution;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Pass;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.SummedGradients;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.op.RowDot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Derivatives of a network's answers by plainer ways: a sweep for each experience and output, and double backpropagation. */
final class EngineDerivatives {
    private EngineDerivatives() {}

    /** {@code J[i][k][j]}, over the steps that count. */
    static double[][][] jacobian(EvolvingNetwork network, Experiences experiences) {
        double[][][] all = new double[experiences.size()][network.outputs()][];
        Pass primal = network.program().pass();
        Expr y = network.program().output("y");
        Adjoint adjoint = Adjoint.of(primal).output(y).build();
        Replay<double[]> replay = Replay.of(experiences.steps(), 1)
                .pass(primal, 1)
                .pass(adjoint.pass(), 1)
                .build(network.weights());
        for (int i = 0; i < all.length; i++) {
            for (int k = 0; k < all[i].length; k++) {
                network.show(
                        new Experiences(
                                experiences.steps(),
                                false,
                                List.of(experiences.sequences().get(i))),
                        replay);
                double[] unit = new double[y.width()];
                unit[k] = 1;
                for (int t = experiences.everyStep() ? 0 : experiences.steps() - 1; t < experiences.steps(); t++) {
                    replay.write(adjoint.seed(y), t, 0, unit, 0);
                }
                all[i][k] = gradient(network, replay, adjoint, 1);
            }
        }
        return all;
    }

    private static double[] gradient(EvolvingNetwork network, Replay<double[]> replay, Adjoint adjoint, int examples) {
        replay.clearInitialState(adjoint.pass());
        replay.run(adjoint.pass());
        SummedGradients<double[]> sums =
                new SummedGradients<>(replay.kernels(), adjoint.pass().sites(), examples, 1);
        replay.gradients(adjoint.pass(), sums);
        double[] flat = new double[network.layout().size()];
        int segment = 0;
        for (Parameter p : network.model().parameters()) {
            double[] values = sums.of(p, 0).toDoubles();
            System.arraycopy(
                    values, 0, flat, network.layout().segments().get(segment++).offset(), values.length);
        }
        return flat;
    }

    /** H v of the divergence at no change, by differentiating {@code v · ∂Div/∂w} as a program. */
    static double[] doubleBackpropagation(EvolvingNetwork network, Experiences experiences, double[] v) {
        Program.Trace trace = new Program.Trace();
        Expr f = network.nonlinearity().of(network.model().record(trace, trace.input("x", network.inputs())));
        Expr error = f.minus(trace.input("before", network.outputs()));
        Expr loss = RowDot.of(error, error);
        trace.output("loss", loss);
        trace.output("f", f);
        Program program = trace.end();
        Map<Parameter, Parameter> direction = new HashMap<>();
        int offset = 0;
        for (Parameter p : network.model().parameters()) {
            Parameter along = new Parameter("along " + p.name(), p.value().copy());
            Layout.write(v, offset, along);
            direction.put(p, along);
            offset += p.value().size();
        }
        Pass primal = program.pass();
        Pass tangent =
                Tangent.of(primal).weights(direction).withOutputs().build().pass();
        Expr slope = tangent.outputs().get(0);
        Adjoint adjoint = Adjoint.of(primal, tangent)
                .output(slope)
                .parameters(direction::containsKey)
                .build();
        int n = experiences.size();
        Replay<double[]> replay = Replay.of(experiences.steps(), n)
                .pass(primal, 1)
                .pass(tangent, 1)
                .pass(adjoint.pass(), 1)
                .build(network.weights());
        int first = experiences.everyStep() ? 0 : experiences.steps() - 1;
        double[][] before = network.answer(experiences);
        for (int t = 0; t < experiences.steps(); t++) {
            for (int i = 0; i < n; i++) {
                replay.write(program.input("x"), t, i, experiences.sequences().get(i), t * network.inputs());
                if (t >= first) {
                    replay.write(program.input("before"), t, i, before[i], (t - first) * network.outputs());
                    replay.write(adjoint.seed(slope), t, i, new double[] {1.0 / n}, 0);
                }
            }
        }
        for (Pass pass : List.of(primal, tangent)) {
            replay.clearInitialState(pass);
            replay.run(pass);
        }
        return gradient(network, replay, adjoint, n);
    }

    /** {@code J[i][k][j]} by central differences. */
    static double[][][] differences(EvolvingNetwork network, Experiences experiences, double h) {
        int answers = (experiences.everyStep() ? experiences.steps() : 1) * network.outputs();
        double[] genes = network.genes();
        double[][][] all = new double[experiences.size()][network.outputs()][genes.length];
        for (int j = 0; j < genes.length; j++) {
            double[][] up = answers(network, genes, j, h, experiences);
            double[][] down = answers(network, genes, j, -h, experiences);
            for (int i = 0; i < all.length; i++) {
                for (int a = 0; a < answers; a++) {
                    all[i][a % network.outputs()][j] += (up[i][a] - down[i][a]) / (2 * h);
                }
            }
        }
        network.become(genes);
        return all;
    }

    private static double[][] answers(EvolvingNetwork network, double[] genes, int j, double h, Experiences shown) {
        double[] changed = genes.clone();
        changed[j] += h;
        network.become(changed);
        return network.answer(shown);
    }

    /** {@code √(Σ_k (Σ_i J_ikj)²)}, or with moduli of J_ikj. */
    static double[] sensitivity(double[][][] jacobian, boolean moduli) {
        double[] s = new double[jacobian[0][0].length];
        for (int j = 0; j < s.length; j++) {
            double squares = 0;
            for (int k = 0; k < jacobian[0].length; k++) {
                double sum = 0;
                for (double[][] each : jacobian) {
                    sum += moduli ? Math.abs(each[k][j]) : each[k][j];
                }
                squares += sum * sum;
            }
            s[j] = Math.sqrt(squares);
        }
        return s;
    }
}
