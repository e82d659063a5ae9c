package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Nearest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small helpers that put things into words. */
final class WordsTest {
    @Test
    void figuresKeepTheirDigits() {
        assertThat(Figures.of(-0.4299926, 4)).isEqualTo("-0.4300");
        assertThat(Figures.of(1.3e-18, 3)).isEqualTo("1.30e-18");
        assertThat(Figures.of(1234, 2)).isEqualTo("1200");
        assertThat(Figures.of(0, 3)).isEqualTo("0");
        assertThat(Figures.of(2e5, 2)).isEqualTo("2.0e+05");
    }

    @Test
    void asciiStaysReadable() {
        assertThat(Ascii.of("Sokół, λ₁ = −0.4 ± 0.1 …")).isEqualTo("Sokol, lambda1 = -0.4 +/- 0.1 ...");
        assertThat(Ascii.of("Benettin é 中")).isEqualTo("Benettin e ?");
    }

    @Test
    void shellWordsAreQuotedWhereNeeded() {
        assertThat(ShellWords.join(List.of("--fail-if", "lambda1 > 0", "it's", "a.txt", "")))
                .isEqualTo("--fail-if 'lambda1 > 0' 'it'\\''s' a.txt ''");
    }

    @Test
    void nearestNames() {
        List<String> names = List.of("lambda1", "horizon", "verdict");
        assertThat(Nearest.of("lambad1", names)).contains("lambda1");
        assertThat(Nearest.of("HORIZON", names)).contains("horizon");
        assertThat(Nearest.of("elephant", names)).isEmpty();
    }
}
