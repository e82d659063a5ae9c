package io.evenkeel.kernel;

/**
 * Elementary functions in single precision, the same bits on every machine: polynomials in fused multiply-adds.
 * {@link FloatElementaryVector} carries out the same operations on vectors.
 *
 * <p>Errors are the largest found against a more precise reference, in units in the last place of the result.
 */
final class FloatElementary {
    static final float LOG2_E = 1.442695f;
    static final float LN2_HIGH = 0.6931472f;
    static final float LN2_LOW = -1.9046542e-9f;

    /** Adding and subtracting it rounds a number of smaller magnitude to the nearest integer, ties to even. */
    static final float ROUNDER = 0x1.8p23f;

    /** The lowest bits of {@code n + SCALER} are the biased exponent of 2ⁿ. */
    static final float SCALER = (0x1.8p23f + 127);

    static final int MANTISSA_BITS = 23;

    /** Below, the exponential is 0; above, infinite. */
    static final float MIN_EXP = -104f;

    static final float MAX_EXP = 89f;

    /** Above, tanh and erf round to 1. */
    static final float CLAMP_TANH = 9.1f;

    static final float CLAMP_ERF = 4f;
    /** Below, eˣ − 1 rounds to −1. */
    static final float MIN_EXPM1 = -18f;

    /** √2 − 1, above which 1 + e is halved before its logarithm is taken. */
    static final float ROOT_TWO_MINUS_1 = 0.41421357f;

    static final float SMALL_TANH = 0.5625f;
    static final float CENTER = 2.5f;

    static final float MIN_NORMAL = Float.MIN_NORMAL;
    static final float LIFT = 0x1p25f;
    static final float LIFT_EXPONENT = 25f;
    static final int MANTISSA = 0x007fffff;
    static final int ROOT_HALF_BITS = 0x3f3504f3;
    static final int ONE_MINUS_ROOT_HALF_BITS = 0x3f800000 - ROOT_HALF_BITS;

    /** Bits of 2^MANTISSA_BITS: a small integer in the lowest bits becomes that power plus the integer. */
    static final int INTEGER_BITS = 0x4b000000;

    static final float INTEGER_OFFSET = (0x1p23f + 127);
    static final int SIGN = 0x80000000;

    // eʳ ≈ 1 + r + r²·P(r), |r| ≤ ln 2 / 2; ascending powers.
    static final float EXP_0 = 0.49999994f;
    static final float EXP_1 = 0.1666652f;
    static final float EXP_2 = 0.041668408f;
    static final float EXP_3 = 0.008368903f;
    static final float EXP_4 = 0.0013814176f;
    // tanh x ≈ x + x³·P(x²), |x| < 0.5625; ascending powers.
    static final float TANH_0 = -0.33333313f;
    static final float TANH_1 = 0.13332471f;
    static final float TANH_2 = -0.053839184f;
    static final float TANH_3 = 0.021014053f;
    static final float TANH_4 = -0.0061883572f;
    // ln((1 + s) / (1 − s)) ≈ 2s + s³·P(s²); ascending powers.
    static final float LOG_0 = 0.6666666f;
    static final float LOG_1 = 0.40000334f;
    static final float LOG_2 = 0.28537273f;
    static final float LOG_3 = 0.23582822f;
    // erf x ≈ x + x·P(x²), |x| < 1; ascending powers.
    static final float ERF_0 = 0.12837917f;
    static final float ERF_1 = -0.37612626f;
    static final float ERF_2 = 0.112836f;
    static final float ERF_3 = -0.02685444f;
    static final float ERF_4 = 0.005189529f;
    static final float ERF_5 = -0.00080207875f;
    static final float ERF_6 = 7.888939e-5f;
    // −ln erfc x ≈ P(x − CENTER), 1 ≤ x ≤ CLAMP_ERF; ascending powers.
    static final float ERFC_0 = 7.806815f;
    static final float ERFC_1 = 5.3526807f;
    static final float ERFC_2 = 0.9438916f;
    static final float ERFC_3 = 0.010852022f;
    static final float ERFC_4 = -0.0021692922f;
    static final float ERFC_5 = 0.00042843283f;
    static final float ERFC_6 = -6.2905165e-5f;
    static final float ERFC_7 = 2.149894e-5f;

    private FloatElementary() {}

    /**
     * eˣ, at most 1.1 ulp off, gradual underflow included.
     *
     * @param x argument
     * @return the exponential
     */
    static float exp(float x) {
        float y = x < MIN_EXP ? MIN_EXP : x;
        y = y > MAX_EXP ? MAX_EXP : y;
        float n = Math.fma(y, LOG2_E, ROUNDER) - ROUNDER;
        // In two factors: 2ⁿ itself may overflow or underflow although the result does not.
        float half = Math.fma(n, 0.5f, ROUNDER) - ROUNDER;
        return expReduced(y, n) * powerOfTwo(half) * powerOfTwo(n - half);
    }

    /** eˣ for arguments whose result is normal. */
    private static float expNormal(float x) {
        float n = Math.fma(x, LOG2_E, ROUNDER) - ROUNDER;
        return expReduced(x, n) * powerOfTwo(n);
    }

    private static float expReduced(float x, float n) {
        return expm1Reduced(x, n) + 1;
    }

