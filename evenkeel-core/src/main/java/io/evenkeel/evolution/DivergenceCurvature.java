package io.evenkeel.evolution;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Pass;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Products with the Hessian of the divergence: a sweep forwards along a direction of the weights, and one backwards. */
final class DivergenceCurvature {
    private final EvolvingNetwork network;
    private final Map<Parameter, Integer> offsets;
    private final Map<Parameter, Parameter> direction = new HashMap<>();
    private final Expr y;
    private final Pass tangent;
    private final Expr change;
    private final Adjoint back;
    private final RecentSizes<Sweeps> sweeps = new RecentSizes<>(Sweeps::new);

    DivergenceCurvature(EvolvingNetwork network, Map<Parameter, Integer> offsets) {
        this.network = network;
        this.offsets = offsets;
        Pass primal = network.program().pass();
        for (Parameter p : offsets.keySet()) {
            Tensor zeros = Tensor.zeros(p.value().precision(), p.value().shape());
            direction.put(p, new Parameter("direction of " + p.name(), zeros));
        }
        this.y = network.program().output("y");
        this.tangent =
                Tangent.of(primal).weights(direction).withOutputs().build().pass();
        this.change = tangent.outputs().get(primal.outputs().indexOf(y));
        this.back = Adjoint.of(primal).output(y).build();
    }

    private final class Sweeps {
        private final Replay<double[]> replay;
        private final WeightGradients gradients;

        Sweeps(int steps, int examples) {
            this.replay = Replay.of(steps, examples)
                    .pass(network.program().pass(), 1)
                    .pass(tangent, 1)
                    .pass(back.pass(), 1)
                    .build(network.weights());
            this.gradients = new WeightGradients(replay, back.pass().sites(), offsets);
        }
    }

    /** H v, for at least one experience. */
    double[] along(Experiences experiences, double[] v) {
        direction.forEach((p, dp) -> Layout.write(v, offsets.get(p), dp));
        Sweeps sweep = sweeps.get(experiences.steps(), experiences.size());
        sweep.replay.refreshWeights();
        network.show(experiences, sweep.replay);
        sweep.replay.clearInitialState(tangent);
        sweep.replay.run(tangent);
        seed(experiences, sweep.replay);
        sweep.replay.clearInitialState(back.pass());
        sweep.replay.run(back.pass());
        sweep.gradients.renew();
        double[] product = new double[v.length];
        sweep.gradients.add(0, 0, experiences.size(), false, product);
        return product;
    }

    private void seed(Experiences experiences, Replay<double[]> replay) {
        double[] u = new double[y.width()];
        int last = experiences.steps() - 1;
        for (int t = 0; t <= last; t++) {
            double factor = experiences.everyStep() || t == last ? 2.0 / experiences.size() : 0;
            for (int i = 0; i < experiences.size(); i++) {
                replay.read(change, t, i, u, 0);
                for (int k = 0; k < u.length; k++) {
                    // What does not count may be anything, even not a number.
                    u[k] = factor == 0 ? 0 : factor * u[k];
                }
                replay.write(back.seed(y), t, i, u, 0);
            }
        }
    }
}
