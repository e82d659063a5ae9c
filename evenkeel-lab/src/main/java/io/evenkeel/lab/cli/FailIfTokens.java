package io.evenkeel.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class FailIfTokens {
    /** What a token is. */
    enum Kind {
        NUMBER,
        STRING,
        WORD,
        OPERATOR,
        AND,
        OR,
        OPEN,
        CLOSE,
        END
    }

    /** A token and the column, from 1, in which it begins. */
    record Token(Kind kind, String text, int column) {
        String shown() {
            return kind == Kind.END ? "the end" : "\"" + text + "\"";
        }
    }

    private static final int LONGEST = 2000;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<number>[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|Infinity\\b))"
            + "|(?<string>'[^']*'|\"[^\"]*\")"
            + "|(?<word>[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*|\\[\\d{1,9}])*)"
            + "|(?<operator><=|>=|==|!=|<|>)"
            + "|(?<and>&&)|(?<or>\\|\\|)|(?<open>\\()|(?<close>\\)))");

    private FailIfTokens() {}

    static List<Token> of(String source) {
        if (source.length() > LONGEST) {
            throw new FailIfSyntax(LONGEST, "an expression may have " + LONGEST + " characters");
        }
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        int at = 0;
        while (!source.substring(at).isBlank()) {
            matcher.region(at, source.length());
            if (!matcher.lookingAt()) {
                throw unreadable(source, at);
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", source.length() + 1));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            String text = kind == Kind.END ? null : matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (text == null) {
                continue;
            }
            int column = matcher.end() - text.length() + 1;
            if (kind == Kind.STRING) {
                return new Token(kind, text.substring(1, text.length() - 1), column);
            }
            if (kind == Kind.WORD && text.equals("and")) {
                return new Token(Kind.AND, text, column);
            }
            if (kind == Kind.WORD && text.equals("or")) {
                return new Token(Kind.OR, text, column);
            }
            return new Token(kind, text, column);
        }
        throw new IllegalStateException();
    }

    private static FailIfSyntax unreadable(String source, int from) {
        int at = from;
        while (Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        char c = source.charAt(at);
        String expected = switch (c) {
            case '=' -> "expected ==";
            case '!' -> "expected !=";
            case '&' -> "expected && or and";
            case '|' -> "expected || or or";
            case '\'', '"' -> "the string has no closing quote";
            case '[' -> "expected an index from 0 in brackets, as in [0]";
            default -> "unexpected character \"" + c + "\"";
        };
        return new FailIfSyntax(at + 1, expected);
    }
}
