package io.evenkeel.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NpyFileTest {
    @TempDir
    private Path folder;

    private Tensor read(byte[] bytes) throws IOException {
        return NpyFile.read(Files.write(folder.resolve("x.npy"), bytes));
    }

    @Test
    void returnsWhatWasWritten() {
        Path file = folder.resolve("x.npy");
        for (int[] shape : new int[][] {{}, {5}, {0}, {2, 3}, {40_000, 1}, {2, 0, 3}}) {
            for (Precision precision : Precision.values()) {
                Tensor tensor = Tensor.zeros(precision, shape);
                for (int i = 0; i < tensor.size(); i++) {
                    tensor.set(i, Math.sin(i) / 3);
                }
                NpyFile.write(file, tensor);
                Tensor read = NpyFile.read(file);
                assertThat(read.shape()).isEqualTo(shape);
                assertThat(read.array()).isEqualTo(tensor.array());
            }
        }
    }

    @Test
    void writesAnAlignedHeader() throws IOException {
        Path file = folder.resolve("x.npy");
        NpyFile.write(file, Tensor.of(new float[] {1, 2, 3}, 3));
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(128 + 12).startsWith(Bytes.latin1("\u0093NUMPY\1\0\u0076\0{'descr': '<f4', "));
        assertThat(bytes[127]).isEqualTo((byte) '\n');
    }

    @Test
    void readsWhatNumPyWrote() throws IOException {
        Tensor tensor = read(Bytes.NUMPY_BIG_ENDIAN);
        assertThat(tensor.shape()).isEqualTo(new int[] {2, 3});
        assertThat(tensor.array()).isEqualTo(new double[] {0, 1, 2, 3, 4, 5});
    }

    @ParameterizedTest
    @CsvSource({
        "<f2, SINGLE", ">f2, SINGLE", "<f4, SINGLE", ">f4, SINGLE", "<f8, DOUBLE", ">f8, DOUBLE", "|i1, DOUBLE",
        "|u1, DOUBLE", "<i2, DOUBLE", ">u2, DOUBLE", "<i4, DOUBLE", ">i4, DOUBLE", "<u4, DOUBLE", "<i8, DOUBLE",
        ">i8, DOUBLE", "<u8, DOUBLE", "|b1, DOUBLE"
    })
    void readsEveryElementTypeInBothByteOrders(String descriptor, Precision precision) throws IOException {
        ByteOrder order = descriptor.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer data = ByteBuffer.allocate(2 * (descriptor.charAt(2) - '0')).order(order);
        for (int value = 0; value < 2; value++) {
            switch (descriptor.substring(1)) {
                case "f2" -> data.putShort((short) (value * 0x3c00));
                case "f4" -> data.putFloat(value);
                case "f8" -> data.putDouble(value);
                case "i8", "u8" -> data.putLong(value);
                case "i4", "u4" -> data.putInt(value);
                case "i2", "u2" -> data.putShort((short) value);
                default -> data.put((byte) value);
            }
        }
        Tensor tensor = read(Bytes.npy(descriptor, false, "(2,)", data.array()));
        assertThat(tensor.precision()).isEqualTo(precision);
        assertThat(tensor.toDoubles()).containsExactly(0, 1);
    }

    @Test
    void tellsSignedFromUnsigned() throws IOException {
        assertThat(read(Bytes.npy("|u1", false, "(1,)", new byte[] {-1})).get(0))
                .isEqualTo(255);
        assertThat(read(Bytes.npy("|i1", false, "(1,)", new byte[] {-1})).get(0))
                .isEqualTo(-1);
        byte[] ones = {-1, -1, -1, -1};
        assertThat(read(Bytes.npy("<u4", false, "(1,)", ones)).get(0)).isEqualTo(4294967295.0);
        assertThat(read(Bytes.npy("<i4", false, "(1,)", ones)).get(0)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "<i8, 9007199254740992, true",
        "<i8, 9007199254740993, false",
        "<i8, -9007199254740993, false",
        "<i8, 1152921504606846976, true",
        "<i8, 9223372036854775807, false",
        "<i8, -9223372036854775808, true",
        "<u8, 9223372036854775808, true",
        "<u8, 9223372036854777856, true",
        "<u8, 9223372036854775809, false",
        "<u8, 18446744073709551615, false"
    })
    void readsIntegersExactlyOrNotAtAll(String descriptor, String value, boolean exact) throws IOException {
        long bits = descriptor.equals("<u8") ? Long.parseUnsignedLong(value) : Long.parseLong(value);
        byte[] file = Bytes.npy(
                descriptor,
                false,
                "(2,)",
                Bytes.little(16).putLong(1).putLong(bits).array());
        if (exact) {
            assertThat(read(file).get(1)).isEqualTo(Double.parseDouble(value));
        } else {
            assertThatExceptionOfType(FormatException.class)
                    .isThrownBy(() -> read(file))
                    .withMessageEndingWith("element 1 is an integer that double precision cannot represent;"
                            + " store floating-point numbers, or integers up to 2^53");
        }
    }

    @Test
    void bringsColumnMajorIntoRowMajorOrder() throws IOException {
        ByteBuffer data = Bytes.little(24 * 4);
        for (int k = 0; k < 4; k++) {
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 2; i++) {
                    data.putFloat(100 * i + 10 * j + k);
                }
            }
        }
        Tensor tensor = read(Bytes.npy("<f4", true, "(2, 3, 4)", data.array()));
        int at = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 4; k++) {
                    assertThat(tensor.get(at++)).isEqualTo(100 * i + 10 * j + k);
                }
            }
        }
        assertThat(read(Bytes.npy("<f4", true, "(0, 3)", new byte[0])).shape()).isEqualTo(new int[] {0, 3});
    }

    @Test
    void readsAllVersionsAndSpellings() throws IOException {
        String header = "{\"shape\":(2L,),\"fortran_order\":False,'descr':'<f4'}";
        for (int version = 1; version <= 3; version++) {
            assertThat(read(Bytes.npy(version, header, new byte[8])).size()).isEqualTo(2);
        }
        assertThat(read(Bytes.npy("<f8", false, "()", new byte[8])).rank()).isZero();
        assertThat(read(Bytes.npy("<f8", false, "(1)", new byte[8])).rank()).isEqualTo(1);
    }

    static Stream<Arguments> damage() {
        byte[] good = Bytes.npy("<f4", false, "(2,)", new byte[8]);
        byte[] eight = new byte[8];
        return Stream.of(
                Arguments.of(new byte[0], ": is empty; a .npy file was expected"),
                Arguments.of(
                        new byte[3], ": the data end within the header; the file is truncated or not a .npy array"),
                Arguments.of(
                        Bytes.latin1("no array at all"),
                        ": at byte 0: not a NumPy array; it must begin with \\x93NUMPY"),
                Arguments.of(
                        Bytes.npy(4, "{}", eight),
                        ": at byte 6: unknown version 4.0 of the .npy format; 1.0, 2.0 and 3.0 can be read"),
                Arguments.of(
                        Arrays.copyOf(good, 20),
                        ": at byte 8: the header length 58 exceeds the 10 bytes that follow; the file is truncated"),
                Arguments.of(
                        Bytes.npy(2, " ".repeat(70_000), eight),
                        ": at byte 8: the header length 70000 exceeds 65535, more than any plain array needs"),
                Arguments.of(
                        Arrays.copyOf(good, good.length - 1),
                        ": shape [2] with 4 bytes per element takes 8 bytes, but 7 follow the header; the file is truncated"),
                Arguments.of(
                        Arrays.copyOf(good, good.length + 1),
                        ": shape [2] with 4 bytes per element takes 8 bytes, but 9 follow the header; the file is too long"),
                Arguments.of(
                        Bytes.npy(1, "{'descr': '<f4'}", eight),
                        ": the header must have descr, fortran_order and shape; it has \"descr\""),
                Arguments.of(
                        Bytes.npy(1, "{'shape': (), 'shape': ()}", eight),
                        ": at byte 32: the key \"shape\" occurs twice"),
                Arguments.of(
                        Bytes.npy(1, "{'size': 3}", eight),
                        ": at byte 18: unknown key \"size\"; a header has descr, fortran_order and shape"),
                Arguments.of(
                        Bytes.npy(1, "{'descr': [('a', '<f4')]}", eight),
                        ": at byte 20: a structured array cannot be read; save each of its fields as an array"),
                Arguments.of(
                        Bytes.npy("|O", false, "(1,)", eight),
                        ": elements of type \"|O\" cannot be read; save floating-point numbers or integers,"
                                + " for instance as float32"),
                Arguments.of(
                        Bytes.npy("|f8", false, "(1,)", eight),
                        ": elements of type \"|f8\" cannot be read; save floating-point numbers or integers,"
                                + " for instance as float32"),
                Arguments.of(
                        Bytes.npy("", false, "(1,)", eight),
                        ": elements of type \"\" cannot be read; save floating-point numbers or integers,"
                                + " for instance as float32"),
                Arguments.of(
                        Bytes.npy("<f4", false, "(-2,)", eight),
                        ": negative extent in shape [-2]; extents are 0 or more"),
                Arguments.of(
                        Bytes.npy("<f4", false, "(4294967296, 4294967296)", eight),
                        ": shape [4294967296, 4294967296] overflows; its extents are surely damaged"),
                Arguments.of(
                        Bytes.npy("<f4", false, "(4294967296, 0)", new byte[0]),
                        ": shape [4294967296, 0] has too many elements for one tensor; at most 2147483639 fit"),
                Arguments.of(
                        Bytes.npy("<f4", false, "(99999999999999999999,)", eight),
                        ": at byte 61: expected a whole number of at most 64 bits, found \"99999999999999999999\""),
                Arguments.of(
                        Bytes.npy("<f4", false, "[2]", eight), ": at byte 60: expected '(' in the header, found '['"),
                Arguments.of(
                        Bytes.npy("<f4", false, "(2 2)", eight), ": at byte 63: expected ')' in the header, found '2'"),
                Arguments.of(
                        Bytes.npy("<f4", false, "(" + "1,".repeat(65) + ")", eight),
                        ": at byte 189: more than 64 dimensions"),
                Arguments.of(
                        Bytes.npy(1, "{'fortran_order': 1}", eight), ": at byte 28: expected True or False, found '1'"),
                Arguments.of(Bytes.npy(1, "{'des", eight), ": at byte 11: a string without its closing quote"),
                Arguments.of(
                        Bytes.npy(1, "{} x", eight),
                        ": at byte 13: expected nothing but spaces after the header's" + " dictionary, found 'x'"));
    }

    @ParameterizedTest
    @MethodSource("damage")
    void saysWhatIsWrongAndWhere(byte[] bytes, String message) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(bytes))
                .withMessage(folder.resolve("x.npy") + message);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> NpyFile.read(folder.resolve("none.npy")))
                .withMessageEndingWith("none.npy: no such file; check the path");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> NpyFile.read(folder))
                .withMessageEndingWith(": is a folder; give the path of a .npy file");
    }
}
