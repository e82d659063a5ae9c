package io.evenkeel.lab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts, arrays and initial states that do not fit the model: one line, status 2, nothing written. */
final class BadInputTest {
    @TempDir
    private Path folder;

    private String model;

    @BeforeEach
    void model() {
        model = TestModel.of(TestModel.LSTM, 3, 2).vocabulary("ab\n").write(folder);
    }

    private DiagnoseRun diagnose(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(model, "--lags", "5"));
        words.addAll(List.of(more));
        if (!words.contains("--transient")) {
            words.addAll(List.of("--transient", "5"));
        }
        return DiagnoseRun.of(folder, words.toArray(new String[0]));
    }

    private DiagnoseRun text(String content, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("--text", TestFiles.write(folder, "t.txt", content)));
        words.addAll(List.of(more));
        return diagnose(words.toArray(new String[0]));
    }

    private DiagnoseRun input(String name, byte[] content) throws IOException {
        return diagnose("--input", TestFiles.write(folder, name, content));
    }

    @Test
    void charactersOutsideTheVocabularyAreShownWithTheirPlace() throws IOException {
        text("ab\nab\nab\nbaza".repeat(9))
                .assertRefused("t.txt: character \"z\" (U+007A) at line 4, column 3", "vocabulary of 3");
        text("abab\tabab".repeat(9)).assertRefused("character (U+0009) at line 1, column 5");
        text("ab\n\ud83d\ude00".repeat(9)).assertRefused("(U+1F600) at line 2, column 1");
    }

    @Test
    void textThatIsNoText() throws IOException {
        text("").assertRefused("t.txt: the text is empty");
        byte[] latin = "abab\u00e9abab".getBytes(StandardCharsets.ISO_8859_1);
        diagnose("--text", TestFiles.write(folder, "t.txt", latin)).assertRefused("t.txt: the text is not UTF-8");
        diagnose("--text", folder.resolve("none.txt").toString()).assertRefused("there is no file");
    }

    @Test
    void textNeedsAVocabularyThatFits() throws IOException {
        model = TestModel.of(TestModel.LSTM, 3, 2).write(folder);
        text("ababab").assertRefused("no \"vocabulary\"", "--input");
        model = TestModel.of(TestModel.LSTM, 3, 2).vocabulary("ab").write(folder);
        text("ababab").assertRefused("2 different characters", "reads 3");
    }

    @Test
    void widthThatDoesNotFit() throws IOException {
        input("x.npy", TestFiles.npy(TestFiles.noise(80), 20, 4)).assertRefused("x.npy", "[20, 4]", "[steps, 3]");
        input("x.npy", TestFiles.npy(TestFiles.noise(60), 60)).assertRefused("x.npy", "[60]", "[steps, 3]");
        input("x.npy", TestFiles.npy(TestFiles.noise(60), 5, 2, 2, 3)).assertRefused("[5, 2, 2, 3]");
        input("x.npy", TestFiles.npy(new double[0], 0, 3)).assertRefused("[0, 3]");
    }

    @Test
    void inputThatIsNotFinite() throws IOException {
        double[] values = TestFiles.noise(60);
        values[31] = Double.NaN;
        values[40] = Double.NEGATIVE_INFINITY;
        input("x.npy", TestFiles.npy(values, 20, 3)).assertRefused("x.npy", "2 non-finite values", "NaN at [10, 1]");
    }

    @Test
    void indicesOutsideTheEmbedding() throws IOException {
        model = TestModel.of(TestModel.LSTM, 3, 2)
                .with("embedding.weight", 4, 3)
                .write(folder);
        double[] indices = new double[30];
        for (double wrong : new double[] {4, -1, 0.5, 1e300}) {
            indices[17] = wrong;
            input("x.npy", TestFiles.npy(indices, 30, 1)).assertRefused("x.npy", "" + wrong, "0 to 3");
        }
    }

    @Test
    void damagedArrays() throws IOException {
        byte[] whole = TestFiles.npy(TestFiles.noise(60), 20, 3);
        for (int length : new int[] {0, 3, 9, 40, whole.length - 1}) {
            input("x.npy", Arrays.copyOf(whole, length)).assertRefused("x.npy: ");
        }
        input("x.npy", "no array".getBytes(StandardCharsets.UTF_8)).assertRefused("x.npy: ");
        byte[] archive = TestFiles.npz("x", whole);
        for (int length : new int[] {0, 4, 100, archive.length - 1}) {
            input("x.npz", Arrays.copyOf(archive, length)).assertRefused("x.npz: ");
        }
        archive[60] ^= 0x55;
        input("x.npz", archive).assertRefused("x.npz: ");
        input("x.npz", TestFiles.npz("x", Arrays.copyOf(whole, 200))).assertRefused("x.npz");
    }

    @Test
    void tooFewSteps() throws IOException {
        text("ababa").assertRefused("5 steps", "--transient 5");
        text("ababab", "--transient", "1000").assertRefused("6 steps", "--transient 1000");
        text("ababab", "--length", "5").assertRefused("--length 5", "--transient 5");
        text("ababab", "--length", "7").assertRefused("--length 7", "6 steps");
    }

    @Test
    void stateThatDoesNotFit() throws IOException {
        String input = TestFiles.write(folder, "x.npy", TestFiles.npy(TestFiles.noise(60), 20, 3));
        String state = TestFiles.write(folder, "s.npy", TestFiles.npy(TestFiles.noise(5), 5));
        diagnose("--input", input, "--state", state).assertRefused("s.npy", "5 numbers", "4");
        state = TestFiles.write(folder, "s.npy", TestFiles.npy(new double[] {1, 2, Double.NaN, 3}, 4));
        diagnose("--input", input, "--state", state).assertRefused("s.npy", "1 non-finite value", "[2]");
        diagnose("--input", input, "--state", folder + "/none.npy").assertRefused("there is no file");
    }
}
