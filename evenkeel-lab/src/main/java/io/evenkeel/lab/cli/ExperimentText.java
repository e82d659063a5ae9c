package io.evenkeel.lab.cli;

import io.evenkeel.lab.reproduce.Conditions;
import io.evenkeel.lab.reproduce.Experiment;
import io.evenkeel.lab.reproduce.Outcome;

/** Shows an experiment's outcome as a page of text. */
final class ExperimentText {
    private final Terminal terminal;

    ExperimentText(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(Experiment experiment, Conditions conditions, Outcome outcome, double seconds) {
        terminal.line("");
        terminal.line(terminal.styled("1", experiment.name()) + (conditions.scaled() ? "   scaled down" : ""));
        terminal.wrapped("  ", experiment.title());
        terminal.wrapped("  ", experiment.citation().text());
        terminal.wrapped("  ", "Published: " + experiment.published());
        terminal.wrapped("  ", "Here: " + experiment.configuration(conditions.scaled()));
        terminal.wrapped("  ", "Seed " + conditions.seed() + ", " + Figures.of(seconds, 3) + " seconds.");
        terminal.line("");
        TextTable rows = new TextTable("quantity", "published", "measured", "note");
        outcome.rows().forEach(row -> rows.row(row.quantity(), row.published(), row.measured(), row.note()));
        rows.show(terminal);
        terminal.line("");
        TextTable checks = new TextTable("", "measured", "expected", "check");
        outcome.checks()
                .forEach(check ->
                        checks.row(check.holds() ? "ok" : "FAILS", check.measured(), check.expected(), check.name()));
        checks.show(terminal);
    }
}
