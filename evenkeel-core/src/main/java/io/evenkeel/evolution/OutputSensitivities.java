package io.evenkeel.evolution;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.GradientSite;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Pass;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Weight;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the outputs of a network depend on each of its weights, exactly: {@code J_ikj = ∂f_k(x_i; w)/∂w_j} for experience
 * i, output k and weight j, outputs taken after their nonlinearity and derivatives through all time steps. If the answers at
 * every step count, J_ikj is the sum of the derivatives of f_k over the steps of experience i, and moduli are taken of that.
 *
 * <p>All outputs go back in one sweep, each a direction. A layer's J_ik is an outer product of a cotangent and an input, and
 * {@code |u vᵀ| = |u||v|ᵀ}, so that moduli cost no more than sums where a weight is used once; where it is used at several
 * steps or places, J_ik is added up first, experience by experience. Softmax outputs sum to 1, so the last one's derivatives
 * are those of the others, negated.
 *
 * <p>J. Lehman, J. Chen, J. Clune, K. O. Stanley, Safe mutations for deep and recurrent neural networks through output
 * gradients, GECCO 2018, arXiv 1712.06563, section 4. The order of all sums is fixed. Of one thread, as its network is.
 */
public final class OutputSensitivities {
    private final EvolvingNetwork network;
    private final Expr y;
    private final int cotangents;
    private final Map<Parameter, Integer> offsets = new HashMap<>();
    private final Adjoint adjoint;
    private final boolean usedOnce;
    private final RecentSizes<Sweep> lastStep = new RecentSizes<>((t, n) -> new Sweep(t, n, false));
    private final RecentSizes<Sweep> everyStep = new RecentSizes<>((t, n) -> new Sweep(t, n, true));
    private final double[] gradient;
    private final double[] moduli;
    private DivergenceCurvature curvature;

    OutputSensitivities(EvolvingNetwork network) {
        this.network = network;
        this.y = network.program().output("y");
        this.cotangents = softmax() ? network.outputs() - 1 : network.outputs();
        int segment = 0;
        for (Parameter p : network.model().parameters()) {
            offsets.put(p, network.layout().segments().get(segment++).offset());
        }
        this.adjoint =
                Adjoint.of(network.program().pass()).output(y).directional().build();
        this.usedOnce = usedOnce(adjoint.pass().sites());
        this.gradient = new double[network.layout().size()];
        this.moduli = new double[network.layout().size()];
    }

    private boolean softmax() {
        return network.nonlinearity() == OutputNonlinearity.SOFTMAX && network.outputs() > 1;
    }

