package io.evenkeel.lab.cli;

import io.evenkeel.evolution.Individual;
import io.evenkeel.lab.report.MutantWords;
import io.evenkeel.lab.run.EvolutionResult;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Says how an evolution ended. */
final class EvolutionText {
    private static final int DIGITS = 4;

    private final ResultLines lines;

    EvolutionText(Terminal terminal) {
        this.lines = new ResultLines(terminal);
    }

    void show(EvolutionResult result, Optional<ObjectNode> mutants, Path folder) {
        Individual best = result.best();
        String solved = result.solvedAt().isPresent()
                ? "solved by evaluation " + result.solvedAt().getAsLong()
                : "not solved by " + result.evaluations() + " evaluations";
        lines.line("Domain", result.domain() + ", " + solved);
        lines.line(
                "Fitness",
                Figures.of(best.fitness(), DIGITS) + " of the best, number " + best.id() + " after "
                        + Figures.counted(best.lineage().generations(), "mutation") + "; median of the population "
                        + Figures.of(result.median(), DIGITS));
        if (result.failures() > 0) {
            lines.line(
                    "Failures",
                    Figures.counted(result.failures(), "individual") + " could not be judged, the last because: "
                            + result.cause());
        }
        mutants.ifPresent(
                tree -> lines.line("Mutants", "of " + tree.get("count").asInt() + ", " + MutantWords.of(tree)));
        lines.line("Time", Figures.of(result.seconds(), 3) + " s");
        lines.path("Run", folder);
    }
}
