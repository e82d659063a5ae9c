package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * Non-normal recurrent matrices: a delay line in which each unit drives the next one, perhaps with feedback,
 *
 * <pre>  W_ij = α [j = i − 1] + β [j = i + 1] + δ [j = i],</pre>
 *
 * <p>W_ij being the weight from unit j to unit i; nothing is random. The source is the first unit, where {@link
 * DiagonalInitializer} lets inputs enter; they should be much fewer than units. The authors' values: α = 1.02; with feedback
 * α = 0.99 and β = 0.04.
 *
 * <p>A. E. Orhan, X. Pitkow, Improved memory in recurrent neural networks with sequential non-normal dynamics, ICLR 2020.
 *
 * @param forward α
 * @param feedback β
 * @param diagonal δ
 * @param reversed whether the matrix is transposed, so that the first unit is the sink, as in the authors' program for
 *     PyTorch
 */
public record ChainInitializer(double forward, double feedback, double diagonal, boolean reversed)
        implements Initializer {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    public ChainInitializer {
        InitialValues.requireFinite(forward, "forward weight of a chain");
        InitialValues.requireFinite(feedback, "feedback weight of a chain");
        InitialValues.requireFinite(diagonal, "diagonal weight of a chain");
    }

    /**
     * A chain from the first unit to the last.
     *
     * @param forward α
     * @param feedback β, 0 for none
     */
    public ChainInitializer(double forward, double feedback) {
        this(forward, feedback, 0, false);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the parameter is not a square matrix of two rows or more
     */
    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        int n = InitialValues.square(parameter, 2, "a chain");
        Tensor value = parameter.value();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int step = reversed ? j - i : i - j;
                value.set(i * n + j, step == 1 ? forward : step == -1 ? feedback : step == 0 ? diagonal : 0);
            }
        }
    }

    /**
     * How much the linear chain amplifies a pulse at its source, to be compared with the largest number of the precision of
     * the sweeps: {@code max_k ‖Wᵏ e₁‖₂} with 0 ≤ k ≤ steps.
     *
     * @param units n, 2 or more
     * @param steps T, at least 0
     * @return the amplification, infinite where it is beyond double precision
     * @throws IllegalArgumentException if units or steps are fewer
     */
    public double amplification(int units, int steps) {
        if (units < 2 || steps < 0) {
            throw new IllegalArgumentException("a chain amplifies a pulse over at least 2 units and 0 steps, not over "
                    + units + " units and " + steps + " steps");
        }
        // A reversed chain is the same one with its units numbered backwards, its source the last one.
        double[] state = new double[units];
        state[0] = 1;
        double largest = 1;
        for (int k = 0; k < steps && largest < Double.POSITIVE_INFINITY; k++) {
            double[] next = new double[units];
            double squares = 0;
            for (int i = 0; i < units; i++) {
                double before = i > 0 ? state[i - 1] : 0;
                double after = i + 1 < units ? state[i + 1] : 0;
                next[i] = diagonal * state[i] + forward * before + feedback * after;
                squares += next[i] * next[i];
            }
            state = next;
            // Not a number is what an infinite one becomes.
            largest = squares <= Double.MAX_VALUE ? Math.max(largest, Math.sqrt(squares)) : Double.POSITIVE_INFINITY;
        }
        return largest;
    }
}
