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
        terminal.hanging("  ", experiment.title());
        terminal.hanging("  ", experiment.citation().text());
        terminal.hanging("  ", "Published: " + experiment.published());
        terminal.hanging("  ", "Here: " + experiment.configuration(conditions.scaled()));
        terminal.hanging("  ", "Seed " + conditions.seed() + ", " + Figures.of(seconds, 3) + " seconds.");
        terminal.line("");
        // Quantities, figures and notes are too long for columns.
        for (Outcome.Row row : outcome.rows()) {
            terminal.hanging("  ", row.quantity());
            line("published", row.published());
            line("measured", row.measured());
            line("note", row.note());
        }
        if (outcome.checks().isEmpty()) {
            terminal.line("");
            terminal.line("  Nothing was expected of the numbers.");
            return;
        }
        terminal.line("");
        TextTable checks = new TextTable("", "measured", "expected", "check");
        outcome.checks()
                .forEach(check ->
                        checks.row(check.holds() ? "ok" : "FAILS", check.measured(), check.expected(), check.name()));
        checks.show(terminal);
    }

    private void line(String title, String text) {
        if (!text.isEmpty()) {
            terminal.hanging(String.format("    %-9s  ", title), text);
        }
    }
}
