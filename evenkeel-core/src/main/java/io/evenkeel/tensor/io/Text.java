package io.evenkeel.tensor.io;

import java.util.Collection;
import java.util.stream.Collectors;

/** Makes text out of a file safe to show: on one line, of bounded length, without control or formatting characters. */
final class Text {
    private static final int LONGEST = 60;
    private static final int MOST_NAMES = 8;

    private Text() {}

    /** A name or value from a file in double quotes, cut off where it is too long to show. */
    static String quote(String raw) {
        int end = Math.min(raw.length(), LONGEST);
        return '"' + oneLine(raw.substring(0, end)) + (end < raw.length() ? "…\"" : "\"");
    }

    /** The first few of the names, quoted and separated by commas. */
    static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown = names.stream().limit(MOST_NAMES).map(Text::quote).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? shown : shown + " and " + (names.size() - MOST_NAMES) + " more";
    }

    /** The text with everything that is not printable, line breaks above all, replaced by its code. */
    static String oneLine(String raw) {
        StringBuilder result = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (printable(c)) {
                result.appendCodePoint(c);
            } else {
                result.append(String.format("\\u%04x", c));
            }
        });
        return result.toString();
    }

    private static boolean printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
