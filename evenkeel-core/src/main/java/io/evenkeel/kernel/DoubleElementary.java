package io.evenkeel.kernel;

/**
 * Elementary functions in double precision, the same bits on every machine: polynomials in fused multiply-adds.
 * {@link DoubleElementaryVector} carries out the same operations on vectors.
 *
 * <p>Errors are the largest found against a more precise reference, in units in the last place of the result.
 */
final class DoubleElementary {
    static final double LOG2_E = 1.4426950408889634;
    static final double LN2_HIGH = 0.6931471805599453;
    static final double LN2_LOW = 2.3190468138462996e-17;

    /** Adding and subtracting it rounds a number of smaller magnitude to the nearest integer, ties to even. */
    static final double ROUNDER = 0x1.8p52;

    /** The lowest bits of {@code n + SCALER} are the biased exponent of 2ⁿ. */
    static final double SCALER = (0x1.8p52 + 1023);

    static final int MANTISSA_BITS = 52;

    /** Below, the exponential is 0; above, infinite. */
    static final double MIN_EXP = -746.0;

    static final double MAX_EXP = 710.0;

    /** Above, tanh and erf round to 1. */
    static final double CLAMP_TANH = 19.2;

    static final double CLAMP_ERF = 6.0;
    /** Below, eˣ − 1 rounds to −1. */
    static final double MIN_EXPM1 = -38.0;

    /** √2 − 1, above which 1 + e is halved before its logarithm is taken. */
    static final double ROOT_TWO_MINUS_1 = 0.41421356237309503;

    static final double SMALL_TANH = 0.5625;
    static final double CENTER = 3.5;

    static final double MIN_NORMAL = Double.MIN_NORMAL;
    static final double LIFT = 0x1p54;
    static final double LIFT_EXPONENT = 54.0;
    static final long MANTISSA = 0x000fffffffffffffL;
    static final long ROOT_HALF_BITS = 0x3fe6a09e667f3bcdL;
    static final long ONE_MINUS_ROOT_HALF_BITS = 0x3ff0000000000000L - ROOT_HALF_BITS;

    /** Bits of 2^MANTISSA_BITS: a small integer in the lowest bits becomes that power plus the integer. */
    static final long INTEGER_BITS = 0x4330000000000000L;

    static final double INTEGER_OFFSET = (0x1p52 + 1023);
    static final long SIGN = 0x8000000000000000L;

    // eʳ ≈ 1 + r + r²·P(r), |r| ≤ ln 2 / 2; ascending powers.
    static final double EXP_0 = 0.5000000000000011;
    static final double EXP_1 = 0.16666666666666405;
    static final double EXP_2 = 0.04166666666652723;
    static final double EXP_3 = 0.008333333333497608;
    static final double EXP_4 = 0.001388888894450381;
    static final double EXP_5 = 0.00019841269501939728;
    static final double EXP_6 = 2.4801492103380244e-05;
    static final double EXP_7 = 2.7557588556651024e-06;
    static final double EXP_8 = 2.7630631656938613e-07;
    static final double EXP_9 = 2.499999312205904e-08;
    // tanh x ≈ x + x³·P(x²), |x| < 0.5625; ascending powers.
    static final double TANH_0 = -0.3333333333333328;
    static final double TANH_1 = 0.13333333333323463;
    static final double TANH_2 = -0.05396825396190003;
    static final double TANH_3 = 0.021869488331901613;
    static final double TANH_4 = -0.00886323170715307;
    static final double TANH_5 = 0.003592082904481941;
    static final double TANH_6 = -0.0014554835539278724;
    static final double TANH_7 = 0.0005881986236449494;
    static final double TANH_8 = -0.00023275173775482604;
    static final double TANH_9 = 8.240846851952769e-05;
    static final double TANH_10 = -1.8931409700070672e-05;
    // ln((1 + s) / (1 − s)) ≈ 2s + s³·P(s²); ascending powers.
    static final double LOG_0 = 0.6666666666666735;
    static final double LOG_1 = 0.39999999999412167;
    static final double LOG_2 = 0.2857142874294417;
    static final double LOG_3 = 0.22222198515249464;
    static final double LOG_4 = 0.18183567405714046;
    static final double LOG_5 = 0.15313969647938486;
    static final double LOG_6 = 0.1479678237673935;
    // erf x ≈ x + x·P(x²), |x| < 1; ascending powers.
    static final double ERF_0 = 0.12837916709551256;
    static final double ERF_1 = -0.3761263890318355;
    static final double ERF_2 = 0.11283791670945247;
    static final double ERF_3 = -0.026866170643275126;
    static final double ERF_4 = 0.0052239776074150075;
    static final double ERF_5 = -0.0008548325989313083;
    static final double ERF_6 = 0.00012055295309615569;
    static final double ERF_7 = -1.4924744464755011e-05;
    static final double ERF_8 = 1.6447515344380662e-06;
    static final double ERF_9 = -1.620915885414153e-07;
    static final double ERF_10 = 1.3722905689727265e-08;
    static final double ERF_11 = -7.801062599137151e-10;
    // −ln erfc x ≈ P(x − CENTER), 1 ≤ x ≤ CLAMP_ERF; ascending powers.
    static final double ERFC_0 = 14.112437402147298;
    static final double ERFC_1 = 7.266099588381359;
    static final double ERFC_2 = 0.9667530549201484;
    static final double ERFC_3 = 0.005225658684086369;
    static final double ERFC_4 = -0.0008736876568010312;
    static final double ERFC_5 = 0.00014729402979277555;
    static final double ERFC_6 = -2.4393419746487407e-05;
    static final double ERFC_7 = 3.886025905636222e-06;
    static final double ERFC_8 = -5.785834419214897e-07;
    static final double ERFC_9 = 9.515601999157695e-08;
    static final double ERFC_10 = 1.685566177594734e-09;
    static final double ERFC_11 = 2.8878811633519165e-09;
    static final double ERFC_12 = -3.847836192323912e-09;
    static final double ERFC_13 = -4.333019244591979e-09;
    static final double ERFC_14 = -2.3277954210818993e-09;
    static final double ERFC_15 = -7.89697864857102e-10;
    static final double ERFC_16 = -1.6778155076155747e-10;
    static final double ERFC_17 = -2.1177500008461288e-11;
    static final double ERFC_18 = -1.1917742105481194e-12;

