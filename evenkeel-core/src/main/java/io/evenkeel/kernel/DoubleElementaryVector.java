package io.evenkeel.kernel;

import static io.evenkeel.kernel.DoubleElementary.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link DoubleElementary} over arrays, in vectors: operation by operation the same, so that results
 * have the same bits. Element counts are multiples of {@link Precision#lanes()}.
 */
final class DoubleElementaryVector {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private DoubleElementaryVector() {}

    static void exp(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            exp(DoubleVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    static void tanh(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            tanh(DoubleVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    static void sigmoid(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            sigmoid(DoubleVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    static void log(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            log(DoubleVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    static void erf(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            erf(DoubleVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    private static DoubleVector of(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static DoubleVector exp(DoubleVector x) {
        DoubleVector y = x.blend(of(MIN_EXP), x.compare(VectorOperators.LT, of(MIN_EXP)));
        y = y.blend(of(MAX_EXP), y.compare(VectorOperators.GT, of(MAX_EXP)));
        DoubleVector n = y.fma(of(LOG2_E), of(ROUNDER)).sub(of(ROUNDER));
        DoubleVector half = n.fma(of(0.5), of(ROUNDER)).sub(of(ROUNDER));
        return expReduced(y, n).mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
    }

    private static DoubleVector expNormal(DoubleVector x) {
        DoubleVector n = x.fma(of(LOG2_E), of(ROUNDER)).sub(of(ROUNDER));
        return expReduced(x, n).mul(powerOfTwo(n));
    }

    private static DoubleVector expReduced(DoubleVector x, DoubleVector n) {
        DoubleVector r = n.fma(of(-LN2_HIGH), x);
        r = n.fma(of(-LN2_LOW), r);
        DoubleVector p = of(EXP_9);
        p = p.fma(r, of(EXP_8));
        p = p.fma(r, of(EXP_7));
        p = p.fma(r, of(EXP_6));
        p = p.fma(r, of(EXP_5));
        p = p.fma(r, of(EXP_4));
        p = p.fma(r, of(EXP_3));
        p = p.fma(r, of(EXP_2));
        p = p.fma(r, of(EXP_1));
        p = p.fma(r, of(EXP_0));
        return r.mul(r).fma(p, r).add(of(1));
    }

    private static DoubleVector powerOfTwo(DoubleVector n) {
        return n.add(of(SCALER))
                .reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector withSign(DoubleVector magnitude, DoubleVector sign) {
        LongVector bit = sign.reinterpretAsLongs().lanewise(VectorOperators.AND, SIGN);
        return magnitude.reinterpretAsLongs().lanewise(VectorOperators.OR, bit).reinterpretAsDoubles();
    }

    private static DoubleVector tanh(DoubleVector x) {
        DoubleVector a = x.abs();
        a = a.blend(of(CLAMP_TANH), a.compare(VectorOperators.GT, of(CLAMP_TANH)));
        DoubleVector large = of(1).sub(of(2).div(expNormal(a.add(a)).add(of(1))));
        DoubleVector z = a.mul(a);
        DoubleVector p = of(TANH_10);
        p = p.fma(z, of(TANH_9));
        p = p.fma(z, of(TANH_8));
        p = p.fma(z, of(TANH_7));
        p = p.fma(z, of(TANH_6));
        p = p.fma(z, of(TANH_5));
        p = p.fma(z, of(TANH_4));
        p = p.fma(z, of(TANH_3));
        p = p.fma(z, of(TANH_2));
        p = p.fma(z, of(TANH_1));
        p = p.fma(z, of(TANH_0));
        DoubleVector small = a.mul(z).fma(p, a);
        return withSign(large.blend(small, a.compare(VectorOperators.LT, of(SMALL_TANH))), x);
    }

    private static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector e = exp(x.abs().neg());
        DoubleVector numerator = of(1).blend(e, x.compare(VectorOperators.LT, of(0)));
        return numerator.div(of(1).add(e));
    }

    private static DoubleVector log(DoubleVector x) {
        var tiny = x.compare(VectorOperators.LT, of(MIN_NORMAL));
        DoubleVector normal = x.blend(x.mul(of(LIFT)), tiny);
        DoubleVector lift = of(0).blend(of(LIFT_EXPONENT), tiny);
        LongVector bits = normal.reinterpretAsLongs().add(ONE_MINUS_ROOT_HALF_BITS);
        DoubleVector e = bits.lanewise(VectorOperators.LSHR, MANTISSA_BITS)
                .lanewise(VectorOperators.OR, INTEGER_BITS)
                .reinterpretAsDoubles()
                .sub(of(INTEGER_OFFSET))
                .sub(lift);
        DoubleVector f = bits.lanewise(VectorOperators.AND, MANTISSA)
                .add(ROOT_HALF_BITS)
                .reinterpretAsDoubles()
                .sub(of(1));
        DoubleVector s = f.div(f.add(of(2)));
        DoubleVector z = s.mul(s);
        DoubleVector p = of(LOG_6);
        p = p.fma(z, of(LOG_5));
        p = p.fma(z, of(LOG_4));
        p = p.fma(z, of(LOG_3));
        p = p.fma(z, of(LOG_2));
        p = p.fma(z, of(LOG_1));
        p = p.fma(z, of(LOG_0));
        DoubleVector square = f.mul(f).mul(of(0.5));
        DoubleVector tail = e.fma(of(LN2_LOW), s.mul(z.fma(p, square)));
        DoubleVector y = e.fma(of(LN2_HIGH), f.sub(square.sub(tail)));
        y = x.fma(of(0), y);
        y = y.blend(x, x.compare(VectorOperators.EQ, of(Double.POSITIVE_INFINITY)));
        y = y.blend(of(Double.NEGATIVE_INFINITY), x.compare(VectorOperators.EQ, of(0)));
        return y.blend(of(Double.NaN), x.compare(VectorOperators.LT, of(0)));
    }

    private static DoubleVector erf(DoubleVector x) {
        DoubleVector a = x.abs();
        a = a.blend(of(CLAMP_ERF), a.compare(VectorOperators.GT, of(CLAMP_ERF)));
        DoubleVector small = erfSmall(a);
        DoubleVector large = erfLarge(a);
        return withSign(large.blend(small, a.compare(VectorOperators.LT, of(1))), x);
    }

    private static DoubleVector erfSmall(DoubleVector a) {
        DoubleVector z = a.mul(a);
        DoubleVector p = of(ERF_11);
        p = p.fma(z, of(ERF_10));
        p = p.fma(z, of(ERF_9));
        p = p.fma(z, of(ERF_8));
        p = p.fma(z, of(ERF_7));
        p = p.fma(z, of(ERF_6));
        p = p.fma(z, of(ERF_5));
        p = p.fma(z, of(ERF_4));
        p = p.fma(z, of(ERF_3));
        p = p.fma(z, of(ERF_2));
        p = p.fma(z, of(ERF_1));
        p = p.fma(z, of(ERF_0));
        return a.fma(p, a);
    }

    private static DoubleVector erfLarge(DoubleVector a) {
        DoubleVector u = a.sub(of(CENTER));
        DoubleVector p = of(ERFC_18);
        p = p.fma(u, of(ERFC_17));
        p = p.fma(u, of(ERFC_16));
        p = p.fma(u, of(ERFC_15));
        p = p.fma(u, of(ERFC_14));
        p = p.fma(u, of(ERFC_13));
        p = p.fma(u, of(ERFC_12));
        p = p.fma(u, of(ERFC_11));
        p = p.fma(u, of(ERFC_10));
        p = p.fma(u, of(ERFC_9));
        p = p.fma(u, of(ERFC_8));
        p = p.fma(u, of(ERFC_7));
        p = p.fma(u, of(ERFC_6));
        p = p.fma(u, of(ERFC_5));
        p = p.fma(u, of(ERFC_4));
        p = p.fma(u, of(ERFC_3));
        p = p.fma(u, of(ERFC_2));
        p = p.fma(u, of(ERFC_1));
        p = p.fma(u, of(ERFC_0));
        return of(1).sub(expNormal(p.neg()));
    }
}
