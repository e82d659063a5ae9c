package io.evenkeel.kernel;

import static io.evenkeel.kernel.FloatElementary.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link FloatElementary} over arrays, in vectors: operation by operation the same, so that results
 * have the same bits. Element counts are multiples of {@link Precision#lanes()}.
 *
 * <p>Each function is one method without helpers although they share code: the compiler stops inlining a program's own
 * methods once a compilation has grown to some size, which vector operations reach quickly, and a vector that passes
 * through a call is put in a box.
 */
final class FloatElementaryVector {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private FloatElementaryVector() {}

    static void exp(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            FloatVector y = x.blend(
                    FloatVector.broadcast(SPECIES, MIN_EXP),
                    x.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, MIN_EXP)));
            y = y.blend(
                    FloatVector.broadcast(SPECIES, MAX_EXP),
                    y.compare(VectorOperators.GT, FloatVector.broadcast(SPECIES, MAX_EXP)));
            FloatVector power = y.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector half = power.fma(FloatVector.broadcast(SPECIES, 0.5f), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector r = power.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), y);
            r = power.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector q = FloatVector.broadcast(SPECIES, EXP_4);
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
            FloatVector e = r.mul(r).fma(q, r).add(FloatVector.broadcast(SPECIES, 1));
            FloatVector s = half.add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            FloatVector t = power.sub(half)
                    .add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            e = e.mul(s).mul(t);
            e.intoArray(c, cOffset + i);
        }
    }

    static void tanh(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            FloatVector y = x.abs();
            y = y.blend(
                    FloatVector.broadcast(SPECIES, CLAMP_TANH),
                    y.compare(VectorOperators.GT, FloatVector.broadcast(SPECIES, CLAMP_TANH)));
            FloatVector twice = y.add(y);
            FloatVector power = twice.fma(
                            FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector r = power.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), twice);
            r = power.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector q = FloatVector.broadcast(SPECIES, EXP_4);
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
            FloatVector e = r.mul(r).fma(q, r).add(FloatVector.broadcast(SPECIES, 1));
            FloatVector s = power.add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            e = e.mul(s);
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            FloatVector large = one.sub(FloatVector.broadcast(SPECIES, 2).div(e.add(one)));
            FloatVector z = y.mul(y);
            FloatVector p = FloatVector.broadcast(SPECIES, TANH_4);
            p = p.fma(z, FloatVector.broadcast(SPECIES, TANH_3));
            p = p.fma(z, FloatVector.broadcast(SPECIES, TANH_2));
            p = p.fma(z, FloatVector.broadcast(SPECIES, TANH_1));
            p = p.fma(z, FloatVector.broadcast(SPECIES, TANH_0));
            FloatVector small = y.mul(z).fma(p, y);
            FloatVector magnitude =
                    large.blend(small, y.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, SMALL_TANH)));
            IntVector bit = x.reinterpretAsInts().lanewise(VectorOperators.AND, SIGN);
            magnitude
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.OR, bit)
                    .reinterpretAsFloats()
                    .intoArray(c, cOffset + i);
        }
    }

    static void sigmoid(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            FloatVector y = x.abs().neg();
            y = y.blend(
                    FloatVector.broadcast(SPECIES, MIN_EXP),
                    y.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, MIN_EXP)));
            FloatVector power = y.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector half = power.fma(FloatVector.broadcast(SPECIES, 0.5f), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector r = power.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), y);
            r = power.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector q = FloatVector.broadcast(SPECIES, EXP_4);
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
            FloatVector e = r.mul(r).fma(q, r).add(FloatVector.broadcast(SPECIES, 1));
            FloatVector s = half.add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            FloatVector t = power.sub(half)
                    .add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            e = e.mul(s).mul(t);
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            one.blend(e, x.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, 0)))
                    .div(one.add(e))
                    .intoArray(c, cOffset + i);
        }
    }

    static void elu(int n, float slope, float limit, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            FloatVector y = x.blend(
                    FloatVector.broadcast(SPECIES, MIN_EXPM1),
                    x.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, MIN_EXPM1)));
            FloatVector power = y.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector r = power.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), y);
            r = power.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector q = FloatVector.broadcast(SPECIES, EXP_4);
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
            FloatVector s = power.add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            FloatVector e = r.mul(r).fma(q, r).fma(s, s.sub(FloatVector.broadcast(SPECIES, 1)));
            x.mul(slope)
                    .blend(e.mul(limit), x.compare(VectorOperators.LE, FloatVector.broadcast(SPECIES, 0)))
                    .intoArray(c, cOffset + i);
        }
    }

    static void softplus(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            FloatVector y = x.abs().neg();
            y = y.blend(
                    FloatVector.broadcast(SPECIES, MIN_EXP),
                    y.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, MIN_EXP)));
            FloatVector power = y.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector half = power.fma(FloatVector.broadcast(SPECIES, 0.5f), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector r = power.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), y);
            r = power.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector q = FloatVector.broadcast(SPECIES, EXP_4);
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
            FloatVector e = r.mul(r).fma(q, r).add(FloatVector.broadcast(SPECIES, 1));
            FloatVector s = half.add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            FloatVector t = power.sub(half)
                    .add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            e = e.mul(s).mul(t);
            VectorMask<Float> halved = e.compare(VectorOperators.GT, FloatVector.broadcast(SPECIES, ROOT_TWO_MINUS_1));
            FloatVector twos = FloatVector.broadcast(SPECIES, 0).blend(FloatVector.broadcast(SPECIES, 1), halved);
            FloatVector f =
                    e.blend(e.sub(FloatVector.broadcast(SPECIES, 1)).mul(FloatVector.broadcast(SPECIES, 0.5f)), halved);
            FloatVector w = f.div(f.add(FloatVector.broadcast(SPECIES, 2)));
            FloatVector z = w.mul(w);
            FloatVector p = FloatVector.broadcast(SPECIES, LOG_3);
            p = p.fma(z, FloatVector.broadcast(SPECIES, LOG_2));
            p = p.fma(z, FloatVector.broadcast(SPECIES, LOG_1));
            p = p.fma(z, FloatVector.broadcast(SPECIES, LOG_0));
            FloatVector square = f.mul(f).mul(FloatVector.broadcast(SPECIES, 0.5f));
            FloatVector tail = twos.fma(FloatVector.broadcast(SPECIES, LN2_LOW), w.mul(z.fma(p, square)));
            FloatVector above = x.blend(
                    FloatVector.broadcast(SPECIES, 0),
                    x.compare(VectorOperators.LE, FloatVector.broadcast(SPECIES, 0)));
            above.add(twos.fma(FloatVector.broadcast(SPECIES, LN2_HIGH), f.sub(square.sub(tail))))
                    .intoArray(c, cOffset + i);
        }
    }

    static void softplusPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, y, yAt + i).neg();
                FloatVector v = x.blend(
                        FloatVector.broadcast(SPECIES, MIN_EXPM1),
                        x.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, MIN_EXPM1)));
                FloatVector power = v.fma(
                                FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER))
                        .sub(FloatVector.broadcast(SPECIES, ROUNDER));
                FloatVector r = power.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), v);
                r = power.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
                FloatVector q = FloatVector.broadcast(SPECIES, EXP_4);
                q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
                q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
                q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
                q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
                FloatVector s = power.add(FloatVector.broadcast(SPECIES, SCALER))
                        .reinterpretAsInts()
                        .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                        .reinterpretAsFloats();
                FloatVector e = r.mul(r).fma(q, r).fma(s, s.sub(FloatVector.broadcast(SPECIES, 1)));
                FloatVector.fromArray(SPECIES, g, gAt + i).neg().mul(e).intoArray(c, cAt + i);
            }
        }
    }

    static void log(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            FloatVector normal = x.blend(
                    x.mul(FloatVector.broadcast(SPECIES, LIFT)),
                    x.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, MIN_NORMAL)));
            FloatVector lift = FloatVector.broadcast(SPECIES, 0)
                    .blend(
                            FloatVector.broadcast(SPECIES, LIFT_EXPONENT),
                            x.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, MIN_NORMAL)));
            IntVector bits = normal.reinterpretAsInts().add(ONE_MINUS_ROOT_HALF_BITS);
            FloatVector e = bits.lanewise(VectorOperators.LSHR, MANTISSA_BITS)
                    .lanewise(VectorOperators.OR, INTEGER_BITS)
                    .reinterpretAsFloats()
                    .sub(FloatVector.broadcast(SPECIES, INTEGER_OFFSET))
                    .sub(lift);
            FloatVector f = bits.lanewise(VectorOperators.AND, MANTISSA)
                    .add(ROOT_HALF_BITS)
                    .reinterpretAsFloats()
                    .sub(FloatVector.broadcast(SPECIES, 1));
            FloatVector s = f.div(f.add(FloatVector.broadcast(SPECIES, 2)));
            FloatVector z = s.mul(s);
            FloatVector p = FloatVector.broadcast(SPECIES, LOG_3);
            p = p.fma(z, FloatVector.broadcast(SPECIES, LOG_2));
            p = p.fma(z, FloatVector.broadcast(SPECIES, LOG_1));
            p = p.fma(z, FloatVector.broadcast(SPECIES, LOG_0));
            FloatVector square = f.mul(f).mul(FloatVector.broadcast(SPECIES, 0.5f));
            FloatVector tail = e.fma(FloatVector.broadcast(SPECIES, LN2_LOW), s.mul(z.fma(p, square)));
            FloatVector y = e.fma(FloatVector.broadcast(SPECIES, LN2_HIGH), f.sub(square.sub(tail)));
            y = x.fma(FloatVector.broadcast(SPECIES, 0), y);
            y = y.blend(x, x.compare(VectorOperators.EQ, FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY)));
            y = y.blend(
                    FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY),
                    x.compare(VectorOperators.EQ, FloatVector.broadcast(SPECIES, 0)));
            y.blend(
                            FloatVector.broadcast(SPECIES, Float.NaN),
                            x.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, 0)))
                    .intoArray(c, cOffset + i);
        }
    }

    static void erf(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            FloatVector y = x.abs();
            y = y.blend(
                    FloatVector.broadcast(SPECIES, CLAMP_ERF),
                    y.compare(VectorOperators.GT, FloatVector.broadcast(SPECIES, CLAMP_ERF)));
            FloatVector u = y.sub(FloatVector.broadcast(SPECIES, CENTER));
            FloatVector p = FloatVector.broadcast(SPECIES, ERFC_7);
            p = p.fma(u, FloatVector.broadcast(SPECIES, ERFC_6));
            p = p.fma(u, FloatVector.broadcast(SPECIES, ERFC_5));
            p = p.fma(u, FloatVector.broadcast(SPECIES, ERFC_4));
            p = p.fma(u, FloatVector.broadcast(SPECIES, ERFC_3));
            p = p.fma(u, FloatVector.broadcast(SPECIES, ERFC_2));
            p = p.fma(u, FloatVector.broadcast(SPECIES, ERFC_1));
            p = p.fma(u, FloatVector.broadcast(SPECIES, ERFC_0));
            FloatVector v = p.neg();
            FloatVector power = v.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER))
                    .sub(FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector r = power.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), v);
            r = power.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector q = FloatVector.broadcast(SPECIES, EXP_4);
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
            FloatVector e = r.mul(r).fma(q, r).add(FloatVector.broadcast(SPECIES, 1));
            FloatVector s = power.add(FloatVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            e = e.mul(s);
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            FloatVector large = one.sub(e);
            FloatVector z = y.mul(y);
            FloatVector w = FloatVector.broadcast(SPECIES, ERF_6);
            w = w.fma(z, FloatVector.broadcast(SPECIES, ERF_5));
            w = w.fma(z, FloatVector.broadcast(SPECIES, ERF_4));
            w = w.fma(z, FloatVector.broadcast(SPECIES, ERF_3));
            w = w.fma(z, FloatVector.broadcast(SPECIES, ERF_2));
            w = w.fma(z, FloatVector.broadcast(SPECIES, ERF_1));
            w = w.fma(z, FloatVector.broadcast(SPECIES, ERF_0));
            FloatVector small = y.fma(w, y);
            FloatVector magnitude = large.blend(small, y.compare(VectorOperators.LT, one));
            IntVector bit = x.reinterpretAsInts().lanewise(VectorOperators.AND, SIGN);
            magnitude
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.OR, bit)
                    .reinterpretAsFloats()
                    .intoArray(c, cOffset + i);
        }
    }
}
