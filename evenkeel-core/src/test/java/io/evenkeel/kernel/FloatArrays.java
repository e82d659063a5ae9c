package io.evenkeel.kernel;

import java.util.Random;

/** Arrays for tests. */
final class FloatArrays {
    private static final float[] SPECIAL = {
        0,
        -0.0f,
        1,
        -1,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.MIN_NORMAL / 3
    };

    private FloatArrays() {}

    static float[] gaussian(Random random, int length) {
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    /** Values of all magnitudes, a tenth of them zeros, infinities, NaN, subnormal or extreme numbers. */
    static float[] wild(Random random, int length) {
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = random.nextInt(10) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 5));
        }
        return a;
    }
}
