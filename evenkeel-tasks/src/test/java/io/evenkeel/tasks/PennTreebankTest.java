package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.tasks.Corpus.Unit;
import io.evenkeel.tasks.PennTreebank.Part;
import io.evenkeel.tensor.io.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PennTreebankTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("ptb.train.txt"), " the <unk> rose N \n the cat sat \n");
        Files.writeString(folder.resolve("ptb.valid.txt"), " the cat rose \n");
        Files.writeString(folder.resolve("ptb.test.txt"), " the dog sat \n\n N");
    }

    private static List<String> symbols(Corpus corpus, int... classes) {
        return Arrays.stream(classes).mapToObj(corpus.vocabulary()::get).toList();
    }

    @Test
    void linesEndWithASymbolOfTheirOwn() {
        Corpus corpus = PennTreebank.read(folder, Unit.WORD, Part.VALID);
        assertThat(corpus.vocabulary()).containsExactly("<eos>", "<unk>", "N", "cat", "rose", "sat", "the");
        assertThat(symbols(corpus, corpus.learned()))
                .containsExactly("the", "<unk>", "rose", "N", "<eos>", "the", "cat", "sat", "<eos>");
        assertThat(symbols(corpus, corpus.judged())).containsExactly("the", "cat", "rose", "<eos>");
    }

    @Test
    void wordsThatWereNotLearnedAreUnknown() {
        Corpus corpus = PennTreebank.read(folder, Unit.WORD, Part.TEST);
        assertThat(symbols(corpus, corpus.judged()))
                .containsExactly("the", "<unk>", "sat", "<eos>", "<eos>", "N", "<eos>");
    }

    @Test
    void charactersHaveFilesOfTheirOwn() throws IOException {
        assertThatThrownBy(() -> PennTreebank.read(folder, Unit.CHARACTER, Part.VALID))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("ptb.char.train.txt: no such file");
        Files.writeString(folder.resolve("ptb.char.train.txt"), "t h e _ c a t \n");
        Files.writeString(folder.resolve("ptb.char.valid.txt"), "a _ c a t \n");
        Corpus corpus = PennTreebank.read(folder, Unit.CHARACTER, Part.VALID);
        assertThat(corpus.vocabulary()).containsExactly("<eos>", "_", "a", "c", "e", "h", "t");
        assertThat(symbols(corpus, corpus.judged())).containsExactly("a", "_", "c", "a", "t", "<eos>");
    }

    @Test
    void missingAndDamagedFilesAreRefusedInOneLine() throws IOException {
        Files.delete(folder.resolve("ptb.valid.txt"));
        refused(
                "ptb.valid.txt",
                "no such file; the Penn Treebank may not be passed on and cannot be fetched: put"
                        + " ptb.train.txt, ptb.valid.txt and ptb.test.txt there");
        Files.writeString(folder.resolve("ptb.valid.txt"), "  \n ");
        refused("ptb.valid.txt", "holds no words; lines of them between blanks are needed");
        Files.writeString(folder.resolve("ptb.valid.txt"), "the cat\nthe c\0t\n");
        refused("ptb.valid.txt", "line 2 holds a control character; the file is no text, or damaged");
        Files.write(folder.resolve("ptb.valid.txt"), "né".getBytes(StandardCharsets.ISO_8859_1));
        refused("ptb.valid.txt", "is not UTF-8 text");
        Files.delete(folder.resolve("ptb.valid.txt"));
        Files.createDirectory(folder.resolve("ptb.valid.txt"));
        refused("ptb.valid.txt", "is not a regular file");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> PennTreebank.read(none, Unit.WORD, Part.TEST))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(none.resolve("ptb.train.txt") + ": no such file");
    }

    private void refused(String file, String problem) {
        assertThatThrownBy(() -> PennTreebank.read(folder, Unit.WORD, Part.VALID))
                .isInstanceOf(FormatException.class)
                .hasMessage(folder.resolve(file) + ": " + problem);
    }
}