    private DoubleElementary() {}

    /**
     * eˣ, at most 1.1 ulp off, gradual underflow included.
     *
     * @param x argument
     * @return the exponential
     */
    static double exp(double x) {
        double y = x < MIN_EXP ? MIN_EXP : x;
        y = y > MAX_EXP ? MAX_EXP : y;
        double n = Math.fma(y, LOG2_E, ROUNDER) - ROUNDER;
        // In two factors: 2ⁿ itself may overflow or underflow although the result does not.
        double half = Math.fma(n, 0.5, ROUNDER) - ROUNDER;
        return expReduced(y, n) * powerOfTwo(half) * powerOfTwo(n - half);
    }

    /** eˣ for arguments whose result is normal. */
    private static double expNormal(double x) {
        double n = Math.fma(x, LOG2_E, ROUNDER) - ROUNDER;
        return expReduced(x, n) * powerOfTwo(n);
    }

    private static double expReduced(double x, double n) {
        return expm1Reduced(x, n) + 1;
    }

    private static double expm1Reduced(double x, double n) {
        double r = Math.fma(n, -LN2_HIGH, x);
        r = Math.fma(n, -LN2_LOW, r);
        double p = EXP_9;
        p = Math.fma(p, r, EXP_8);
        p = Math.fma(p, r, EXP_7);
        p = Math.fma(p, r, EXP_6);
        p = Math.fma(p, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, EXP_1);
        p = Math.fma(p, r, EXP_0);
        return Math.fma(r * r, p, r);
    }

