package io.evenkeel.tensor.io;

/**
 * The two 16-bit floating-point encodings, widened to single precision. Every value of either is exactly representable
 * there, so nothing is rounded; a NaN keeps its sign and payload.
 */
final class HalfPrecision {
    /** 2⁻²⁴, the distance between subnormal halves. */
    private static final float SUBNORMAL_UNIT = 0x1p-24f;

    private HalfPrecision() {}

    /** IEEE 754 binary16: 1 sign, 5 exponent (bias 15) and 10 fraction bits. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * SUBNORMAL_UNIT));
        }
        // Single precision has 8 exponent bits (bias 127) and 13 more fraction bits; its infinities and NaNs are 255.
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** bfloat16: the upper half of a single-precision number. */
    static float bfloat16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
