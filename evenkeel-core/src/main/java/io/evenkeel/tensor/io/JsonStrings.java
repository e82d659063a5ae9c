package io.evenkeel.tensor.io;

import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

/** Reads the strings of a JSON text: escapes, strict UTF-8, and no half of a surrogate pair however it is written. */
final class JsonStrings {
    private final byte[] text;
    private final BiFunction<Integer, String, FormatException> error;
    private int at;

    /**
     * A reader of strings.
     *
     * @param text the whole JSON text
     * @param error makes an exception from a position in the text and a problem
     */
    JsonStrings(byte[] text, BiFunction<Integer, String, FormatException> error) {
        this.text = text;
        this.error = error;
    }

    static String ascii(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.US_ASCII);
    }

    /** The position after the string that was read last. */
    int end() {
        return at;
    }

    /** Reads the string whose opening quote is at a position. */
    String read(int quote) {
        at = quote + 1;
        StringBuilder result = new StringBuilder();
        while (at < text.length) {
            int start = at;
            int c = text[at++] & 0xff;
            if (c == '"') {
                return result.toString();
            } else if (c == '\\') {
                result.appendCodePoint(escape(start));
            } else if (c < ' ') {
                throw error.apply(start, "a control character in a string; it must be written as an escape");
            } else {
                result.appendCodePoint(c < 0x80 ? c : multibyte(start, c));
            }
        }
        throw error.apply(quote, "a string without its closing quote");
    }

    private int escape(int start) {
        int c = at < text.length ? text[at++] & 0xff : -1;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(start);
            default ->
                throw error.apply(
                        start, "an unknown escape in a string; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX");
        };
    }

    private int unicode(int start) {
        char first = hex(start);
        if (!Character.isSurrogate(first)) {
            return first;
        }
        boolean paired =
                Character.isHighSurrogate(first) && at + 1 < text.length && text[at] == '\\' && text[at + 1] == 'u';
        if (paired) {
            at += 2;
            char second = hex(start);
            if (Character.isLowSurrogate(second)) {
                return Character.toCodePoint(first, second);
            }
        }
        throw error.apply(start, "half of a surrogate pair in a string; the escapes \\uD8XX and \\uDCXX come in pairs");
    }

    private char hex(int start) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length ? Character.digit(text[at] & 0xff, 16) : -1;
            if (digit < 0) {
                throw error.apply(start, "an escape \\u needs four hexadecimal digits");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    private int multibyte(int start, int lead) {
        int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        int value = lead & (0x3f >> more);
        for (int i = 0; i < more; i++) {
            // A continuation byte is 10xxxxxx.
            if (at >= text.length || (text[at] & 0xc0) != 0x80) {
                throw malformed(start);
            }
            value = value << 6 | (text[at++] & 0x3f);
        }
        int smallest = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (lead < 0xc2 || lead > 0xf4 || value < smallest || value > Character.MAX_CODE_POINT || surrogate) {
            throw malformed(start);
        }
        return value;
    }

    private FormatException malformed(int start) {
        return error.apply(start, "not UTF-8; the header must be JSON in UTF-8");
    }
}
