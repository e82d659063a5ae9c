package io.evenkeel.tensor.io;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A strict reader of one JSON text (RFC 8259) in UTF-8, which hands the values over as it meets them and so never
 * builds a tree. Beyond the grammar it refuses duplicate member names, malformed UTF-8, halves of surrogate pairs and
 * deep nesting. Errors name the byte of the file.
 */
final class JsonReader {
    private static final int DEEPEST = 32;

    private final byte[] text;
    private final long origin;
    private final JsonStrings strings;
    private Source source;
    private int at;
    private int depth;

    /**
     * A reader at the beginning of a text.
     *
     * @param text in UTF-8
     * @param origin offset of the text in the file, for messages
     * @param source of the text, for messages
     */
    JsonReader(byte[] text, long origin, Source source) {
        this.text = text;
        this.origin = origin;
        this.source = source;
        this.strings = new JsonStrings(text, this::error);
    }

    /** Changes what error messages name. */
    void within(Source part) {
        source = part;
    }

    /** An error at the next value. */
    FormatException errorHere(String problem) {
        skipSpace();
        return error(at, problem);
    }

    /** Reads an object; the consumer is called after each member's name and must read its value. */
    void object(Consumer<String> member) {
        open('{', "an object");
        Set<String> names = new HashSet<>();
        if (!closes('}')) {
            do {
                skipSpace();
                int start = at;
                String name = string("a member name");
                if (!names.add(name)) {
                    throw error(start, "the name " + Text.quote(name) + " occurs twice; names must be unique");
                }
                expect(':');
                member.accept(name);
            } while (another('}'));
        }
        depth--;
    }

    /** Reads an array; the element reader is called once for each element. */
    void array(Runnable element) {
        open('[', "an array");
        if (!closes(']')) {
            do {
                element.run();
            } while (another(']'));
        }
        depth--;
    }

    /**
     * Reads a string.
     *
     * @param wanted what the string stands for, with its article, for messages
     */
    String string(String wanted) {
        skipSpace();
        if (peek() != '"') {
            throw error(at, "expected " + wanted + " in double quotes, found " + found());
        }
        String result = strings.read(at);
        at = strings.end();
        return result;
    }

    /**
     * Reads a whole number of at most 64 bits, written without fraction and exponent.
     *
     * @param wanted what the number stands for, with its article, for messages
     */
    long integer(String wanted) {
        skipSpace();
        int start = at;
        if (peek() != '-' && !digit(peek())) {
            throw error(at, "expected " + wanted + ", a whole number, found " + found());
        }
        String number = number();
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw error(
                    start, "expected " + wanted + ", a whole number of at most 64 bits, found " + Text.quote(number));
        }
    }

    /** Reads any value and forgets it. */
    void skip() {
        skipSpace();
        switch (peek()) {
            case '{' -> object(name -> skip());
            case '[' -> array(this::skip);
            case '"' -> string("a string");
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> {
                if (peek() != '-' && !digit(peek())) {
                    throw error(at, "expected a value, found " + found());
                }
                number();
            }
        }
    }

    /** Requires that nothing but space follows. */
    void end() {
        skipSpace();
        if (at < text.length) {
            throw error(at, "expected nothing but spaces after the JSON text, found " + found());
        }
    }

    private void open(char bracket, String wanted) {
        skipSpace();
        if (peek() != bracket) {
            throw error(at, "expected " + wanted + ", found " + found());
        }
        if (++depth > DEEPEST) {
            throw error(at, "nested more than " + DEEPEST + " deep");
        }
        at++;
    }

    private boolean closes(char bracket) {
        skipSpace();
        if (peek() != bracket) {
            return false;
        }
        at++;
        return true;
    }

    private boolean another(char bracket) {
        if (closes(bracket)) {
            return false;
        }
        if (peek() != ',') {
            throw error(at, "expected ',' or '" + bracket + "', found " + found());
        }
        at++;
        return true;
    }

    private void expect(char c) {
        skipSpace();
        if (peek() != c) {
            throw error(at, "expected '" + c + "', found " + found());
        }
        at++;
    }

    private void word(String word) {
        int start = at;
        for (int i = 0; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) {
                throw error(start, "expected " + word + ", found something else that begins like it");
            }
        }
    }

    private String number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        return JsonStrings.ascii(text, start, at);
    }

    private void digits() {
        if (!digit(peek())) {
            throw error(at, "expected a digit, found " + found());
        }
        while (digit(peek())) {
            at++;
        }
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private int peek() {
        return at < text.length ? text[at] & 0xff : -1;
    }

    private void skipSpace() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private String found() {
        int c = peek();
        if (c < 0) {
            return "the end of the text";
        }
        return c > ' ' && c < 0x7f ? "'" + (char) c + "'" : String.format("the byte 0x%02x", c);
    }

    private FormatException error(int position, String problem) {
        return source.error(origin + position, problem);
    }
}
