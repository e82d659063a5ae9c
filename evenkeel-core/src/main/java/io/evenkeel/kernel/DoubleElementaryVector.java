package io.evenkeel.kernel;

import static io.evenkeel.kernel.DoubleElementary.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link DoubleElementary} over arrays, in vectors: operation by operation the same, so that results
 * have the same bits. Element counts are multiples of {@link Precision#lanes()}.
 *
 * <p>Each function is one method without helpers although they share code: the compiler stops inlining a program's own
 * methods once a compilation has grown to some size, which vector operations reach quickly, and a vector that passes
 * through a call is put in a box.
 */
final class DoubleElementaryVector {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private DoubleElementaryVector() {}

    static void exp(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, aOffset + i);
            DoubleVector y = x.blend(
                    DoubleVector.broadcast(SPECIES, MIN_EXP),
                    x.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, MIN_EXP)));
            y = y.blend(
                    DoubleVector.broadcast(SPECIES, MAX_EXP),
                    y.compare(VectorOperators.GT, DoubleVector.broadcast(SPECIES, MAX_EXP)));
            DoubleVector power = y.fma(
                            DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector half = power.fma(
                            DoubleVector.broadcast(SPECIES, 0.5), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), y);
            r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
            DoubleVector q = DoubleVector.broadcast(SPECIES, EXP_9);
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_8));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_7));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_6));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_5));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_4));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_0));
            DoubleVector e = r.mul(r).fma(q, r).add(DoubleVector.broadcast(SPECIES, 1));
            DoubleVector s = half.add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            DoubleVector t = power.sub(half)
                    .add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            e = e.mul(s).mul(t);
            e.intoArray(c, cOffset + i);
        }
    }

    static void tanh(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, aOffset + i);
            DoubleVector y = x.abs();
            y = y.blend(
                    DoubleVector.broadcast(SPECIES, CLAMP_TANH),
                    y.compare(VectorOperators.GT, DoubleVector.broadcast(SPECIES, CLAMP_TANH)));
            DoubleVector twice = y.add(y);
            DoubleVector power = twice.fma(
                            DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), twice);
            r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
            DoubleVector q = DoubleVector.broadcast(SPECIES, EXP_9);
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_8));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_7));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_6));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_5));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_4));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_0));
            DoubleVector e = r.mul(r).fma(q, r).add(DoubleVector.broadcast(SPECIES, 1));
            DoubleVector s = power.add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            e = e.mul(s);
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            DoubleVector large = one.sub(DoubleVector.broadcast(SPECIES, 2).div(e.add(one)));
            DoubleVector z = y.mul(y);
            DoubleVector p = DoubleVector.broadcast(SPECIES, TANH_10);
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_9));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_8));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_7));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_6));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_5));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_4));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_3));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_2));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_1));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, TANH_0));
            DoubleVector small = y.mul(z).fma(p, y);
            DoubleVector magnitude =
                    large.blend(small, y.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, SMALL_TANH)));
            LongVector bit = x.reinterpretAsLongs().lanewise(VectorOperators.AND, SIGN);
            magnitude
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.OR, bit)
                    .reinterpretAsDoubles()
                    .intoArray(c, cOffset + i);
        }
    }

    static void sigmoid(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, aOffset + i);
            DoubleVector y = x.abs().neg();
            y = y.blend(
                    DoubleVector.broadcast(SPECIES, MIN_EXP),
                    y.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, MIN_EXP)));
            DoubleVector power = y.fma(
                            DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector half = power.fma(
                            DoubleVector.broadcast(SPECIES, 0.5), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), y);
            r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
            DoubleVector q = DoubleVector.broadcast(SPECIES, EXP_9);
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_8));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_7));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_6));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_5));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_4));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_0));
            DoubleVector e = r.mul(r).fma(q, r).add(DoubleVector.broadcast(SPECIES, 1));
            DoubleVector s = half.add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            DoubleVector t = power.sub(half)
                    .add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            e = e.mul(s).mul(t);
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            one.blend(e, x.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, 0)))
                    .div(one.add(e))
                    .intoArray(c, cOffset + i);
        }
    }

    static void elu(int n, double slope, double limit, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, aOffset + i);
            DoubleVector y = x.blend(
                    DoubleVector.broadcast(SPECIES, MIN_EXPM1),
                    x.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, MIN_EXPM1)));
            DoubleVector power = y.fma(
                            DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), y);
            r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
            DoubleVector q = DoubleVector.broadcast(SPECIES, EXP_9);
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_8));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_7));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_6));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_5));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_4));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_0));
            DoubleVector s = power.add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            DoubleVector e = r.mul(r).fma(q, r).fma(s, s.sub(DoubleVector.broadcast(SPECIES, 1)));
            x.mul(slope)
                    .blend(e.mul(limit), x.compare(VectorOperators.LE, DoubleVector.broadcast(SPECIES, 0)))
                    .intoArray(c, cOffset + i);
        }
    }

    static void softplus(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, aOffset + i);
            DoubleVector y = x.abs().neg();
            y = y.blend(
                    DoubleVector.broadcast(SPECIES, MIN_EXP),
                    y.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, MIN_EXP)));
            DoubleVector power = y.fma(
                            DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector half = power.fma(
                            DoubleVector.broadcast(SPECIES, 0.5), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), y);
            r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
            DoubleVector q = DoubleVector.broadcast(SPECIES, EXP_9);
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_8));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_7));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_6));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_5));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_4));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_0));
            DoubleVector e = r.mul(r).fma(q, r).add(DoubleVector.broadcast(SPECIES, 1));
            DoubleVector s = half.add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            DoubleVector t = power.sub(half)
                    .add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            e = e.mul(s).mul(t);
            VectorMask<Double> halved =
                    e.compare(VectorOperators.GT, DoubleVector.broadcast(SPECIES, ROOT_TWO_MINUS_1));
            DoubleVector twos = DoubleVector.broadcast(SPECIES, 0).blend(DoubleVector.broadcast(SPECIES, 1), halved);
            DoubleVector f = e.blend(
                    e.sub(DoubleVector.broadcast(SPECIES, 1)).mul(DoubleVector.broadcast(SPECIES, 0.5)), halved);
            DoubleVector w = f.div(f.add(DoubleVector.broadcast(SPECIES, 2)));
            DoubleVector z = w.mul(w);
            DoubleVector p = DoubleVector.broadcast(SPECIES, LOG_6);
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_5));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_4));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_3));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_2));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_1));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_0));
            DoubleVector square = f.mul(f).mul(DoubleVector.broadcast(SPECIES, 0.5));
            DoubleVector tail = twos.fma(DoubleVector.broadcast(SPECIES, LN2_LOW), w.mul(z.fma(p, square)));
            DoubleVector above = x.blend(
                    DoubleVector.broadcast(SPECIES, 0),
                    x.compare(VectorOperators.LE, DoubleVector.broadcast(SPECIES, 0)));
            above.add(twos.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), f.sub(square.sub(tail))))
                    .intoArray(c, cOffset + i);
        }
    }

    static void softplusPullback(
            int outer,
            int n,
            double[] g,
            int gOffset,
            int gStep,
            double[] y,
            int yOffset,
            int yStep,
            double[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, y, yAt + i).neg();
                DoubleVector v = x.blend(
                        DoubleVector.broadcast(SPECIES, MIN_EXPM1),
                        x.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, MIN_EXPM1)));
                DoubleVector power = v.fma(
                                DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER))
                        .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
                DoubleVector r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), v);
                r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
                DoubleVector q = DoubleVector.broadcast(SPECIES, EXP_9);
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_8));
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_7));
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_6));
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_5));
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_4));
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_3));
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_2));
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_1));
                q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_0));
                DoubleVector s = power.add(DoubleVector.broadcast(SPECIES, SCALER))
                        .reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                        .reinterpretAsDoubles();
                DoubleVector e = r.mul(r).fma(q, r).fma(s, s.sub(DoubleVector.broadcast(SPECIES, 1)));
                DoubleVector.fromArray(SPECIES, g, gAt + i).neg().mul(e).intoArray(c, cAt + i);
            }
        }
    }

    static void log(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, aOffset + i);
            DoubleVector normal = x.blend(
                    x.mul(DoubleVector.broadcast(SPECIES, LIFT)),
                    x.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, MIN_NORMAL)));
            DoubleVector lift = DoubleVector.broadcast(SPECIES, 0)
                    .blend(
                            DoubleVector.broadcast(SPECIES, LIFT_EXPONENT),
                            x.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, MIN_NORMAL)));
            LongVector bits = normal.reinterpretAsLongs().add(ONE_MINUS_ROOT_HALF_BITS);
            DoubleVector e = bits.lanewise(VectorOperators.LSHR, MANTISSA_BITS)
                    .lanewise(VectorOperators.OR, INTEGER_BITS)
                    .reinterpretAsDoubles()
                    .sub(DoubleVector.broadcast(SPECIES, INTEGER_OFFSET))
                    .sub(lift);
            DoubleVector f = bits.lanewise(VectorOperators.AND, MANTISSA)
                    .add(ROOT_HALF_BITS)
                    .reinterpretAsDoubles()
                    .sub(DoubleVector.broadcast(SPECIES, 1));
            DoubleVector s = f.div(f.add(DoubleVector.broadcast(SPECIES, 2)));
            DoubleVector z = s.mul(s);
            DoubleVector p = DoubleVector.broadcast(SPECIES, LOG_6);
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_5));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_4));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_3));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_2));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_1));
            p = p.fma(z, DoubleVector.broadcast(SPECIES, LOG_0));
            DoubleVector square = f.mul(f).mul(DoubleVector.broadcast(SPECIES, 0.5));
            DoubleVector tail = e.fma(DoubleVector.broadcast(SPECIES, LN2_LOW), s.mul(z.fma(p, square)));
            DoubleVector y = e.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), f.sub(square.sub(tail)));
            y = x.fma(DoubleVector.broadcast(SPECIES, 0), y);
            y = y.blend(x, x.compare(VectorOperators.EQ, DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY)));
            y = y.blend(
                    DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY),
                    x.compare(VectorOperators.EQ, DoubleVector.broadcast(SPECIES, 0)));
            y.blend(
                            DoubleVector.broadcast(SPECIES, Double.NaN),
                            x.compare(VectorOperators.LT, DoubleVector.broadcast(SPECIES, 0)))
                    .intoArray(c, cOffset + i);
        }
    }

    static void erf(int n, double[] a, int aOffset, double[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, aOffset + i);
            DoubleVector y = x.abs();
            y = y.blend(
                    DoubleVector.broadcast(SPECIES, CLAMP_ERF),
                    y.compare(VectorOperators.GT, DoubleVector.broadcast(SPECIES, CLAMP_ERF)));
            DoubleVector u = y.sub(DoubleVector.broadcast(SPECIES, CENTER));
            DoubleVector p = DoubleVector.broadcast(SPECIES, ERFC_18);
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_17));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_16));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_15));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_14));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_13));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_12));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_11));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_10));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_9));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_8));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_7));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_6));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_5));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_4));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_3));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_2));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_1));
            p = p.fma(u, DoubleVector.broadcast(SPECIES, ERFC_0));
            DoubleVector v = p.neg();
            DoubleVector power = v.fma(
                            DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER))
                    .sub(DoubleVector.broadcast(SPECIES, ROUNDER));
            DoubleVector r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), v);
            r = power.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
            DoubleVector q = DoubleVector.broadcast(SPECIES, EXP_9);
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_8));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_7));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_6));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_5));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_4));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_3));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_2));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_1));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_0));
            DoubleVector e = r.mul(r).fma(q, r).add(DoubleVector.broadcast(SPECIES, 1));
            DoubleVector s = power.add(DoubleVector.broadcast(SPECIES, SCALER))
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsDoubles();
            e = e.mul(s);
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            DoubleVector large = one.sub(e);
            DoubleVector z = y.mul(y);
            DoubleVector w = DoubleVector.broadcast(SPECIES, ERF_11);
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_10));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_9));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_8));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_7));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_6));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_5));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_4));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_3));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_2));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_1));
            w = w.fma(z, DoubleVector.broadcast(SPECIES, ERF_0));
            DoubleVector small = y.fma(w, y);
            DoubleVector magnitude = large.blend(small, y.compare(VectorOperators.LT, one));
            LongVector bit = x.reinterpretAsLongs().lanewise(VectorOperators.AND, SIGN);
            magnitude
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.OR, bit)
                    .reinterpretAsDoubles()
                    .intoArray(c, cOffset + i);
        }
    }
}
