package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.gauge.TrainingGauges;
import io.evenkeel.lab.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    @Test
    void warnsOnceOfAMatrixThatHardlyMoves() {
        List<String> warnings = new ArrayList<>();
        TrainingProgress progress = new TrainingProgress(Progress.NONE, warnings::add, 10);
        for (double norm : new double[] {999, 2_000, 3_000}) {
            progress.measured(5, new TrainingGauges.Readings(Map.of("rnn.weight_hh_l0 skew-norm", norm), Map.of()));
        }
        assertThat(warnings)
                .containsExactly(
                        "update 5: rnn.weight_hh_l0 skew-norm is 2.00e+03; beyond 1000 the orthogonal matrix hardly moves any"
                                + " more");
    }
}