    private static boolean usedOnce(List<GradientSite> sites) {
        for (int i = 0; i < sites.size(); i++) {
            if (sites.get(i) instanceof GradientSite.Positions) {
                return false;
            }
            for (GradientSite other : sites.subList(i + 1, sites.size())) {
                if (overlap(sites.get(i).weight(), other.weight())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean overlap(Weight a, Weight b) {
        return a.parameter() == b.parameter()
                && a.firstRow() < b.firstRow() + b.rows()
                && b.firstRow() < a.firstRow() + a.rows()
                && a.firstColumn() < b.firstColumn() + b.columns()
                && b.firstColumn() < a.firstColumn() + a.columns();
    }

    /** A sweep backwards from all outputs at once. */
    private final class Sweep {
        private final Replay<double[]> replay;
        private final WeightGradients gradients;

        Sweep(int steps, int examples, boolean every) {
            Pass pass = adjoint.pass();
            this.replay = Replay.of(steps, examples)
                    .pass(network.program().pass(), 1)
                    .pass(pass, cotangents)
                    .build(network.weights());
            this.gradients = new WeightGradients(replay, pass.sites(), offsets);
            for (int k = 0; k < cotangents; k++) {
                double[] unit = new double[network.outputs()];
                unit[k] = 1;
                for (int t = every ? 0 : steps - 1; t < steps; t++) {
                    for (int i = 0; i < examples; i++) {
                        replay.write(adjoint.seed(y), t, k * examples + i, unit, 0);
                    }
                }
            }
        }

        void run(Experiences experiences) {
            replay.refreshWeights();
            network.show(experiences, replay);
            replay.clearInitialState(adjoint.pass());
            replay.run(adjoint.pass());
            gradients.renew();
        }
    }

    private Sweep run(Experiences experiences) {
        RecentSizes<Sweep> sweeps = experiences.everyStep() ? everyStep : lastStep;
        Sweep sweep = sweeps.get(notEmpty(experiences).steps(), experiences.size());
        sweep.run(experiences);
        return sweep;
    }

    private static Experiences notEmpty(Experiences experiences) {
        if (experiences.size() == 0) {
            throw new IllegalArgumentException("there is no experience to whose answers weights could matter");
        }
        return experiences;
    }

    /**
     * SM-G-SUM: {@code s_j = √(Σ_k (Σ_i J_ikj)²)}. Derivatives of opposite sign cancel.
     *
     * @param experiences at least one
     * @return a sensitivity for each weight, in the order of {@link Layout}
     * @throws IllegalArgumentException if there is no experience, or it is not as wide as the network's input
     */
    public double[] summed(Experiences experiences) {
        Sweep sweep = run(experiences);
        double[] squares = new double[gradient.length];
        for (int k = 0; k < directions(); k++) {
            Arrays.fill(gradient, 0);
            sweep.gradients.add(k, 0, experiences.size(), false, gradient);
            addSquares(gradient, squares);
        }
        return root(squares);
    }

    /**
     * SM-G-ABS, but for the factor 1/n: {@code s_j = √(Σ_k (Σ_i |J_ikj|)²)}. Of a single experience the same as {@link #summed}.
     *
     * @param experiences at least one
     * @return a sensitivity for each weight, in the order of {@link Layout}
     * @throws IllegalArgumentException if there is no experience, or it is not as wide as the network's input
     */
    public double[] absolute(Experiences experiences) {
        Sweep sweep = run(experiences);
        double[] squares = new double[gradient.length];
        for (int k = 0; k < directions(); k++) {
            Arrays.fill(moduli, 0);
            if (usedOnce && experiences.steps() == 1) {
                sweep.gradients.add(k, 0, experiences.size(), true, moduli);
            } else {
                addModuli(sweep.gradients, k, experiences.size());
            }
            addSquares(moduli, squares);
        }
        return root(squares);
    }

    private void addModuli(WeightGradients gradients, int k, int examples) {
        for (int i = 0; i < examples; i++) {
            Arrays.fill(gradient, 0);
            gradients.add(k, i, 1, false, gradient);
            for (int j = 0; j < moduli.length; j++) {
                moduli[j] += Math.abs(gradient[j]);
            }
        }
    }

    /** How many directions are looked at: with the sum of all that went back, if that is the last output's. */
    private int directions() {
        return softmax() && cotangents > 1 ? cotangents + 1 : cotangents;
    }

    private static void addSquares(double[] terms, double[] squares) {
        for (int j = 0; j < terms.length; j++) {
            squares[j] += terms[j] * terms[j];
        }
    }

    private double[] root(double[] squares) {
        // Of two softmax outputs one went back, and the other has the same modulus.
        double factor = softmax() && cotangents == 1 ? 2 : 1;
        for (int j = 0; j < squares.length; j++) {
            squares[j] = Math.sqrt(factor * squares[j]);
        }
        return squares;
    }

    /**
     * SM-G-SO: {@code s_j = √|(H v)_j|} with the Hessian of {@link #curvatureAlong}.
     *
     * @param experiences at least one
     * @param v a number for each weight, of any length
     * @return a sensitivity for each weight, in the order of {@link Layout}
     * @throws IllegalArgumentException if there is no experience, or it is not as wide as the network's input
     */
    public double[] secondOrder(Experiences experiences, double[] v) {
        double[] s = curvatureAlong(experiences, v);
        for (int j = 0; j < s.length; j++) {
            s[j] = Math.sqrt(Math.abs(s[j]));
        }
        return s;
    }

    /**
     * The Hessian H of the divergence {@link Divergence#SUM_K_MEAN_I} at no change, times a direction: {@code (H v)_j = (2/n)
     * Σ_i Σ_k J_ikj Σ_l J_ikl v_l}, k over all answers that count. Second derivatives of the outputs do not occur, because
     * there the change of the answers is zero. A sweep forwards carries {@code u = J v}, one backwards {@code (2/n) u}.
     *
     * @param experiences at least one
     * @param v a number for each weight, in the order of {@link Layout}
     * @return as many numbers
     * @throws IllegalArgumentException if there is no experience, or it is not as wide as the network's input
     */
    public double[] curvatureAlong(Experiences experiences, double[] v) {
        if (curvature == null) {
            curvature = new DivergenceCurvature(network, offsets);
        }
        return curvature.along(notEmpty(experiences), v);
    }
}
