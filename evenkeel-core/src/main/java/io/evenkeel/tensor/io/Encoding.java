package io.evenkeel.tensor.io;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.nio.ByteBuffer;

/** How the elements of a readable array lie in a file, and the precision that holds each of them exactly. */
enum Encoding {
    F64(8, Precision.DOUBLE),
    F32(4, Precision.SINGLE),
    F16(2, Precision.SINGLE),
    BF16(2, Precision.SINGLE),
    I64(8, Precision.DOUBLE),
    I32(4, Precision.DOUBLE),
    I16(2, Precision.DOUBLE),
    I8(1, Precision.DOUBLE),
    U64(8, Precision.DOUBLE),
    U32(4, Precision.DOUBLE),
    U16(2, Precision.DOUBLE),
    U8(1, Precision.DOUBLE),
    BOOL(1, Precision.DOUBLE);

    /** A double has so many bits fewer for its digits than a long. */
    private static final int SPARE_BITS = 11;

    private final int bytes;
    private final Precision precision;

    Encoding(int bytes, Precision precision) {
        this.bytes = bytes;
        this.precision = precision;
    }

    /** Bytes per element. */
    int bytes() {
        return bytes;
    }

    Precision precision() {
        return precision;
    }

    /**
     * Decodes elements in the byte order of the buffer.
     *
     * @param in at the first element; its position afterwards is undefined
     * @param to a tensor of this encoding's precision
     * @param from index of the first element in the tensor
     * @param n number of elements
     * @return −1, or the index in the tensor of the first integer that double precision cannot represent
     */
    int decode(ByteBuffer in, Tensor to, int from, int n) {
        if (to.array() instanceof float[] floats) {
            decode(in, floats, from, n);
            return -1;
        }
        double[] doubles = (double[]) to.array();
        if (this == F64) {
            in.asDoubleBuffer().get(doubles, from, n);
            return -1;
        }
        for (int i = from; i < from + n; i++) {
            if (this == I64 || this == U64) {
                long value = in.getLong();
                if (!isExact(value)) {
                    return i;
                }
                doubles[i] = this == U64 && value < 0 ? (value >>> SPARE_BITS) * 0x1p11 : value;
            } else {
                doubles[i] = integer(in);
            }
        }
        return -1;
    }

    private boolean isExact(long value) {
        if (this == U64 && value < 0) {
            return value << (Long.SIZE - SPARE_BITS) == 0;
        }
        // 2⁶³ as a double converts back to the largest long, which must not pass for it.
        return (double) value != 0x1p63 && (long) (double) value == value;
    }

    private void decode(ByteBuffer in, float[] floats, int from, int n) {
        if (this == F32) {
            in.asFloatBuffer().get(floats, from, n);
            return;
        }
        for (int i = from; i < from + n; i++) {
            short bits = in.getShort();
            floats[i] = this == F16 ? HalfPrecision.half(bits) : HalfPrecision.bfloat16(bits);
        }
    }

    private double integer(ByteBuffer in) {
        return switch (this) {
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            case U32 -> Integer.toUnsignedLong(in.getInt());
            case U16 -> Short.toUnsignedInt(in.getShort());
            case U8 -> Byte.toUnsignedInt(in.get());
            case BOOL -> in.get() == 0 ? 0 : 1;
            default -> throw new AssertionError(this);
        };
    }
}
