package io.evenkeel.lab.cli;

import io.evenkeel.lab.cli.FailIfTokens.Kind;
import io.evenkeel.lab.cli.FailIfTokens.Token;
import java.util.List;

/** Reads tokens by recursive descent: or, then and, then comparisons and parentheses. */
final class FailIfParser {
    private static final int DEEPEST = 50;

    private final List<Token> tokens;
    private int at;
    private int depth;

    FailIfParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Condition parse() {
        Condition condition = either();
        if (peek().kind() != Kind.END) {
            throw expected("and, or, or the end");
        }
        return condition;
    }

    private Condition either() {
        Condition left = both();
        while (accept(Kind.OR)) {
            left = new Condition.Either(left, both());
        }
        return left;
    }

    private Condition both() {
        Condition left = simple();
        while (accept(Kind.AND)) {
            left = new Condition.Both(left, simple());
        }
        return left;
    }

    private Condition simple() {
        if (!accept(Kind.OPEN)) {
            return comparison();
        }
        if (++depth > DEEPEST) {
            throw new FailIfSyntax(peek().column(), "more than " + DEEPEST + " parentheses in each other");
        }
        Condition inside = either();
        if (!accept(Kind.CLOSE)) {
            throw expected("and, or, or )");
        }
        depth--;
        return inside;
    }

    private Condition comparison() {
        Token left = operand();
        Token operator = peek();
        if (!accept(Kind.OPERATOR)) {
            throw expected("one of < <= > >= == !=");
        }
        Token right = operand();
        Operand a = resolve(left, right);
        Operand b = resolve(right, left);
        if (a.numeric() != b.numeric()) {
            Token text = a.numeric() ? right : left;
            Token number = a.numeric() ? left : right;
            throw new FailIfSyntax(
                    operator.column(),
                    number.shown() + " is a number and " + text.shown() + " is text; both must be one");
        }
        if (!a.numeric() && !operator.text().equals("==") && !operator.text().equals("!=")) {
            throw new FailIfSyntax(operator.column(), "expected == or != between texts, found " + operator.shown());
        }
        checkVerdict(left, right, b);
        checkVerdict(right, left, a);
        return new Condition.Comparison(a, operator.text(), b);
    }

    private Token operand() {
        Token token = peek();
        if (token.kind() != Kind.NUMBER && token.kind() != Kind.STRING && token.kind() != Kind.WORD) {
            throw expected("a key, a number or a string");
        }
        at++;
        return token;
    }

    // A bare word is a key if there is such a key, else text where the other side is a key that stands for text.
    private static Operand resolve(Token token, Token other) {
        if (token.kind() == Kind.NUMBER) {
            return new Operand.Number(Double.parseDouble(token.text()));
        }
        if (token.kind() == Kind.STRING) {
            return new Operand.Text(token.text());
        }
        String word = token.text();
        if (ResultKeys.known(word)) {
            return new Operand.Key(word, ResultKeys.path(word), token.column(), ResultKeys.numeric(word));
        }
        boolean besideText =
                other.kind() == Kind.WORD && ResultKeys.known(other.text()) && !ResultKeys.numeric(other.text());
        if (besideText) {
            return new Operand.Text(word);
        }
        throw new FailIfSyntax(token.column(), ResultKeys.unknown(word));
    }

    // A misspelled verdict would never hold, silently.
    private static void checkVerdict(Token key, Token word, Operand value) {
        boolean aboutVerdict = key.kind() == Kind.WORD && key.text().equals("verdict");
        if (aboutVerdict && value instanceof Operand.Text text && !ResultKeys.VERDICTS.contains(text.value())) {
            throw new FailIfSyntax(
                    word.column(),
                    "verdict is vanishing, healthy, exploding or chaotic, never \"" + text.value() + "\"");
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean accept(Kind kind) {
        if (peek().kind() != kind) {
            return false;
        }
        at++;
        return true;
    }

    private FailIfSyntax expected(String what) {
        return new FailIfSyntax(peek().column(), "expected " + what + ", found " + peek().shown());
    }
}
