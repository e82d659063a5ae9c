package io.evenkeel.lab.cli;

import io.evenkeel.lab.run.PruningReport;
import io.evenkeel.prune.PruningMask;
import java.util.Locale;
import java.util.Map;

/**
 * Says what pruning did.
 *
 * @param report what is left
 * @param gaugesAfter what gauges show of that
 */
record PruningText(PruningReport report, Map<String, Double> gaugesAfter) {
    private static final int DIGITS = 3;

    void show(Terminal terminal) {
        PruningMask mask = report.mask();
        terminal.line(String.format(
                Locale.ROOT,
                "Pruned     to %d of %d weights by %s; Jacobian norm %s -> %s",
                mask.kept(),
                mask.size(),
                report.criterion(),
                Figures.of(report.normBefore(), DIGITS),
                Figures.of(report.normAfter(), DIGITS)));
        report.gaugesBefore().forEach((name, before) -> {
            Double after = gaugesAfter.get(name);
            if (after != null) {
                terminal.line(
                        "           " + name + " " + Figures.of(before, DIGITS) + " -> " + Figures.of(after, DIGITS));
            }
        });
        for (int b = 0; b < mask.blocks().size(); b++) {
            terminal.line(String.format(
                    Locale.ROOT,
                    "           %s: %d of %d, %.1f %% of what is left",
                    report.name(mask.blocks().get(b)),
                    mask.kept(b),
                    mask.blocks().get(b).size(),
                    100.0 * mask.kept(b) / mask.kept()));
        }
    }
}
