package io.evenkeel.gauge;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.matrix.Matrix;
import java.util.Arrays;
import java.util.Optional;

/**
 * Fisher memory of a linear network with Gaussian noise of variance 1 on every unit, {@code h_t = W h_{t−1} + v s_t + z_t}:
 * what the state knows of the signal k steps ago. It does not depend on the signal.
 *
 * <pre>  memory matrix      J_kl = vᵀ (Wᵏ)ᵀ C⁻¹ Wˡ v        C = Σ_k Wᵏ (Wᵏ)ᵀ, the covariance of the gathered noise
 *  memory curve       J(k) = J_kk
 *  total memory       J_tot = Σ_k J(k) = vᵀ M v           M = C⁻¹ + Wᵀ M W
 *  effective length   Σ_k k J(k) / J_tot</pre>
 *
 * <p>Normal matrices have J_tot = 1 for every unit vector v, other ones at most N; over an orthonormal basis of v the total
 * is N exactly. C and M are solved by doubling, C⁻¹ by Cholesky's factors (C is at least 1). Exact for linear networks; a
 * nonlinear one has to be linearized first, see {@link LinearMemory}.
 *
 * <p>Sources: S. Ganguli, D. Huh, H. Sompolinsky, "Memory traces in dynamical systems", PNAS 105(48):18970–18975, 2008; A.
 * E. Orhan, X. Pitkow, "Improved memory in recurrent neural networks with sequential non-normal dynamics", ICLR 2020,
 * equations 1–4.
 */
public final class FisherMemory {
    private final int n;
    private final Matrix w;
    private final SteinEquation stein;
    private final Matrix covariance;
    private final CholeskyFactor factor;
    private Matrix total;
    private Matrix weighted;

    private FisherMemory(double[][] w) {
        this.n = w.length;
        this.w = Matrix.of(n, n, WeightFigures.flatten(w));
        this.stein = new SteinEquation(this.w);
        this.covariance = stein.solve(Matrix.identity(n));
        this.factor = CholeskyFactor.of(covariance);
    }

    /**
     * Solves for the covariance of the noise.
     *
     * @param w rows of W, n × n, {@code [to][from]}; left alone
     * @return the memory of every input vector
     * @throws IllegalArgumentException if W is not square, is empty, has an element that is not finite, or its powers do not
     *     die out (ρ ≥ 1 and not nilpotent), as then C does not exist, or if C is too large for double precision
     */
    public static FisherMemory of(double[][] w) {
        return new FisherMemory(w);
    }

    /**
     * Solves for the covariance of the noise where it exists.
     *
     * @param w rows of W, n × n; left alone
     * @return the memory, empty where the powers do not die out or C is too large for double precision
     */
    public static Optional<FisherMemory> find(double[][] w) {
        try {
            return Optional.of(new FisherMemory(w));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @return C, n × n */
    public double[][] covariance() {
        double[][] rows = new double[n][];
        Arrays.setAll(
                rows,
                i -> Arrays.copyOfRange(covariance.values(), i * covariance.stride(), i * covariance.stride() + n));
        return rows;
    }

    /**
     * The memory matrix.
     *
     * @param v input vector, n numbers; its squared length is a factor of all results
     * @param lags largest lag, at least 0
     * @return J_kl, (lags + 1) × (lags + 1), symmetric
     * @throws IllegalArgumentException if the vector has another length
     */
    public double[][] matrix(double[] v, int lags) {
        double[][] whitened = whitened(v, lags);
        double[][] matrix = new double[lags + 1][lags + 1];
        for (int k = 0; k <= lags; k++) {
            for (int l = 0; l <= k; l++) {
                matrix[k][l] = dot(whitened[k], whitened[l]);
                matrix[l][k] = matrix[k][l];
            }
        }
        return matrix;
    }

    /**
     * The memory curve.
     *
     * @param v input vector, n numbers; its squared length is a factor of the result
     * @param lags largest lag, at least 0
     * @return J(k) for k = 0 … lags
     * @throws IllegalArgumentException if the vector has another length
     */
    public MemoryCurve curve(double[] v, int lags) {
        return new MemoryCurve(
                Arrays.stream(whitened(v, lags)).mapToDouble(x -> dot(x, x)).toArray());
    }

    /**
     * The total memory over all lags.
     *
     * @param v input vector, n numbers; its squared length is a factor of the result
     * @return J_tot
     * @throws IllegalArgumentException if the vector has another length
     */
    public double total(double[] v) {
        return quadraticForm(totals(), v);
    }

    /**
     * The mean lag, weighted by memory, over all lags.
     *
     * @param v input vector, n numbers
     * @return Σ k J(k) / J_tot, in steps
     * @throws IllegalArgumentException if the vector has another length
     */
    public double length(double[] v) {
        return quadraticForm(weightedTotals(), v) / total(v);
    }

    /** @return the largest J_tot of a unit input vector: 1 for normal W, at most n */
    public double largestTotal() {
        return LargestEigenvalue.of(totals());
    }

    /** M, which is asked for less often than the curve. */
    private synchronized Matrix totals() {
        if (total == null) {
            total = stein.solveTransposed(factor.inverse());
        }
        return total;
    }

    /** Σ_k k (Wᵏ)ᵀ C⁻¹ Wᵏ = Σ_{j≥1} (Wʲ)ᵀ M Wʲ. */
    private synchronized Matrix weightedTotals() {
        if (weighted == null) {
            weighted = stein.solveTransposed(w.transposeTimes(totals()).times(w));
        }
        return weighted;
    }

    /** L⁻¹ Wᵏ v for k = 0 … lags. */
    private double[][] whitened(double[] v, int lags) {
        Require.atLeast(0, lags, "largest lag");
        requireLength(v);
        double[][] rows = new double[lags + 1][];
        double[] x = v.clone();
        for (int k = 0; k <= lags; k++) {
            rows[k] = factor.solve(x);
            x = times(w, x);
        }
        return rows;
    }

    private double quadraticForm(Matrix matrix, double[] v) {
        requireLength(v);
        return dot(v, times(matrix, v));
    }

    private void requireLength(double[] v) {
        if (v.length != n) {
            throw new IllegalArgumentException("an input vector needs " + n + " numbers, not " + v.length);
        }
    }

    private double[] times(Matrix matrix, double[] x) {
        double[] y = new double[n];
        Arrays.setAll(y, i -> DoubleKernels.INSTANCE.dot(n, matrix.values(), i * matrix.stride(), x, 0));
        return y;
    }

    private double dot(double[] x, double[] y) {
        return DoubleKernels.INSTANCE.dot(n, x, 0, y, 0);
    }
}
