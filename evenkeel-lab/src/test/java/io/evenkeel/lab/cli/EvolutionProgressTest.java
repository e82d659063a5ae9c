package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.run.EvolutionResult;
import io.evenkeel.lab.run.EvolutionRun;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvolutionProgressTest {
    private static final EvolutionSpec SPEC = SpecFile.parse("e.yaml", """
            domain: recurrent-parity
            mutation: {name: gaussian, intensity: 0.05}
            algorithm: {name: steady-state, population: 20, batch: 10}
            evaluations: 57
            stop: false
            """).evolution();

    /** Writes down what it is told. */
    private static final class Heard implements Progress {
        private final List<String> words = new ArrayList<>();

        @Override
        public void stage(String name) {
            words.add(name);
        }

        @Override
        public void at(long done, long total) {
            words.add(done + " of " + total);
        }

        @Override
        public void note(String text) {
            words.add(text);
        }

        @Override
        public void close() {}
    }

    private static EvolutionResult run(EvolutionProgress progress) {
        try (EvolutionRun run = new EvolutionRun(SPEC, SerialEngine::new, progress)) {
            return run.run();
        }
    }

    @Test
    void theBeginningAndTheEndAreShown() {
        Heard heard = new Heard();
        EvolutionResult result = run(new EvolutionProgress(heard, SPEC.evaluations()));
        assertThat(heard.words).startsWith("evolving, at most 57 evaluations", "0 of 57");
        assertThat(heard.words.get(heard.words.size() - 1)).isEqualTo("50 of 57");
        assertThat(heard.words.get(heard.words.size() - 2))
                .matches("best -[0-9.]+, median -[0-9.]+, [0-9.e+]+ a second")
                .startsWith("best " + Figures.of(result.best().fitness(), 4) + ", median "
                        + Figures.of(result.median(), 4));
    }

    @Test
    void failuresAreTold() {
        EvolutionResult result = run(new EvolutionProgress(Progress.NONE, SPEC.evaluations()));
        assertThat(text(result)).doesNotContain("Failures");
        EvolutionResult failing = new EvolutionResult(
                result.domain(),
                result.evaluations(),
                result.planned(),
                result.solvedAt(),
                result.best(),
                result.median(),
                7,
                "the maze is on fire",
                result.seconds(),
                result.engine(),
                result.interrupted());
        assertThat(text(failing).replaceAll("\n +", " "))
                .contains("Failures   7 individuals could not be judged, the last because: the maze is on fire");
        assertThat(failing.tree().get("cause").stringValue()).isEqualTo("the maze is on fire");
    }

    @Test
    void linesAreNoLongerThanTheTerminal() {
        EvolutionResult result = run(new EvolutionProgress(Progress.NONE, SPEC.evaluations()));
        String text = text(result);
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text.lines().filter(line -> line.startsWith(" ".repeat(11))))
                .as(text)
                .isNotEmpty();
        int generations = result.best().lineage().generations();
        assertThat(text.replaceAll("\\s+", " "))
                .contains(" after " + generations + (generations == 1 ? " mutation; " : " mutations; "));
        assertThat(Figures.counted(1, "mutation")).isEqualTo("1 mutation");
        assertThat(Figures.counted(0, "mutation")).isEqualTo("0 mutations");
    }

    private static String text(EvolutionResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new EvolutionText(Terminal.plain(out, out)).show(result, Optional.empty(), Path.of("runs", "e"));
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
