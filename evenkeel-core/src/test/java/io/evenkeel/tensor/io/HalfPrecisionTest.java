package io.evenkeel.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {

    @Test
    void everyHalfHasTheValueOfItsDefinition() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float expected = byDefinition(bits, 5, 10);
            assertSame(HalfPrecision.half((short) bits), expected, bits);
        }
    }

    @Test
    void everyBfloat16HasTheValueOfItsDefinition() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float expected = byDefinition(bits, 8, 7);
            assertSame(HalfPrecision.bfloat16((short) bits), expected, bits);
        }
    }

    @Test
    void nansKeepSignAndPayload() {
        assertThat(Float.floatToRawIntBits(HalfPrecision.half((short) 0xfe01))).isEqualTo(0xffc02000);
        assertThat(Float.floatToRawIntBits(HalfPrecision.bfloat16((short) 0xffc1)))
                .isEqualTo(0xffc10000);
    }

    /** (−1)^sign · 2^(exponent − bias) · 1.fraction, in arithmetic rather than by moving bits. */
    private static float byDefinition(int bits, int exponentBits, int fractionBits) {
        double sign = bits >= 0x8000 ? -1 : 1;
        int exponent = bits % 0x8000 / (1 << fractionBits);
        double fraction = bits % (1 << fractionBits) / (double) (1 << fractionBits);
        int bias = (1 << (exponentBits - 1)) - 1;
        if (exponent == (1 << exponentBits) - 1) {
            return fraction == 0 ? (float) (sign * Double.POSITIVE_INFINITY) : Float.NaN;
        }
        return (float)
                (exponent == 0
                        ? sign * fraction * Math.pow(2, 1 - bias)
                        : sign * (1 + fraction) * Math.pow(2, exponent - bias));
    }

    private static void assertSame(float actual, float expected, int bits) {
        // floatToIntBits makes all NaNs equal and tells the zeros apart.
        if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
            throw new AssertionError(String.format("0x%04x is %s, not %s", bits, expected, actual));
        }
    }
}
