package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that cannot be judged, through the real command line: one line, status 2, nothing written. */
final class BadModelTest {
    @TempDir
    private Path folder;

    private DiagnoseRun diagnose(String model, String... more) throws IOException {
        String input = TestFiles.write(folder, "x.npy", TestFiles.npy(TestFiles.noise(90), 30, 3));
        String[] words = Arrays.copyOf(
                new String[] {model, "--input", input, "--transient", "5", "--lags", "5"}, 7 + more.length);
        System.arraycopy(more, 0, words, 7, more.length);
        return DiagnoseRun.of(folder, words);
    }

    private DiagnoseRun diagnose(byte[] model) throws IOException {
        return diagnose(TestFiles.write(folder, "model.safetensors", model));
    }

    @Test
    void missing() throws IOException {
        String model = folder.resolve("nowhere.safetensors").toString();
        diagnose(model).assertRefused("there is no file", model);
        diagnose(folder.toString()).assertRefused("is a folder");
    }

    @Test
    void truncatedAnywhere() throws IOException {
        byte[] whole =
                Files.readAllBytes(Path.of(TestModel.of(TestModel.GRU, 3, 2).write(folder)));
        for (int length : new int[] {0, 5, 8, 9, 100, whole.length - 50, whole.length - 1}) {
            diagnose(Arrays.copyOf(whole, length)).assertRefused("model.safetensors: ");
        }
    }

    @Test
    void headerLargerThanTheFileOrThanAnyHeader() throws IOException {
        byte[] whole =
                Files.readAllBytes(Path.of(TestModel.of(TestModel.GRU, 3, 2).write(folder)));
        for (long length : new long[] {whole.length, 99_999_999, 100_000_001, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
            diagnose(whole).assertRefused("header");
        }
        // A file that has room for so long a header; most of it takes no space on the disk.
        try (var file =
                new java.io.RandomAccessFile(folder.resolve("long.safetensors").toFile(), "rw")) {
            file.write(new byte[] {1, (byte) 0xe1, (byte) 0xf5, 5, 0, 0, 0, 0}); // 100,000,001
            file.setLength(200_000_000);
        }
        diagnose(folder.resolve("long.safetensors").toString()).assertRefused("100000001 exceeds 100000000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}} | 12 | overlap
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}  | 8  | overlap
        {"rnn.weight_hh_l0":{"dtype":"F7","shape":[2],"data_offsets":[0,8]}}   | 8 | F7
        {"rnn.weight_hh_l0":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}  | 8 | rnn.weight_hh_l0
        {"rnn.weight_hh_l0":{"dtype":"F32","shape":[2],"data_offsets":[0,80]}} | 8 | rnn.weight_hh_l0
        {"rnn.weight_hh_l0":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}  | 8 | rnn.weight_hh_l0
        {"rnn.weight_hh_l0":7}                                                 | 8 | rnn.weight_hh_l0
        {"rnn.weight_hh_l0":                                                   | 8 | found the end of the text
        []                                                                     | 0 | the header is not JSON
        {}                                                                     | 0 | no recurrent module
        """)
    void damagedHeaders(String header, int data, String said) throws IOException {
        diagnose(TestFiles.safetensors(header, data)).assertRefused("model.safetensors", said);
    }

    @Test
    void weightsThatAreNotFiniteAreNamedAndCounted() throws IOException {
        String model = TestModel.of(TestModel.GRU, 3, 2)
                .value("rnn.weight_hh_l0", 3, Double.NaN)
                .value("rnn.weight_hh_l0", 7, Double.POSITIVE_INFINITY)
                .write(folder);
        diagnose(model).assertRefused("\"rnn.weight_hh_l0\"", "2 non-finite values", "NaN at [1, 1]");
    }

    @Test
    void shapesThatFitNoCell() throws IOException {
        String model =
                TestModel.of(TestModel.GRU, 3, 2).with("rnn.weight_hh_l0", 5, 2).write(folder);
        diagnose(model).assertRefused("\"rnn.weight_hh_l0\"", "[5, 2]", "fits no cell");
        model = TestModel.of(TestModel.GRU, 3, 2).write(folder);
        diagnose(model, "--cell", "lstm").assertRefused("fits gru", "lstm");
    }

    @Test
    void twoModulesNeedAName() throws IOException {
        String model = TestModel.of(TestModel.GRU, 3, 2)
                .layer("other.", TestModel.RNN, 3, 4, "l0")
                .write(folder);
        diagnose(model).assertRefused("\"other\", \"rnn\"", "--module NAME");
        diagnose(model, "--module", "third").assertRefused("\"third\"", "\"other\", \"rnn\"");
        assertThat(diagnose(model, "--module", "other")
                        .result()
                        .at("/model/cell")
                        .stringValue())
                .isEqualTo("tanh");
        assertThat(diagnose(model, "--module", "rnn").result().at("/model/cell").stringValue())
                .isEqualTo("gru");
    }

    @Test
    void bidirectionalStack() throws IOException {
        TestModel model = new TestModel();
        for (int layer = 0; layer < 2; layer++) {
            int inputs = layer == 0 ? 3 : 4;
            model.layer("rnn.", TestModel.GRU, inputs, 2, "l" + layer)
                    .layer("rnn.", TestModel.GRU, inputs, 2, "l" + layer + "_reverse");
        }
        diagnose(model.write(folder)).assertRefused("bidirectional stack of 2 layers", "both directions");
    }
}
