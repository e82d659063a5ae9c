package io.evenkeel.kernel;

import static io.evenkeel.kernel.FloatElementary.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link FloatElementary} over arrays, in vectors: operation by operation the same, so that results
 * have the same bits. Element counts are multiples of {@link Precision#lanes()}.
 */
final class FloatElementaryVector {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private FloatElementaryVector() {}

    static void exp(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            exp(FloatVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    static void tanh(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            tanh(FloatVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    static void sigmoid(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            sigmoid(FloatVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    static void log(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            log(FloatVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    static void erf(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            erf(FloatVector.fromArray(SPECIES, a, aOffset + i)).intoArray(c, cOffset + i);
        }
    }

    private static FloatVector of(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector y = x.blend(of(MIN_EXP), x.compare(VectorOperators.LT, of(MIN_EXP)));
        y = y.blend(of(MAX_EXP), y.compare(VectorOperators.GT, of(MAX_EXP)));
        FloatVector n = y.fma(of(LOG2_E), of(ROUNDER)).sub(of(ROUNDER));
        FloatVector half = n.fma(of(0.5f), of(ROUNDER)).sub(of(ROUNDER));
        return expReduced(y, n).mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
    }

    private static FloatVector expNormal(FloatVector x) {
        FloatVector n = x.fma(of(LOG2_E), of(ROUNDER)).sub(of(ROUNDER));
        return expReduced(x, n).mul(powerOfTwo(n));
    }

    private static FloatVector expReduced(FloatVector x, FloatVector n) {
        FloatVector r = n.fma(of(-LN2_HIGH), x);
        r = n.fma(of(-LN2_LOW), r);
        FloatVector p = of(EXP_4);
        p = p.fma(r, of(EXP_3));
        p = p.fma(r, of(EXP_2));
        p = p.fma(r, of(EXP_1));
        p = p.fma(r, of(EXP_0));
        return r.mul(r).fma(p, r).add(of(1));
    }

    private static FloatVector powerOfTwo(FloatVector n) {
        return n.add(of(SCALER))
                .reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector withSign(FloatVector magnitude, FloatVector sign) {
        IntVector bit = sign.reinterpretAsInts().lanewise(VectorOperators.AND, SIGN);
        return magnitude.reinterpretAsInts().lanewise(VectorOperators.OR, bit).reinterpretAsFloats();
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        a = a.blend(of(CLAMP_TANH), a.compare(VectorOperators.GT, of(CLAMP_TANH)));
        FloatVector large = of(1).sub(of(2).div(expNormal(a.add(a)).add(of(1))));
        FloatVector z = a.mul(a);
        FloatVector p = of(TANH_4);
        p = p.fma(z, of(TANH_3));
        p = p.fma(z, of(TANH_2));
        p = p.fma(z, of(TANH_1));
        p = p.fma(z, of(TANH_0));
        FloatVector small = a.mul(z).fma(p, a);
        return withSign(large.blend(small, a.compare(VectorOperators.LT, of(SMALL_TANH))), x);
    }

    private static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg());
        FloatVector numerator = of(1).blend(e, x.compare(VectorOperators.LT, of(0)));
        return numerator.div(of(1).add(e));
    }

    private static FloatVector log(FloatVector x) {
        var tiny = x.compare(VectorOperators.LT, of(MIN_NORMAL));
        FloatVector normal = x.blend(x.mul(of(LIFT)), tiny);
        FloatVector lift = of(0).blend(of(LIFT_EXPONENT), tiny);
        IntVector bits = normal.reinterpretAsInts().add(ONE_MINUS_ROOT_HALF_BITS);
        FloatVector e = bits.lanewise(VectorOperators.LSHR, MANTISSA_BITS)
                .lanewise(VectorOperators.OR, INTEGER_BITS)
                .reinterpretAsFloats()
                .sub(of(INTEGER_OFFSET))
                .sub(lift);
        FloatVector f = bits.lanewise(VectorOperators.AND, MANTISSA)
                .add(ROOT_HALF_BITS)
                .reinterpretAsFloats()
                .sub(of(1));
        FloatVector s = f.div(f.add(of(2)));
        FloatVector z = s.mul(s);
        FloatVector p = of(LOG_3);
        p = p.fma(z, of(LOG_2));
        p = p.fma(z, of(LOG_1));
        p = p.fma(z, of(LOG_0));
        FloatVector square = f.mul(f).mul(of(0.5f));
        FloatVector tail = e.fma(of(LN2_LOW), s.mul(z.fma(p, square)));
        FloatVector y = e.fma(of(LN2_HIGH), f.sub(square.sub(tail)));
        y = x.fma(of(0), y);
        y = y.blend(x, x.compare(VectorOperators.EQ, of(Float.POSITIVE_INFINITY)));
        y = y.blend(of(Float.NEGATIVE_INFINITY), x.compare(VectorOperators.EQ, of(0)));
        return y.blend(of(Float.NaN), x.compare(VectorOperators.LT, of(0)));
    }

    private static FloatVector erf(FloatVector x) {
        FloatVector a = x.abs();
        a = a.blend(of(CLAMP_ERF), a.compare(VectorOperators.GT, of(CLAMP_ERF)));
        FloatVector small = erfSmall(a);
        FloatVector large = erfLarge(a);
        return withSign(large.blend(small, a.compare(VectorOperators.LT, of(1))), x);
    }

    private static FloatVector erfSmall(FloatVector a) {
        FloatVector z = a.mul(a);
        FloatVector p = of(ERF_6);
        p = p.fma(z, of(ERF_5));
        p = p.fma(z, of(ERF_4));
        p = p.fma(z, of(ERF_3));
        p = p.fma(z, of(ERF_2));
        p = p.fma(z, of(ERF_1));
        p = p.fma(z, of(ERF_0));
        return a.fma(p, a);
    }

    private static FloatVector erfLarge(FloatVector a) {
        FloatVector u = a.sub(of(CENTER));
        FloatVector p = of(ERFC_7);
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
