package io.evenkeel.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafeTensorsDamageTest {
    @TempDir
    private Path folder;

    private static String tensor(String name, String dtype, String shape, String offsets) {
        return "'" + name + "':{'dtype':'" + dtype + "','shape':" + shape + ",'data_offsets':" + offsets + "}";
    }

    private static Arguments header(String header, int dataLength, String message) {
        return Arguments.of(Bytes.safetensors(header.replace('\'', '"'), dataLength), message);
    }

    private static Arguments one(String dtype, String shape, String offsets, String message) {
        return header("{" + tensor("w", dtype, shape, offsets) + "}", 8, ": tensor \"w\": " + message);
    }

    static Stream<Arguments> damage() {
        String good = tensor("w", "F32", "[2]", "[0,8]");
        return Stream.of(
                Arguments.of(new byte[0], ": is empty; a .safetensors file was expected"),
                Arguments.of(
                        new byte[5], ": only 5 bytes long; a .safetensors file begins with 8 bytes of header length"),
                Arguments.of(
                        Bytes.join(Bytes.little(8).putLong(40).array(), new byte[3]),
                        ": at byte 0: the header length 40 exceeds the 3 bytes that follow it;"
                                + " the file is truncated or not a .safetensors file"),
                Arguments.of(
                        Bytes.little(8).putLong(100_000_001).array(),
                        ": at byte 0: the header length 100000001 exceeds 100000000; is this a .safetensors file?"),
                Arguments.of(
                        Bytes.little(8).putLong(-1).array(),
                        ": at byte 0: the header length 18446744073709551615 exceeds 100000000; is this a .safetensors file?"),
                Arguments.of(
                        Bytes.latin1("PK\3\4 and more"),
                        ": this is a zip archive, perhaps a PyTorch .pt or NumPy .npz file, not a .safetensors file"),
                header("", 0, ": at byte 8: the header is not JSON; it must begin with '{'"),
                header(" {}", 0, ": at byte 8: the header is not JSON; it must begin with '{'"),
                header("{'w'", 0, ": at byte 12: expected ':', found the end of the text"),
                header("{} x", 0, ": at byte 11: expected nothing but spaces after the JSON text, found 'x'"),
                Arguments.of(
                        Bytes.join(Bytes.little(8).putLong(7).array(), Bytes.latin1("{\"\u00e9\":1}")),
                        ": at byte 10: not UTF-8; the header must be JSON in UTF-8"),
                header("{'w':1}", 0, ": tensor \"w\": at byte 13: expected an object, found '1'"),
                header("{'w':{}}", 0, ": tensor \"w\": dtype is missing; a tensor has dtype, shape and data_offsets"),
                header(
                        "{'w':{'dtype':'F32','shape':[0]}}",
                        0,
                        ": tensor \"w\": data_offsets is missing; a tensor has dtype, shape and data_offsets"),
                header(
                        "{" + good + "," + good + "}",
                        8,
                        ": at byte 62: the name \"w\" occurs twice; names must be unique"),
                header(
                        "{'w':{'dtype':'F32','dtype':'F32'}}",
                        0,
                        ": tensor \"w\": at byte 28: the name \"dtype\" occurs twice; names must be unique"),
                header(
                        "{'__metadata__':{'a\nb':1}}".replace("\n", "\\n"),
                        0,
                        ": metadata \"__metadata__\": at byte 32: expected the value of \"a\\u000ab\", a string"
                                + " in double quotes, found '1'"),
                header(
                        "{'__metadata__':[]}",
                        0,
                        ": metadata \"__metadata__\": at byte 24: expected an object, found '['"),
                one(
                        "F33",
                        "[2]",
                        "[0,8]",
                        "unknown dtype \"F33\"; the format has F64, F32, F16, BF16, I64, I32, I16, I8,"
                                + " U64, U32, U16, U8, BOOL, C64, F8_E4M3, F8_E5M2, F8_E8M0, F8_E4M3FNUZ, F8_E5M2FNUZ, F6_E2M3,"
                                + " F6_E3M2, F4"),
                one("F32", "[2]", "[0,12]", "shape [2] of F32 takes 8 bytes, but data_offsets [0, 12] span 12"),
                one("F64", "[2]", "[0,8]", "shape [2] of F64 takes 16 bytes, but data_offsets [0, 8] span 8"),
                one(
                        "F32",
                        "[3]",
                        "[0,12]",
                        "data_offsets [0, 12] reach beyond the file's 8 bytes of data;"
                                + " the file is truncated or the offsets are wrong"),
                one("F32", "[2]", "[8,0]", "data_offsets [8, 0] are reversed; 0 <= begin <= end must hold"),
                one("F32", "[2]", "[-8,0]", "data_offsets [-8, 0] are negative; 0 <= begin <= end must hold"),
                one("F32", "[2]", "[0,4,8]", "at byte 60: more than 2 numbers where at most 2 may stand"),
                one("F32", "[2]", "[0]", "data_offsets [0] must be two numbers, [begin, end]"),
                one(
                        "F32",
                        "[2]",
                        "[0,8.0]",
                        "at byte 58: expected an offset, a whole number of at most 64 bits, found \"8.0\""),
                one("F32", "[-2,-1]", "[0,8]", "negative extent in shape [-2, -1]; extents are 0 or more"),
                one(
                        "F32",
                        "[4294967296,4294967296]",
                        "[0,8]",
                        "shape [4294967296, 4294967296] overflows; its extents are surely damaged"),
                one(
                        "F32",
                        "[2305843009213693952]",
                        "[0,8]",
                        "shape [2305843009213693952] overflows; its extents are surely damaged"),
                one(
                        "F32",
                        "[99999999999999999999]",
                        "[0,8]",
                        "at byte 37: expected an extent, a whole number of at most"
                                + " 64 bits, found \"99999999999999999999\""),
                one(
                        "F32",
                        "[" + "1,".repeat(64) + "2]",
                        "[0,8]",
                        "at byte 165: more than 64 numbers where at most 64 may stand"),
                one("F4", "[3]", "[0,2]", "shape [3] of 4-bit elements does not fill whole bytes"),
                header(
                        "{" + good + "}",
                        9,
                        ": the tensors cover 8 of 9 bytes of data; every byte must belong to a tensor"),
                header("{}", 9, ": the tensors cover 0 of 9 bytes of data; every byte must belong to a tensor"),
                header(
                        "{" + good + "," + tensor("v", "F32", "[1]", "[4,8]") + "}",
                        8,
                        ": tensor \"v\": begins at data byte 4, but the tensors before it end at 8; tensors must not overlap"),
                header(
                        "{" + good + "," + tensor("v", "F32", "[1]", "[12,16]") + "}",
                        16,
                        ": tensor \"v\": begins at data byte 12, but the tensors before it end at 8; no holes are allowed"),
                header(
                        "{" + tensor("v", "F32", "[1]", "[4,8]") + "}",
                        8,
                        ": tensor \"v\": begins at data byte 4, but the tensors before it end at 0; no holes are allowed"));
    }

    @ParameterizedTest
    @MethodSource("damage")
    void saysWhatIsWrongAndWhere(byte[] bytes, String message) throws IOException {
        Path file = Files.write(folder.resolve("m.safetensors"), bytes);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SafeTensors.read(file))
                .withMessage(file + message);
    }

    @Test
    void refusesExtentsThatNoTensorCanHave() throws IOException {
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[4294967296,0],\"data_offsets\":[0,0]}}";
        Path file = Files.write(folder.resolve("m.safetensors"), Bytes.safetensors(header, 0));
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SafeTensors.read(file))
                .withMessageEndingWith("tensor \"w\": shape [4294967296, 0] has too many elements for one tensor;"
                        + " at most 2147483639 fit");
    }

    @Test
    void namesThatBreakLinesAreShownOnOne() throws IOException {
        String header = "{\"a\\n\\u2028" + "x".repeat(200) + "\":{}}";
        Path file = Files.write(folder.resolve("m.safetensors"), Bytes.safetensors(header, 0));
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SafeTensors.read(file))
                .withMessageContaining("tensor \"a\\u000a\\u2028xxx")
                .withMessageContaining("xxx…\": dtype is missing")
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void wantsARegularReadableFile() throws IOException {
        Path missing = folder.resolve("none.safetensors");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SafeTensors.read(missing))
                .withMessage(missing + ": no such file; check the path");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SafeTensors.read(folder))
                .withMessage(folder + ": is a folder; give the path of a .safetensors file");
        Path below = Files.createFile(folder.resolve("file")).resolve("x.safetensors");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SafeTensors.read(below))
                .withMessageStartingWith(below + ": ");
        Path device = Path.of("/dev/zero");
        assumeFalse(!Files.exists(device), "no /dev/zero");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SafeTensors.read(device))
                .withMessage("/dev/zero: is not a regular file; give the path of a .safetensors file");
    }

    @Test
    void saysThatAFileMayNotBeRead() throws IOException {
        Path file = Files.write(folder.resolve("m.safetensors"), Bytes.safetensors("{}", 0));
        assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "permissions do not bind this user");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SafeTensors.read(file))
                .withMessage(file + ": may not be read; check the file's permissions");
    }
}
