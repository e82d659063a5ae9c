package io.evenkeel.prune;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.DerivativeRule;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Pass;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.SummedGradients;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The loss L that training would minimize on one batch, from the zero state; its gradient, and its Hessian times a vector. */
final class BatchLoss {
    private final Program program;
    private final List<Parameter> parameters;
    private final Batch batch;
    private final double[] weights;

    /**
     * Records the loss.
     *
     * @throws IllegalArgumentException if no step of the batch counts
     */
    BatchLoss(Network network, Loss loss, Batch batch) {
        Program.Trace trace = new Program.Trace();
        Expr y = network.record(trace, trace.input("x", network.inputs()));
        Expr target = trace.input("target", loss.targets(network.outputs()));
        trace.output("loss", loss.of(y, target));
        this.program = trace.end();
        this.parameters = program.pass().parameters();
        this.batch = batch;
        this.weights = normalized(batch);
    }

    private static double[] normalized(Batch batch) {
        double[] weights = new double[batch.steps() * batch.examples()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = batch.weights() == null ? 1 : batch.weights().get(i);
            total += weights[i];
        }
        if (total == 0) {
            throw new IllegalArgumentException("no step of the batch counts, so weights cannot be scored by its loss");
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }

    /** ∂L/∂θ for every parameter. */
    Map<Parameter, Tensor> gradient() {
        try (Backpropagation sweep = Backpropagation.of(program, "loss")
                .steps(batch.steps())
                .batch(batch.examples())
                .precision(Precision.DOUBLE)
                .build()) {
            sweep.input("x", batch.inputs());
            sweep.input("target", batch.targets());
            sweep.weigh(weights, 0);
            sweep.run();
            Map<Parameter, Tensor> gradients = new LinkedHashMap<>();
            parameters.forEach(p -> gradients.put(p, sweep.gradient(p).copy()));
            return gradients;
        }
    }

    /** H v, as the gradient of {@code v · ∂L/∂θ}: B. A. Pearlmutter, Fast exact multiplication by the Hessian, 1994. */
    Map<Parameter, Tensor> hessianTimes(Map<Parameter, Tensor> v) {
        Map<Parameter, Parameter> directions = new HashMap<>();
        v.forEach((p, values) -> directions.put(p, new Parameter("direction of " + p.name(), values)));
        Pass primal = program.pass();
        Tangent tangent = Tangent.of(primal)
                .weights(directions)
                .rule(DerivativeRule.TRAINING)
                .withOutputs()
                .build();
        Expr lossTangent = tangent.pass().outputs().get(0);
        Set<Parameter> wanted = new HashSet<>(parameters);
        Adjoint adjoint = Adjoint.of(primal, tangent.pass())
                .output(lossTangent)
                .rule(DerivativeRule.TRAINING)
                .parameters(wanted::contains)
                .build();
        Replay<?> replay = Replay.of(batch.steps(), batch.examples())
                .pass(primal, 1)
                .pass(tangent.pass(), 1)
                .pass(adjoint.pass(), 1)
                .build(Precision.DOUBLE);
        write(replay, program.input("x"), batch.inputs().toDoubles());
        write(replay, program.input("target"), batch.targets().toDoubles());
        write(replay, adjoint.seed(lossTangent), weights);
        for (Pass pass : List.of(primal, tangent.pass(), adjoint.pass())) {
            replay.clearInitialState(pass);
            replay.run(pass);
        }
        return gradients(replay, adjoint);
    }

    private <A> Map<Parameter, Tensor> gradients(Replay<A> replay, Adjoint adjoint) {
        SummedGradients<A> sums =
                new SummedGradients<>(replay.kernels(), adjoint.pass().sites(), batch.examples(), 1);
        replay.gradients(adjoint.pass(), sums);
        Map<Parameter, Tensor> result = new LinkedHashMap<>();
        parameters.forEach(p -> result.put(p, sums.of(p, 0)));
        return result;
    }

    private void write(Replay<?> replay, Expr value, double[] numbers) {
        for (int t = 0; t < batch.steps(); t++) {
            for (int b = 0; b < batch.examples(); b++) {
                replay.write(value, t, b, numbers, (t * batch.examples() + b) * value.width());
            }
        }
    }
}
