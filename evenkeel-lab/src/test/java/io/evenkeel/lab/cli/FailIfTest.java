package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.Fixtures;
import io.evenkeel.lab.UserError;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class FailIfTest {
    private final ObjectNode result = Fixtures.diagnosis();

    // The fixture: lambda1 = -0.43, horizon = 21, verdict = vanishing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lambda1 < 0",
                "lambda1<-.4",
                "-1 < lambda1",
                "lambda1 <= -4.29e-1",
                "horizon == 21",
                "horizon != 2.1E1 or horizon >= 21.",
                "verdict == vanishing",
                "verdict == 'vanishing'",
                "\"vanishing\" == verdict",
                "verdict != chaotic",
                "lyapunov.exponents[1] < lyapunov.exponents[0]",
                "weights[2].gate == 2",
                "weights[2].name == 'recurrent matrix of the candidate'",
                "weights[0].henrici > 0.8 and weights[2].henrici < 0.8",
                "lambda1 > 0 || horizon < 50",
                "(lambda1 > 0 or horizon < 50) && verdict == vanishing",
                "lambda1 > 0 and horizon > 50 or verdict == vanishing",
                "blame[0].factor == 'layer 0: update gate'",
                "lyapunov.convergence.exponents[0][0] < 100",
                "weights[0].reliable == true",
                "lambda1 > -Infinity",
                "((((horizon<22))))"
            })
    void holds(String expression) {
        assertThat(FailIf.parse(expression).holds(result)).as(expression).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lambda1 > 0.2",
                "lambda1 > 0 and horizon < 50",
                "(lambda1 < 0 or horizon < 50) and verdict == chaotic",
                "verdict == 'chaotic'",
                "horizon < 21"
            })
    void doesNotHold(String expression) {
        assertThat(FailIf.parse(expression).holds(result)).as(expression).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        lambda1 >                 | 10 | expected a key, a number or a string, found the end
        > 3                       | 1  | expected a key, a number or a string, found ">"
        lambda1                   | 8  | expected one of < <= > >= == !=, found the end
        lambda1 = 3               | 9  | expected ==
        lambda1 > 3 4             | 13 | expected and, or, or the end, found "4"
        1 < lambda1 < 2           | 13 | expected and, or, or the end, found "<"
        (lambda1 > 3              | 13 | expected and, or, or ), found the end
        lambda1 > 3)              | 12 | expected and, or, or the end, found ")"
        lambda1 > 3 & horizon > 2 | 13 | expected && or and
        verdict == 'chaotic       | 12 | the string has no closing quote
        lambda1 # 3               | 9  | unexpected character "#"
        lamda1 > 3                | 1  | unknown key "lamda1"; did you mean lambda1?
        weights[0].henricy > 3    | 1  | unknown key "weights[0].henricy"; did you mean weights[0].henrici?
        henrici > 3               | 1  | unknown key "henrici"; did you mean weights[0].henrici?
        lyapunov.exponents > 3    | 1  | "lyapunov.exponents" is in a list: give an index, as in lyapunov.exponents[0]
        gradient.horizon[0] > 3   | 1  | "gradient.horizon[0]" is no list; write gradient.horizon
        3 > elephants             | 5  | unknown key "elephants"
        verdict == vanishin       | 12 | verdict is vanishing, healthy, exploding or chaotic, never "vanishin"
        verdict > vanishing       | 9  | expected == or != between texts, found ">"
        lambda1 == 'x'            | 9  | "lambda1" is a number and "x" is text; both must be one
        """)
    void refusesWithColumnAndExpectation(String expression, int column, String problem) {
        assertThatThrownBy(() -> FailIf.parse(expression))
                .isInstanceOf(UserError.class)
                .hasMessage("--fail-if \"" + expression + "\", column " + column + ": " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void refusesNothing(String expression) {
        assertThatThrownBy(() -> FailIf.parse(expression)).hasMessageContaining("found the end");
    }

    @Test
    void anUnreachedHorizonIsInfinite() {
        ((ObjectNode) result.get("gradient")).put("horizon", "none within 100");
        assertThat(FailIf.parse("horizon < 1000000").holds(result)).isFalse();
        assertThat(FailIf.parse("horizon > 100").holds(result)).isTrue();
    }

    @Test
    void infiniteExponentsCompareAsNumbers() {
        ((ObjectNode) result.get("lyapunov")).putArray("exponents").add("-Infinity");
        assertThat(FailIf.parse("lambda1 < -1e300").holds(result)).isTrue();
        assertThat(FailIf.parse("lambda1 == -Infinity").holds(result)).isTrue();
    }

    @Test
    void keysThatThisResultLacksAreNamed() {
        assertThatThrownBy(() -> FailIf.parse("lyapunov.exponents[99] > 0").holds(result))
                .hasMessageContaining("column 1: lyapunov.exponents[99] is out of range: the list has 16 entries");
        result.remove("lossGradient");
        assertThatThrownBy(() -> FailIf.parse("verdict == chaotic and lossGradient.normByLag[3] > 0")
                        .holds(result))
                .hasMessageContaining("column 24: this result has no lossGradient.normByLag[3]");
    }

    @Test
    void notANumberIsAnErrorRatherThanFalse() {
        ((ObjectNode) result.get("lyapunov")).putArray("exponents").add(Double.NaN);
        assertThatThrownBy(() -> FailIf.parse("lambda1 > 0").holds(result)).hasMessageContaining("not a number");
    }

    @Test
    void tellsValues() {
        assertThat(FailIf.parse("horizon < 50 or verdict == vanishing").values(result))
                .isEqualTo("horizon = 21, verdict = vanishing");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> FailIf.parse("(".repeat(1500) + "lambda1 > 0"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("parentheses");
        assertThatThrownBy(() -> FailIf.parse("lambda1 > 0 or ".repeat(1000) + "horizon > 0"))
                .isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomTextIsReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = {
            "lambda1", " ", "<", ">", "=", "==", "!", "(", ")", "and", "or", "&&", "|", "'", "\"", "3", ".5", "e9", "-",
            "[0]", "[", "]", "weights", ".", "gate", "verdict", "\u00e9", "\n", "chaotic"
        };
        for (int i = 0; i < 2000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                expression.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                FailIf.parse(expression.toString()).holds(result);
            } catch (UserError e) {
                assertThat(e.getMessage()).as("seed %d: %s", seed, expression).contains("column");
            }
        }
    }

    @Test
    void knowsTheSecondDirection() {
        ObjectNode result = Fixtures.diagnosis();
        result.set("reverse", Fixtures.diagnosis().put("verdict", "chaotic"));
        assertThat(FailIf.parse("reverse.verdict == chaotic and reverse.gradient.horizon < 50")
                        .holds(result))
                .isTrue();
        assertThatThrownBy(() -> FailIf.parse("reverse.verdict == chaotic").holds(Fixtures.diagnosis()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("reverse.verdict");
    }
}
