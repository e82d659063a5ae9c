package io.evenkeel.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
    @TempDir
    private Path folder;

    private static SafeTensors sample() {
        SplittableRandom random = new SplittableRandom(1);
        float[] odd = {0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 1f / 3};
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("rnn.weight", Tensor.of(random.doubles(70_000).toArray(), 7, 100, 100));
        tensors.put("odd", Tensor.of(odd, 7));
        tensors.put("scalar", Tensor.of(new double[] {Math.PI}));
        tensors.put("empty", Tensor.zeros(Precision.SINGLE, 3, 0, 2));
        tensors.put("a \"name\"\n\ud83d\ude00", Tensor.of(new float[] {1, 2}, 1, 2));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("vocabulary", "\n !\"\\\u00e9\0\u2028\ud83d\ude00");
        metadata.put("", "");
        return new SafeTensors(tensors, metadata);
    }

    private static void assertEqual(SafeTensors actual, SafeTensors expected) {
        assertThat(actual.metadata()).containsExactlyEntriesOf(expected.metadata());
        assertThat(actual.tensors().keySet())
                .containsExactlyElementsOf(expected.tensors().keySet());
        expected.tensors().forEach((name, tensor) -> {
            assertThat(actual.tensor(name).shape()).isEqualTo(tensor.shape());
            assertThat(actual.tensor(name).array()).isEqualTo(tensor.array());
        });
    }

    @Test
    void returnsWhatWasWritten() {
        Path file = folder.resolve("sample.safetensors");
        sample().write(file);
        assertEqual(SafeTensors.read(file), sample());
        sample().alphabetical().write(file);
        assertEqual(SafeTensors.read(file), sample().alphabetical());
        assertThat(List.copyOf(SafeTensors.read(file).tensors().keySet())).isSorted();
    }

    @Test
    void returnsEmptyContent() {
        Path file = folder.resolve("empty.safetensors");
        SafeTensors.of(Map.of()).write(file);
        assertEqual(SafeTensors.read(file), SafeTensors.of(Map.of()));
    }

    @Test
    void writesTheBytesThatTheFormatDemands() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Tensor.of(new float[] {1}, 1));
        tensors.put("a", Tensor.of(new double[] {2, 3}, 2, 1));
        Path file = folder.resolve("two.safetensors");
        new SafeTensors(tensors, Map.of("k", "v")).write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertThat(length % 8).isZero();
        assertThat(new String(bytes.array(), 8, length, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo(
                        "{\"__metadata__\":{\"k\":\"v\"},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]},"
                                + "\"a\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]}}");
        bytes.position(8 + length);
        assertThat(bytes.getDouble()).isEqualTo(2);
        assertThat(bytes.getDouble()).isEqualTo(3);
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void readsHalvesAsSinglePrecision() throws IOException {
        byte[] bytes = Bytes.safetensors(
                "{\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1,1],\"data_offsets\":[4,6]}}",
                6);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(bytes.length - 6)
                .putShort((short) 0x3c00)
                .putShort((short) 0xc001)
                .putShort((short) 0x3fc0);
        SafeTensors read = SafeTensors.read(Files.write(folder.resolve("half.safetensors"), bytes));
        assertThat(read.tensor("h").array()).isEqualTo(new float[] {1, -2 - 0x1p-9f});
        assertThat(read.tensor("b").array()).isEqualTo(new float[] {1.5f});
        assertThat(read.tensor("b").shape()).isEqualTo(new int[] {1, 1});
    }

    @Test
    void listsIntegersAndRefusesThemOnlyWhenAsked() throws IOException {
        byte[] bytes = Bytes.safetensors(
                "{\"count\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12],\"note\":[{}]}}   ",
                12);
        SafeTensorsFile file = SafeTensorsFile.open(Files.write(folder.resolve("m.safetensors"), bytes));
        assertThat(file.entries().get("count"))
                .isEqualTo(new SafeTensorsFile.Entry("count", DType.I64, List.of(), 0, 8));
        assertThat(file.read("w").size()).isEqualTo(1);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(file::readAll)
                .withMessageEndingWith(
                        "m.safetensors: tensor \"count\": dtype I64 cannot be read; F64, F32, F16 and BF16 can");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> file.read("v"))
                .withMessageEndingWith("no tensor \"v\"; the file has \"count\", \"w\"");
    }

    @Test
    void noticesThatAnOpenedFileChanged() throws IOException {
        Path path = folder.resolve("sample.safetensors");
        sample().write(path);
        SafeTensorsFile file = SafeTensorsFile.open(path);
        Files.write(path, new byte[5]);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> file.read("odd"))
                .withMessageContaining("has changed from");
    }

    @Test
    void refusesToWriteWhatTheFormatCannotHold() {
        Tensor tensor = Tensor.zeros(Precision.SINGLE, 1);
        Path file = folder.resolve("no.safetensors");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SafeTensors.of(Map.of("__metadata__", tensor)).write(file))
                .withMessageContaining("reserves the name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SafeTensors.of(Map.of("\ud800", tensor)).write(file))
                .withMessageContaining("surrogate");
        assertThat(file).doesNotExist();
    }

    @Test
    void leavesNothingBehindWhenWritingFails() throws IOException {
        Path file = folder.resolve("old");
        Files.writeString(file, "old");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("disk\nfull");
                }))
                .withMessageEndingWith("old: cannot be written: disk\\u000afull");
        assertThat(file).hasContent("old");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> sample().write(folder.resolve("none/x.safetensors")))
                .withMessageEndingWith("x.safetensors: cannot be written: its folder does not exist");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> sample().write(folder))
                .withMessageEndingWith("cannot be written: is a folder");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void readsModelsThatPyTorchWrote() {
        assumeFalse(SharedData.models().isEmpty(), "no shared data");
        for (Path file : SharedData.models()) {
            SafeTensors model = SafeTensors.read(file);
            assertThat(model.metadata()).containsEntry("format", "pt").containsKey("vocabulary");
            assertThat(model.metadata().get("vocabulary")).hasSize(65);
            assertThat(model.tensor("head.weight").extent(0)).isEqualTo(65);
            model.tensors()
                    .forEach(
                            (name, tensor) -> assertThat(NonFinite.count(tensor).isClean())
                                    .as(name)
                                    .isTrue());
            Path copy = folder.resolve("copy.safetensors");
            model.write(copy);
            assertEqual(SafeTensors.read(copy), model);
        }
    }
}
