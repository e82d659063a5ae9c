package io.evenkeel.lab.diagnosis;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.gauge.Diagnosis;
import io.evenkeel.gauge.Judgment;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The publications behind the figures and remedies of one diagnosis. */
final class Cited {
    private Cited() {}

    static Collection<Citation> by(Diagnosis diagnosis, Judgment judgment) {
        Set<Citation> cited = new LinkedHashSet<>(List.of(
                Citations.BENETTIN,
                Citations.VOGT,
                Citations.ENGELKEN,
                Citations.BENGIO,
                Citations.KAPLAN_YORKE,
                Citations.PESIN,
                Citations.SENSITIVITY_ADJUSTMENT,
                Citations.GLOROT_BENGIO));
        if (!diagnosis.matrices().isEmpty()) {
            cited.add(Citations.HENRICI);
            cited.add(Citations.TREFETHEN_EMBREE);
        }
        judgment.remedies().forEach(remedy -> cited.add(remedy.citation()));
        return cited;
    }
}
