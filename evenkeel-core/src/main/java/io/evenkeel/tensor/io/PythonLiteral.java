package io.evenkeel.tensor.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the subset of Python literals that the header of a plain .npy array consists of: one dictionary with string
 * keys whose values are strings, {@code True}, {@code False} or tuples of whole numbers.
 */
final class PythonLiteral {
    private final String text;
    private final long origin;
    private final Source source;
    private int at;

    /**
     * A reader at the beginning of a text.
     *
     * @param text one character per byte
     * @param origin offset of the text in the file, for messages
     * @param source of the text, for messages
     */
    PythonLiteral(String text, long origin, Source source) {
        this.text = text;
        this.origin = origin;
        this.source = source;
    }

    /** Reads the dictionary, which must be all there is; the consumer must read the value of the key it is given. */
    void dictionary(Consumer<String> member) {
        expect('{');
        while (!accept('}')) {
            String key = string();
            expect(':');
            member.accept(key);
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipSpace();
        if (at < text.length()) {
            throw error("expected nothing but spaces after the header's dictionary, found " + found());
        }
    }

    String string() {
        skipSpace();
        int quote = peek();
        if (quote != '\'' && quote != '"') {
            throw error("expected a string in quotes, found " + found());
        }
        int end = text.indexOf(quote, at + 1);
        String result = end < 0 ? "" : text.substring(at + 1, end);
        if (end < 0 || result.indexOf('\\') >= 0) {
            throw error(end < 0 ? "a string without its closing quote" : "an escape, which no plain array needs");
        }
        at = end + 1;
        return result;
    }

    boolean truth() {
        skipSpace();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw error("expected True or False, found " + found());
    }

    /** Reads a tuple of whole numbers, {@code ()}, {@code (3,)} or {@code (3, 4)}. */
    List<Long> tuple(int most) {
        expect('(');
        List<Long> result = new ArrayList<>();
        while (!accept(')')) {
            if (result.size() == most) {
                throw error("more than " + most + " dimensions");
            }
            result.add(integer());
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        return List.copyOf(result);
    }

    private long integer() {
        skipSpace();
        int start = at;
        if (peek() == '-') {
            at++;
        }
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        // Python 2 wrote long integers as 3L.
        accept('L');
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            at = start;
            throw error("expected a whole number of at most 64 bits, found "
                    + (digits.isEmpty() ? found() : Text.quote(digits)));
        }
    }

    /** Whether the next value begins with a character. */
    boolean isNext(char c) {
        skipSpace();
        return peek() == c;
    }

    FormatException error(String problem) {
        return source.error(origin + at, problem);
    }

    private boolean accept(char c) {
        if (!isNext(c)) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw error("expected '" + c + "' in the header, found " + found());
        }
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r') {
            at++;
        }
    }

    private String found() {
        int c = peek();
        if (c < 0) {
            return "the end of the header";
        }
        return c > ' ' && c < 0x7f ? "'" + (char) c + "'" : String.format("the byte 0x%02x", c);
    }
}
