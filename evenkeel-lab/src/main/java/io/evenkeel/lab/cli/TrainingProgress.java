package io.evenkeel.lab.cli;

import io.evenkeel.gauge.TrainingGauges;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.run.PruningReport;
import io.evenkeel.lab.run.RunListener;
import io.evenkeel.train.Evaluation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows a run: how far it is, its loss, the task's figures, and how sensitive the network is. */
final class TrainingProgress implements RunListener {
    private static final int DIGITS = 3;
    private static final String LOG_SENSITIVITY = "log-sensitivity";
    private static final List<String> SHOWN_GAUGES = List.of(LOG_SENSITIVITY, "lyapunov");
    private static final double SMOOTHING = 0.95;
    private static final String SKEW_NORM = " skew-norm";
    private static final double LARGE_SKEW_NORM = 1_000;
    private static final long PATIENCE_NANOS = 100_000_000L;

    private final Progress progress;
    private final Consumer<String> warnings;
    private final Map<String, Double> shown = new LinkedHashMap<>();
    private final Set<String> warned = new HashSet<>();
    private double loss = Double.NaN;
    private long last;
    private PruningReport pruning;
    private Map<String, Double> gaugesAfterPruning = Map.of();

    TrainingProgress(Progress progress, Consumer<String> warnings, long total) {
        this.progress = progress;
        this.warnings = warnings;
        progress.stage("training, " + total + " updates");
    }

    @Override
    public void started(long updates, long total) {
        progress.at(updates, total);
    }

    @Override
    public void pruned(PruningReport report) {
        pruning = report;
        report.notes().forEach(note -> warnings.accept("pruning: " + note));
    }

    /** What pruning did, if there was any, with what gauges showed right after it. */
    Optional<PruningText> pruning() {
        return Optional.ofNullable(pruning).map(report -> new PruningText(report, gaugesAfterPruning));
    }

    @Override
    public void updated(long updates, long total, double newLoss, Map<String, Double> figures) {
        if (!Double.isNaN(newLoss)) {
            loss = Double.isNaN(loss) ? newLoss : SMOOTHING * loss + (1 - SMOOTHING) * newLoss;
        }
        long now = System.nanoTime();
        if (now - last >= PATIENCE_NANOS || updates == total) {
            last = now;
            figures.forEach((name, value) -> {
                if (name.endsWith("." + LOG_SENSITIVITY)) {
                    shown.put(LOG_SENSITIVITY, value);
                }
            });
            progress.note("loss " + Figures.of(loss, DIGITS) + rest());
        }
        progress.at(updates, total);
    }

    private String rest() {
        return shown.entrySet().stream()
                .map(entry -> ", " + entry.getKey() + " " + Figures.of(entry.getValue(), DIGITS))
                .collect(Collectors.joining());
    }

    @Override
    public void evaluated(Evaluation evaluation) {
        evaluation.figures().forEach((name, value) -> shown.put(name.equals("loss") ? "held-out" : name, value));
    }

    @Override
    public void measured(long updates, TrainingGauges.Readings readings) {
        if (updates == 0) {
            gaugesAfterPruning = readings.figures();
        }
        readings.figures().forEach((name, value) -> {
            if (name.endsWith(SKEW_NORM) && value > LARGE_SKEW_NORM && warned.add(name)) {
                warnings.accept(String.format(
                        Locale.ROOT,
                        "update %d: %s is %.3g; beyond %.0f the orthogonal matrix hardly moves any more",
                        updates,
                        name,
                        value,
                        LARGE_SKEW_NORM));
            }
        });
        for (String name : SHOWN_GAUGES) {
            if (readings.figures().containsKey(name)) {
                shown.put(name, readings.figures().get(name));
            }
        }
    }
}
