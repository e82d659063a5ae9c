package io.evenkeel.tasks;

import io.evenkeel.tasks.Corpus.Unit;
import io.evenkeel.tensor.io.FormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Penn Treebank as T. Mikolov prepared it for language models (T. Mikolov, M. Karafiát, L. Burget, J. Černocký,
 * S. Khudanpur, Recurrent neural network based language model, Interspeech 2010): {@code ptb.train.txt}, {@code ptb.valid.txt} and
 * {@code ptb.test.txt} with 10,000 words, {@code ptb.char.train.txt} and so on with 50 characters. Symbols stand between blanks,
 * and each line ends with the symbol {@value #END}. The text may not be passed on, so this is for those who have it.
 */
public final class PennTreebank {
    /** The symbol at the end of each line. */
    public static final String END = "<eos>";

    private PennTreebank() {}

    /** What is judged by. */
    public enum Part {
        /** The part for choosing hyper-parameters. */
        VALID,
        /** The part for published figures. */
        TEST
    }

    /**
     * Reads the files of a folder. What the training file does not hold becomes {@link Corpus#UNKNOWN}.
     *
     * @param folder with the files under their usual names
     * @param unit words, or characters
     * @param judged what is judged by
     * @return the corpus, classes sorted
     * @throws FormatException if a file is missing, cannot be read, is not text, or has no line
     */
    public static Corpus read(Path folder, Unit unit, Part judged) {
        String part = judged == Part.VALID ? "valid" : "test";
        String learnedText = text(folder, unit, "train");
        String judgedText = text(folder, unit, part);
        return Corpus.of(
                folder, unit, symbols(learnedText), symbols(judgedText), 1, TextFile.checksum(learnedText, judgedText));
    }

    private static String text(Path folder, Unit unit, String part) {
        String prefix = unit == Unit.WORD ? "ptb." : "ptb.char.";
        Path file = folder.resolve(prefix + part + ".txt");
        if (!Files.exists(file)) {
            throw FormatException.in(
                    file,
                    "no such file; the Penn Treebank may not be passed on and cannot be fetched: put " + prefix
                            + "train.txt, " + prefix + "valid.txt and " + prefix + "test.txt there");
        }
        String text = TextFile.read(file);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
                throw FormatException.in(
                        file, "line " + (i + 1) + " holds a control character; the file is no text, or damaged");
            }
        }
        if (text.isBlank()) {
            throw FormatException.in(file, "holds no " + unit.word() + "s; lines of them between blanks are needed");
        }
        return text;
    }

    private static List<String> symbols(String text) {
        List<String> symbols = new ArrayList<>();
        text.lines().forEach(line -> {
            if (!line.isBlank()) {
                symbols.addAll(List.of(line.strip().split("\\s+")));
            }
            symbols.add(END);
        });
        return symbols;
    }
}
