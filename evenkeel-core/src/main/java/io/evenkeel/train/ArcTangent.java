package io.evenkeel.train;

/** Arc tangent, the same bits on every machine, at most 2.5 ulp off. */
final class ArcTangent {
    private static final double TAN_EIGHTH_PI = 0.41421356237309503;
    private static final double TAN_THREE_EIGHTHS_PI = 2.414213562373095;
    private static final double QUARTER_PI_LOW = 3.061616997868383e-17;
    private static final double HALF_PI_LOW = 6.123233995736766e-17;

    // atan t ≈ t + t·z·P(z), z = t², |t| ≤ tan(π/8); ascending powers.
    private static final double P_0 = -0.3333333333333333;
    private static final double P_1 = 0.1999999999999552;
    private static final double P_2 = -0.14285714284666542;
    private static final double P_3 = 0.11111111015256361;
    private static final double P_4 = -0.09090904578123903;
    private static final double P_5 = 0.07692183190826087;
    private static final double P_6 = -0.06664511447381948;
    private static final double P_7 = 0.0585814891280221;
    private static final double P_8 = -0.0508544973794026;
    private static final double P_9 = 0.03923165829558719;
    private static final double P_10 = -0.01917688711906226;

    private ArcTangent() {}

    /** atan x = offset + atan t, with t = x, (x − 1) / (x + 1) or −1 / x by the size of x. */
    static double of(double x) {
        double a = Math.abs(x);
        boolean middle = a > TAN_EIGHTH_PI;
        boolean large = a > TAN_THREE_EIGHTHS_PI;
        double numerator = large ? -1 : middle ? a - 1 : a;
        double denominator = large ? a : middle ? a + 1 : 1;
        double offset = large ? Math.PI / 2 : middle ? Math.PI / 4 : 0;
        double low = large ? HALF_PI_LOW : middle ? QUARTER_PI_LOW : 0;
        double t = numerator / denominator;
        double z = t * t;
        double p = P_10;
        p = Math.fma(p, z, P_9);
        p = Math.fma(p, z, P_8);
        p = Math.fma(p, z, P_7);
        p = Math.fma(p, z, P_6);
        p = Math.fma(p, z, P_5);
        p = Math.fma(p, z, P_4);
        p = Math.fma(p, z, P_3);
        p = Math.fma(p, z, P_2);
        p = Math.fma(p, z, P_1);
        p = Math.fma(p, z, P_0);
        return Math.copySign(offset + (Math.fma(t * z, p, t) + low), x);
    }
}
