package io.evenkeel.lab.cli;

import java.text.Normalizer;
import java.util.Map;

/** Writes text in ASCII so that it can still be read. */
final class Ascii {
    private static final Map<Integer, String> SPELLED = Map.ofEntries(
            Map.entry((int) 'λ', "lambda"),
            Map.entry((int) '±', "+/-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '×', "x"),
            Map.entry((int) '·', "-"),
            Map.entry((int) '∞', "infinity"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) '√', "sqrt"),
            Map.entry((int) '∂', "d"),
            Map.entry((int) '‖', "||"),
            Map.entry((int) '≤', "<="),
            Map.entry((int) '≥', ">="));

    private Ascii() {}

    static String of(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128) {
                ascii.appendCodePoint(c);
                return;
            }
            String plain = SPELLED.get(c);
            if (plain == null) {
                plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                        .replaceAll("\\P{ASCII}", "");
            }
            ascii.append(plain.isEmpty() && Character.getType(c) != Character.NON_SPACING_MARK ? "?" : plain);
        });
        return ascii.toString();
    }
}
