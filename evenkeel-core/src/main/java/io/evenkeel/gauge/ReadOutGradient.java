package io.evenkeel.gauge;

import static io.evenkeel.tensor.Operations.softmaxCrossEntropy;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;

/** Gradient of a loss behind a linear read-out, with respect to the part of the state that it reads. */
final class ReadOutGradient {
    private final Network.Head head;
    private final Program program;
    private final Expr logits;
    private final Adjoint ofLoss;
    private final Adjoint ofLogits;
    private final Replay<?> replay;

    ReadOutGradient(Cell cell, Network.Head head, Precision precision) {
        this.head = head;
        Program.Trace trace = new Program.Trace();
        Expr h = trace.input("h", head.weight().columns());
        logits = head.of(cell.output(h));
        trace.output("logits", logits);
        trace.output("loss", softmaxCrossEntropy(logits, trace.input("target", 1)));
        program = trace.end();
        ofLoss = Adjoint.of(program.pass())
                .output(program.output("loss"))
                .input(h)
                .parameters(p -> false)
                .build();
        ofLogits = Adjoint.of(program.pass())
                .output(logits)
                .input(h)
                .parameters(p -> false)
                .build();
        replay = Replay.of(1, 1)
                .pass(program.pass(), 1)
                .pass(ofLoss.pass(), 1)
                .pass(ofLogits.pass(), 1)
                .build(precision);
    }

    /** {@code ∂L/∂h} of the cross-entropy when a class is right. */
    double[] ofCrossEntropy(double[] h, int target) {
        return gradient(h, target, ofLoss, program.output("loss"), new double[] {1});
    }

    /** {@code Wᵀ u} with a random unit vector u, chosen by seed and step. */
    double[] ofProbe(double[] h, long seed, int t) {
        double[] u = RandomSigns.vector(seed, t, head.outputs());
        for (int i = 0; i < u.length; i++) {
            u[i] /= Math.sqrt(u.length);
        }
        return gradient(h, 0, ofLogits, logits, u);
    }

    private double[] gradient(double[] h, int target, Adjoint adjoint, Expr output, double[] seed) {
        replay.write(program.input("h"), 0, 0, h, 0);
        replay.write(program.input("target"), 0, 0, new double[] {target}, 0);
        replay.run(program.pass());
        replay.write(adjoint.seed(output), 0, 0, seed, 0);
        replay.run(adjoint.pass());
        double[] gradient = new double[h.length];
        replay.read(adjoint.pass().outputs().get(0), 0, 0, gradient, 0);
        return gradient;
    }
}
