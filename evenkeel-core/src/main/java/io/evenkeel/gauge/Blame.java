package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Counterfactual;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.tensor.op.Linear;
import io.evenkeel.tensor.op.ModRelu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which factor of the one-step derivative shrinks or stretches perturbations, by counterfactual: along the same
 * trajectory each factor in turn is made neutral in the derivative alone, and the leading growth rate is measured again.
 * The contribution of a factor is {@code λ₁ − λ₁ without it}, in nats per step: negative where it shrinks.
 *
 * <ul>
 *   <li>an activation (tanh, rectifier): its slope becomes 1;
 *   <li>a gate (logistic function): it counts as the constant 1;
 *   <li>a recurrent matrix: it becomes the orthogonal factor of its polar decomposition.
 * </ul>
 *
 * <p>What λ₁ is beyond the sum of all contributions is the interaction of the factors.
 */
public final class Blame {
    private Blame() {}

    /** A factor with what makes it neutral. */
    private record Factor(String name, BlameFactor.Kind kind, Counterfactual neutral) {}

    /**
     * Blames the factors of a program along one trajectory.
     *
     * @param program a traced step
     * @param precision of the derivatives
     * @param drive runs the program under a counterfactual
     * @param transientSteps first steps left out of the averages
     * @return one entry for each factor, the strongest first, then the interaction
     */
    public static List<BlameFactor> of(
            Program program, Precision precision, Function<Counterfactual, Trajectory> drive, int transientSteps) {
        double actual = MeanLogGain.of(drive.apply(Counterfactual.NONE), transientSteps);
        List<BlameFactor> blame = new ArrayList<>();
        double explained = 0;
        for (Factor factor : factors(program, precision)) {
            double without = MeanLogGain.of(drive.apply(factor.neutral), transientSteps);
            double contribution = actual == without ? 0 : actual - without;
            explained += contribution;
            blame.add(new BlameFactor(factor.name, factor.kind, contribution));
        }
        blame.sort((a, b) -> Double.compare(Math.abs(b.contribution()), Math.abs(a.contribution())));
        double rest = actual - explained;
        blame.add(new BlameFactor("interaction", BlameFactor.Kind.INTERACTION, Double.isNaN(rest) ? 0 : rest));
        return blame;
    }

    private static List<Factor> factors(Program program, Precision precision) {
        List<Factor> factors = new ArrayList<>();
        for (Expr expr : program.pass().trace()) {
            if (expr.operation() == Activation.SIGMOID) {
                factors.add(new Factor(
                        name(expr.layer(), expr.label()),
                        BlameFactor.Kind.GATE,
                        new Counterfactual(Set.of(), Set.of(expr), Map.of())));
            } else if (expr.operation() instanceof Activation || expr.operation() instanceof ModRelu) {
                factors.add(new Factor(
                        name(expr.layer(), expr.label() + " slope"),
                        BlameFactor.Kind.ACTIVATION,
                        new Counterfactual(Set.of(expr), Set.of(), Map.of())));
            }
        }
        for (RecurrentMatrix matrix : RecurrentMatrix.of(program)) {
            factors.add(new Factor(
                    name(matrix.product().layer(), matrix.title()),
                    BlameFactor.Kind.RECURRENT_MATRIX,
                    new Counterfactual(Set.of(), Set.of(), Map.of(matrix.weight(), orthogonal(matrix, precision)))));
        }
        return factors;
    }

    private static String name(int layer, String factor) {
        return layer < 0 ? factor : "layer " + layer + ": " + factor;
    }

    private static Weight orthogonal(RecurrentMatrix matrix, Precision precision) {
        double[][] q = PolarDecomposition.of(matrix.values()).orthogonal();
        int n = q.length;
        boolean transposed = ((Linear) matrix.product().operation()).transposed();
        Tensor value = Tensor.zeros(precision, n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                value.set(i * n + j, transposed ? q[i][j] : q[j][i]);
            }
        }
        return new Parameter("orthogonal factor of " + matrix.title(), value);
    }

    /**
     * Averages over several trajectories of one program.
     *
     * @param each as {@link #of} gave them
     * @return the mean contributions, the strongest first, then the interaction
     */
    public static List<BlameFactor> mean(List<List<BlameFactor>> each) {
        if (each.size() == 1) {
            return each.get(0);
        }
        List<BlameFactor> mean = new ArrayList<>();
        for (BlameFactor factor : each.get(0)) {
            double[] contributions = each.stream()
                    .mapToDouble(list -> list.stream()
                            .filter(f -> f.factor().equals(factor.factor()))
                            .findFirst()
                            .orElseThrow()
                            .contribution())
                    .toArray();
            mean.add(new BlameFactor(
                    factor.factor(),
                    factor.kind(),
                    Arrays.stream(contributions).average().orElseThrow()));
        }
        BlameFactor interaction = mean.remove(mean.size() - 1);
        mean.sort((a, b) -> Double.compare(Math.abs(b.contribution()), Math.abs(a.contribution())));
        mean.add(interaction);
        return mean;
    }
}
