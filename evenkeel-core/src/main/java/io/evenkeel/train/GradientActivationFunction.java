package io.evenkeel.train;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.kernel.Precision;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Gradient activation functions {@code G(g) = α F(β g)}: odd, increasing, of slope αβ at the origin, which is the steepest.
 * α is the scale of the output, in units of the gradient, β the gain of the input, in units of 1/g.
 *
 * <p>M. Liu, L. Chen, X. Du, L. Jin and M. Shang, Activated gradients for deep neural networks, IEEE Transactions on Neural
 * Networks and Learning Systems 34(4), 2023 (arXiv 2107.04228); formulas as in the authors' program.
 */
public enum GradientActivationFunction {
    /** {@code G(g) = α atan(β g)}, between ±απ/2. */
    ATAN(Math.PI / 2) {
        @Override
        void unit(int n, double[] x) {
            for (int i = 0; i < n; i++) {
                x[i] = ArcTangent.of(x[i]);
            }
        }

        @Override
        double unitSlope(double x) {
            return 1 / (1 + x * x);
        }
    },
    /** {@code G(g) = α tanh(β g)}, between ±α. */
    TANH(1) {
        @Override
        void unit(int n, double[] x) {
            DoubleKernels.INSTANCE.tanh(n, x, 0, x, 0);
        }

        @Override
        double unitSlope(double x) {
            double cosh = StrictMath.cosh(x);
            return 1 / cosh / cosh;
        }
    },
    /** {@code G(g) = α sign(g) ln(1 + β|g|)}, without bounds. */
    LOG(Double.POSITIVE_INFINITY) {
        @Override
        void unit(int n, double[] x) {
            double[] log = new double[n];
            for (int i = 0; i < n; i++) {
                log[i] = 1 + Math.min(Math.abs(x[i]), Double.MAX_VALUE);
            }
            DoubleKernels.INSTANCE.log(n, log, 0, log, 0);
            for (int i = 0; i < n; i++) {
                double a = Math.min(Math.abs(x[i]), Double.MAX_VALUE);
                // The rounding of 1 + a moves ln(1 + a) in the same proportion as it moves a.
                double sum = 1 + a;
                double y = sum == 1 ? a : log[i] * (a / (sum - 1));
                x[i] = Math.copySign(y, x[i]);
            }
        }

        @Override
        double unitSlope(double x) {
            return 1 / (1 + Math.abs(x));
        }
    };

    private static final int CHUNK = 1024;

    private final double unitSaturation;

    GradientActivationFunction(double unitSaturation) {
        this.unitSaturation = unitSaturation;
    }

    /** Replaces the first n elements x by F(x), n a multiple of the lanes of double precision. */
    abstract void unit(int n, double[] x);

    /** F'(x). */
    abstract double unitSlope(double x);

    /**
     * Replaces every number g of an array by G(g). Infinities become values that look sound and NaN stays, so look
     * for them before.
     *
     * @param alpha α
     * @param beta β
     * @param g any number of numbers
     */
    public void apply(double alpha, double beta, double[] g) {
        double[] chunk = new double[Math.min(CHUNK, Precision.DOUBLE.pad(g.length))];
        for (int start = 0; start < g.length; start += CHUNK) {
            int n = Math.min(CHUNK, g.length - start);
            for (int i = 0; i < n; i++) {
                chunk[i] = beta * g[start + i];
            }
            int padded = Precision.DOUBLE.pad(n);
            Arrays.fill(chunk, n, padded, 0);
            unit(padded, chunk);
            for (int i = 0; i < n; i++) {
                g[start + i] = alpha * chunk[i];
            }
        }
    }

    /**
     * One value, with the same bits as {@link #apply}.
     *
     * @param alpha α
     * @param beta β
     * @param g argument
     * @return G(g)
     */
    public double value(double alpha, double beta, double g) {
        double[] value = {g};
        apply(alpha, beta, value);
        return value[0];
    }

    /**
     * The derivative, for analysis: {@code αβ / (1 + β²g²)}, {@code αβ / cosh²(βg)}, {@code αβ / (1 + β|g|)}.
     *
     * @param alpha α
     * @param beta β
     * @param g argument
     * @return G'(g)
     */
    public double slope(double alpha, double beta, double g) {
        return alpha * beta * unitSlope(beta * g);
    }

    /**
     * The least upper bound of |G|.
     *
     * @param alpha α
     * @return απ/2, α or ∞
     */
    public double saturation(double alpha) {
        return alpha * unitSaturation;
    }

    /**
     * Where {@code G(g) = g > 0}: below, gradients are amplified, above, compressed. Found by bisection.
     *
     * @param alpha α
     * @param beta β
     * @return the crossing point; nothing if αβ ≤ 1, where G amplifies no gradient
     */
    public OptionalDouble crossing(double alpha, double beta) {
        if (!(alpha * beta > 1)) {
            return OptionalDouble.empty();
        }
        double above = 1 / beta;
        while (value(alpha, beta, above) > above) {
            above *= 2;
        }
        double below = 0;
        for (double middle = above / 2; middle > below && middle < above; middle = below + (above - below) / 2) {
            if (value(alpha, beta, middle) > middle) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return OptionalDouble.of(above);
    }
}
