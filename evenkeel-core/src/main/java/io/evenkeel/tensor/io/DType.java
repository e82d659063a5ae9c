package io.evenkeel.tensor.io;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The element types of the safetensors format. The floating-point types of 16 bits and more can be read as tensors;
 * the others are known, so that a file which holds them can be listed and its remaining tensors read.
 */
public enum DType {
    /** IEEE binary64, read in double precision. */
    F64(64, Encoding.F64),
    /** IEEE binary32, read in single precision. */
    F32(32, Encoding.F32),
    /** IEEE binary16, read in single precision. */
    F16(16, Encoding.F16),
    /** The upper half of a binary32, read in single precision. */
    BF16(16, Encoding.BF16),
    /** Signed 64-bit integer. */
    I64(64, null),
    /** Signed 32-bit integer. */
    I32(32, null),
    /** Signed 16-bit integer. */
    I16(16, null),
    /** Signed 8-bit integer. */
    I8(8, null),
    /** Unsigned 64-bit integer. */
    U64(64, null),
    /** Unsigned 32-bit integer. */
    U32(32, null),
    /** Unsigned 16-bit integer. */
    U16(16, null),
    /** Unsigned 8-bit integer. */
    U8(8, null),
    /** Truth value, one byte. */
    BOOL(8, null),
    /** Complex number of two binary32. */
    C64(64, null),
    /** 8-bit float, 4 exponent and 3 fraction bits. */
    F8_E4M3(8, null),
    /** 8-bit float, 5 exponent and 2 fraction bits. */
    F8_E5M2(8, null),
    /** 8-bit power of two. */
    F8_E8M0(8, null),
    /** 8-bit float without infinities and negative zero, 4 exponent and 3 fraction bits. */
    F8_E4M3FNUZ(8, null),
    /** 8-bit float without infinities and negative zero, 5 exponent and 2 fraction bits. */
    F8_E5M2FNUZ(8, null),
    /** 6-bit float, 2 exponent and 3 fraction bits. */
    F6_E2M3(6, null),
    /** 6-bit float, 3 exponent and 2 fraction bits. */
    F6_E3M2(6, null),
    /** 4-bit float. */
    F4(4, null);

    private static final Map<String, DType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final int bits;
    private final Encoding encoding;

    DType(int bits, Encoding encoding) {
        this.bits = bits;
        this.encoding = encoding;
    }

    /** @return the size of one element in bits */
    public int bits() {
        return bits;
    }

    /** @return whether tensors of this type can be read: F64, F32, F16 and BF16 can */
    public boolean isReadable() {
        return encoding != null;
    }

    /** Null unless readable. */
    Encoding encoding() {
        return encoding;
    }

    /** Null if the format has no such type. */
    static DType named(String name) {
        return BY_NAME.get(name);
    }
}