    private static float expm1Reduced(float x, float n) {
        float r = Math.fma(n, -LN2_HIGH, x);
        r = Math.fma(n, -LN2_LOW, r);
        float p = EXP_4;
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, EXP_1);
        p = Math.fma(p, r, EXP_0);
        return Math.fma(r * r, p, r);
    }

    private static float powerOfTwo(float n) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(n + SCALER) << MANTISSA_BITS);
    }

    private static float withSign(float magnitude, float sign) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) | (Float.floatToRawIntBits(sign) & SIGN));
    }

    /**
     * {@code eˣ − 1} for arguments that are not positive, at most 1.1 ulp off, tiny arguments included.
     *
     * @param x argument
     * @return the exponential minus 1
     */
    static float expm1(float x) {
        float y = x < MIN_EXPM1 ? MIN_EXPM1 : x;
        float n = Math.fma(y, LOG2_E, ROUNDER) - ROUNDER;
        float s = powerOfTwo(n);
        return Math.fma(expm1Reduced(y, n), s, s - 1);
    }

    /**
     * Hyperbolic tangent, at most 1.5 ulp off; exactly ±1 for large arguments.
     *
     * @param x argument
     * @return the hyperbolic tangent
     */
    static float tanh(float x) {
        float a = Math.abs(x);
        a = a > CLAMP_TANH ? CLAMP_TANH : a;
        float large = 1 - 2 / (expNormal(a + a) + 1);
        float z = a * a;
        float p = TANH_4;
        p = Math.fma(p, z, TANH_3);
        p = Math.fma(p, z, TANH_2);
        p = Math.fma(p, z, TANH_1);
        p = Math.fma(p, z, TANH_0);
        float small = Math.fma(a * z, p, a);
        return withSign(a < SMALL_TANH ? small : large, x);
    }

    /**
     * Logistic function {@code 1 / (1 + e⁻ˣ)}, at most 2.5 ulp off, gradual underflow included.
     *
     * @param x argument
     * @return the logistic function
     */
    static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /**
     * Softplus {@code ln(1 + eˣ) = max(x, 0) + ln(1 + e)} with {@code e = exp(−|x|)}, at most 1.7 ulp off, gradual
     * underflow included.
     *
     * @param x argument
     * @return softplus
     */
    static float softplus(float x) {
        float e = exp(-Math.abs(x));
        boolean halved = e > ROOT_TWO_MINUS_1;
        float twos = halved ? 1 : 0;
        float f = halved ? (e - 1) * 0.5f : e;
        float s = f / (f + 2);
        float z = s * s;
        float p = LOG_3;
        p = Math.fma(p, z, LOG_2);
        p = Math.fma(p, z, LOG_1);
        p = Math.fma(p, z, LOG_0);
        float square = f * f * 0.5f;
        float tail = Math.fma(twos, LN2_LOW, s * Math.fma(z, p, square));
        return (x <= 0 ? 0 : x) + Math.fma(twos, LN2_HIGH, f - (square - tail));
    }

    /**
     * Natural logarithm, at most 1 ulp off; NaN for negative arguments, −∞ for zeros.
     *
     * @param x argument
     * @return the logarithm
     */
    static float log(float x) {
        float normal = x < MIN_NORMAL ? x * LIFT : x;
        float lift = x < MIN_NORMAL ? LIFT_EXPONENT : 0;
        // Split into 2^e · m with √½ ≤ m < √2.
        int bits = Float.floatToRawIntBits(normal) + ONE_MINUS_ROOT_HALF_BITS;
        float e = Float.intBitsToFloat((bits >>> MANTISSA_BITS) | INTEGER_BITS) - INTEGER_OFFSET - lift;
        float f = Float.intBitsToFloat((bits & MANTISSA) + ROOT_HALF_BITS) - 1;
        float s = f / (f + 2);
        float z = s * s;
        float p = LOG_3;
        p = Math.fma(p, z, LOG_2);
        p = Math.fma(p, z, LOG_1);
        p = Math.fma(p, z, LOG_0);
        float square = f * f * 0.5f;
        float tail = Math.fma(e, LN2_LOW, s * Math.fma(z, p, square));
        float y = Math.fma(e, LN2_HIGH, f - (square - tail));
        // Carries NaN over from the argument.
        y = Math.fma(x, 0, y);
        y = x == Float.POSITIVE_INFINITY ? x : y;
        y = x == 0 ? Float.NEGATIVE_INFINITY : y;
        return x < 0 ? Float.NaN : y;
    }

    /**
     * Error function {@code 2/√π ∫₀ˣ exp(−t²) dt}, at most 2.5 ulp off; exactly ±1 for large arguments.
     *
     * @param x argument
     * @return the error function
     */
    static float erf(float x) {
        float a = Math.abs(x);
        a = a > CLAMP_ERF ? CLAMP_ERF : a;
        float small = erfSmall(a);
        float large = erfLarge(a);
        return withSign(a < 1 ? small : large, x);
    }

    private static float erfSmall(float a) {
        float z = a * a;
        float p = ERF_6;
        p = Math.fma(p, z, ERF_5);
        p = Math.fma(p, z, ERF_4);
        p = Math.fma(p, z, ERF_3);
        p = Math.fma(p, z, ERF_2);
        p = Math.fma(p, z, ERF_1);
        p = Math.fma(p, z, ERF_0);
        return Math.fma(a, p, a);
    }

    private static float erfLarge(float a) {
        float u = a - CENTER;
        float p = ERFC_7;
        p = Math.fma(p, u, ERFC_6);
        p = Math.fma(p, u, ERFC_5);
        p = Math.fma(p, u, ERFC_4);
        p = Math.fma(p, u, ERFC_3);
        p = Math.fma(p, u, ERFC_2);
        p = Math.fma(p, u, ERFC_1);
        p = Math.fma(p, u, ERFC_0);
        return 1 - expNormal(-p);
    }
}
