package io.evenkeel.lab.report;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Diagnosis;
import io.evenkeel.gauge.Judgment;
import io.evenkeel.lab.Catalogue;
import io.evenkeel.lab.Ingredient.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The publications behind the figures and remedies of one diagnosis. */
final class Cited {
    private static final List<String> GAUGES = List.of(
            "lyapunov",
            "gradient-by-lag",
            "loss-gradient-by-lag",
            "kaplan-yorke",
            "entropy",
            "finite-time-growth",
            "singular-values",
            "sensitivity",
            "saturation",
            "propagator");

    private static final List<String> MATRIX_GAUGES =
            List.of("weights", "transient-growth", "kreiss-bound", "schur-profile", "hidden-chain");

    private Cited() {}

    static Collection<Citation> by(Diagnosis diagnosis, Judgment judgment) {
        Set<Citation> cited = new LinkedHashSet<>();
        GAUGES.forEach(gauge -> cited.addAll(Catalogue.named(Kind.GAUGE, gauge).sources()));
        if (!diagnosis.matrices().isEmpty()) {
            MATRIX_GAUGES.forEach(
                    gauge -> cited.addAll(Catalogue.named(Kind.GAUGE, gauge).sources()));
        }
        if (!diagnosis.memory().isEmpty()) {
            cited.addAll(Catalogue.named(Kind.GAUGE, "fisher-memory").sources());
        }
        judgment.remedies().forEach(remedy -> cited.add(remedy.citation()));
        return cited;
    }
}
