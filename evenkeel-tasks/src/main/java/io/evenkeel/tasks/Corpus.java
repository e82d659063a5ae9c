package io.evenkeel.tasks;

import io.evenkeel.tensor.io.FormatException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Text as classes of symbols, which are characters or words, in two parts: one to learn from and one to judge by. */
public final class Corpus {
    /** The symbol that stands for those that are too rare. */
    public static final String UNKNOWN = "<unk>";

    private final Path source;
    private final Unit unit;
    private final List<String> vocabulary;
    private final int[] learned;
    private final int[] judged;
    private final String checksum;

    /** What a symbol is. */
    public enum Unit {
        /** A Unicode code point. */
        CHARACTER,
        /** What stands between blanks and line breaks. */
        WORD;

        /** The unit in lower case. */
        String word() {
            return this == CHARACTER ? "character" : "word";
        }
    }

    private Corpus(Path source, Unit unit, List<String> vocabulary, int[] learned, int[] judged, String checksum) {
        this.source = source;
        this.unit = unit;
        this.vocabulary = vocabulary;
        this.learned = learned;
        this.judged = judged;
        this.checksum = checksum;
        if (vocabulary.size() < 2) {
            throw FormatException.in(
                    source, "has fewer than two different " + unit.word() + "s; there is nothing to predict");
        }
    }

    /**
     * The characters of a text: the first nine tenths to learn from, the rest to judge by. All that occur are classes, sorted by
     * code point.
     *
     * @param file UTF-8 text
     * @return the corpus
     * @throws FormatException if the file cannot be read, is not UTF-8, or has fewer than two different characters
     */
    public static Corpus characters(Path file) {
        String text = TextFile.read(file);
        int[] points = text.codePoints().toArray();
        int[] different = Arrays.stream(points).distinct().sorted().toArray();
        int[] classes = Arrays.stream(points)
                .map(point -> Arrays.binarySearch(different, point))
                .toArray();
        int cut = cut(classes.length);
        return new Corpus(
                file,
                Unit.CHARACTER,
                Arrays.stream(different).mapToObj(Character::toString).toList(),
                Arrays.copyOf(classes, cut),
                Arrays.copyOfRange(classes, cut, classes.length),
                TextFile.checksum(text));
    }

    /**
     * The words of a text: the first nine tenths to learn from, the rest to judge by. Words are what stands between blanks and
     * line breaks, with its punctuation and in its case.
     *
     * @param file UTF-8 text
     * @param leastCount words that occur less often in the first part become {@link #UNKNOWN}, as do those that occur in the last
     *     part only; at least 1
     * @return the corpus, classes sorted
     * @throws FormatException if the file cannot be read, is not UTF-8, or has fewer than two different words
     * @throws IllegalArgumentException if the count is less than 1
     */
    public static Corpus words(Path file, int leastCount) {
        Require.atLeast(1, "leastCount", leastCount);
        String text = TextFile.read(file);
        List<String> words = text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
        int cut = cut(words.size());
        return of(
                file,
                Unit.WORD,
                words.subList(0, cut),
                words.subList(cut, words.size()),
                leastCount,
                TextFile.checksum(text));
    }

    private static int cut(int length) {
        return (int) (length * 9L / 10);
    }

    /** Symbols that are given apart, rare ones as {@link #UNKNOWN}. */
    static Corpus of(
            Path source, Unit unit, List<String> learned, List<String> judged, int leastCount, String checksum) {
        Map<String, Long> counts =
                learned.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counts.values().removeIf(count -> count < leastCount);
        TreeSet<String> sorted = new TreeSet<>(counts.keySet());
        if (!counts.keySet().containsAll(learned) || !counts.keySet().containsAll(judged)) {
            sorted.add(UNKNOWN);
        }
        List<String> vocabulary = List.copyOf(sorted);
        Map<String, Integer> classes = new HashMap<>();
        vocabulary.forEach(symbol -> classes.put(symbol, classes.size()));
        return new Corpus(source, unit, vocabulary, classes(learned, classes), classes(judged, classes), checksum);
    }

    private static int[] classes(List<String> symbols, Map<String, Integer> classes) {
        return symbols.stream()
                .mapToInt(symbol -> classes.get(classes.containsKey(symbol) ? symbol : UNKNOWN))
                .toArray();
    }

    /** @return the file or folder that it is from */
    public Path source() {
        return source;
    }

    /** @return what a symbol is */
    public Unit unit() {
        return unit;
    }

    /** @return the symbols, in the order of their classes */
    public List<String> vocabulary() {
        return vocabulary;
    }

    /** The part to learn from, as classes. */
    int[] learned() {
        return learned;
    }

    /** The part to judge by, as classes. */
    int[] judged() {
        return judged;
    }

    /** A checksum of the text. */
    String checksum() {
        return checksum;
    }

    /** @return entropy of single symbols in the part to learn from, in nats */
    public double entropy() {
        int[] counts = new int[vocabulary.size()];
        for (int symbol : learned) {
            counts[symbol]++;
        }
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / learned.length;
                entropy -= share * StrictMath.log(share);
            }
        }
        return entropy;
    }
}