    private static double powerOfTwo(double n) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(n + SCALER) << MANTISSA_BITS);
    }

    private static double withSign(double magnitude, double sign) {
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(magnitude) | (Double.doubleToRawLongBits(sign) & SIGN));
    }

    /**
     * {@code eˣ − 1} for arguments that are not positive, at most 1.1 ulp off, tiny arguments included.
     *
     * @param x argument
     * @return the exponential minus 1
     */
    static double expm1(double x) {
        double y = x < MIN_EXPM1 ? MIN_EXPM1 : x;
        double n = Math.fma(y, LOG2_E, ROUNDER) - ROUNDER;
        double s = powerOfTwo(n);
        return Math.fma(expm1Reduced(y, n), s, s - 1);
    }

    /**
     * Hyperbolic tangent, at most 1.5 ulp off; exactly ±1 for large arguments.
     *
     * @param x argument
     * @return the hyperbolic tangent
     */
    static double tanh(double x) {
        double a = Math.abs(x);
        a = a > CLAMP_TANH ? CLAMP_TANH : a;
        double large = 1 - 2 / (expNormal(a + a) + 1);
        double z = a * a;
        double p = TANH_10;
        p = Math.fma(p, z, TANH_9);
        p = Math.fma(p, z, TANH_8);
        p = Math.fma(p, z, TANH_7);
        p = Math.fma(p, z, TANH_6);
        p = Math.fma(p, z, TANH_5);
        p = Math.fma(p, z, TANH_4);
        p = Math.fma(p, z, TANH_3);
        p = Math.fma(p, z, TANH_2);
        p = Math.fma(p, z, TANH_1);
        p = Math.fma(p, z, TANH_0);
        double small = Math.fma(a * z, p, a);
        return withSign(a < SMALL_TANH ? small : large, x);
    }

    /**
     * Logistic function {@code 1 / (1 + e⁻ˣ)}, at most 2.5 ulp off, gradual underflow included.
     *
     * @param x argument
     * @return the logistic function
     */
    static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /**
     * Softplus {@code ln(1 + eˣ) = max(x, 0) + ln(1 + e)} with {@code e = exp(−|x|)}, at most 1.7 ulp off, gradual
     * underflow included.
     *
     * @param x argument
     * @return softplus
     */
    static double softplus(double x) {
        double e = exp(-Math.abs(x));
        boolean halved = e > ROOT_TWO_MINUS_1;
        double twos = halved ? 1 : 0;
        double f = halved ? (e - 1) * 0.5 : e;
        double s = f / (f + 2);
        double z = s * s;
        double p = LOG_6;
        p = Math.fma(p, z, LOG_5);
        p = Math.fma(p, z, LOG_4);
        p = Math.fma(p, z, LOG_3);
        p = Math.fma(p, z, LOG_2);
        p = Math.fma(p, z, LOG_1);
        p = Math.fma(p, z, LOG_0);
        double square = f * f * 0.5;
        double tail = Math.fma(twos, LN2_LOW, s * Math.fma(z, p, square));
        return (x <= 0 ? 0 : x) + Math.fma(twos, LN2_HIGH, f - (square - tail));
    }

    /**
     * Natural logarithm, at most 1 ulp off; NaN for negative arguments, −∞ for zeros.
     *
     * @param x argument
     * @return the logarithm
     */
    static double log(double x) {
        double normal = x < MIN_NORMAL ? x * LIFT : x;
        double lift = x < MIN_NORMAL ? LIFT_EXPONENT : 0;
        // Split into 2^e · m with √½ ≤ m < √2.
        long bits = Double.doubleToRawLongBits(normal) + ONE_MINUS_ROOT_HALF_BITS;
        double e = Double.longBitsToDouble((bits >>> MANTISSA_BITS) | INTEGER_BITS) - INTEGER_OFFSET - lift;
        double f = Double.longBitsToDouble((bits & MANTISSA) + ROOT_HALF_BITS) - 1;
        double s = f / (f + 2);
        double z = s * s;
        double p = LOG_6;
        p = Math.fma(p, z, LOG_5);
        p = Math.fma(p, z, LOG_4);
        p = Math.fma(p, z, LOG_3);
        p = Math.fma(p, z, LOG_2);
        p = Math.fma(p, z, LOG_1);
        p = Math.fma(p, z, LOG_0);
        double square = f * f * 0.5;
        double tail = Math.fma(e, LN2_LOW, s * Math.fma(z, p, square));
        double y = Math.fma(e, LN2_HIGH, f - (square - tail));
        // Carries NaN over from the argument.
        y = Math.fma(x, 0, y);
        y = x == Double.POSITIVE_INFINITY ? x : y;
        y = x == 0 ? Double.NEGATIVE_INFINITY : y;
        return x < 0 ? Double.NaN : y;
    }

    /**
     * Error function {@code 2/√π ∫₀ˣ exp(−t²) dt}, at most 2.5 ulp off; exactly ±1 for large arguments.
     *
     * @param x argument
     * @return the error function
     */
    static double erf(double x) {
        double a = Math.abs(x);
        a = a > CLAMP_ERF ? CLAMP_ERF : a;
        double small = erfSmall(a);
        double large = erfLarge(a);
        return withSign(a < 1 ? small : large, x);
    }

    private static double erfSmall(double a) {
        double z = a * a;
        double p = ERF_11;
        p = Math.fma(p, z, ERF_10);
        p = Math.fma(p, z, ERF_9);
        p = Math.fma(p, z, ERF_8);
        p = Math.fma(p, z, ERF_7);
        p = Math.fma(p, z, ERF_6);
        p = Math.fma(p, z, ERF_5);
        p = Math.fma(p, z, ERF_4);
        p = Math.fma(p, z, ERF_3);
        p = Math.fma(p, z, ERF_2);
        p = Math.fma(p, z, ERF_1);
        p = Math.fma(p, z, ERF_0);
        return Math.fma(a, p, a);
    }

    private static double erfLarge(double a) {
        double u = a - CENTER;
        double p = ERFC_18;
        p = Math.fma(p, u, ERFC_17);
        p = Math.fma(p, u, ERFC_16);
        p = Math.fma(p, u, ERFC_15);
        p = Math.fma(p, u, ERFC_14);
        p = Math.fma(p, u, ERFC_13);
        p = Math.fma(p, u, ERFC_12);
        p = Math.fma(p, u, ERFC_11);
        p = Math.fma(p, u, ERFC_10);
        p = Math.fma(p, u, ERFC_9);
        p = Math.fma(p, u, ERFC_8);
        p = Math.fma(p, u, ERFC_7);
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
