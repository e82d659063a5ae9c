package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.gauge.BlameFactor.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgmentTest {
    private static final List<String> TO_COME = List.of("limit-cycle");

    /** Gradients that change by a fixed factor each step. */
    private static Evidence evidence(double rate, double standardError, int lags) {
        double[] rms = new double[lags + 1];
        Arrays.setAll(rms, k -> Math.exp(rate * k));
        return Evidence.of(rate, standardError, rms);
    }

    private static List<String> names(Judgment judgment) {
        return judgment.remedies().stream().map(Remedy::ingredient).toList();
    }

    @Test
    void vanishing() {
        Judgment j = Judgment.of(evidence(-0.2, 0.01, 100).cell("tanh"));
        assertThat(j.verdict()).isEqualTo(Verdict.VANISHING);
        assertThat(j.verdict().label()).isEqualTo("vanishing");
        assertThat(j.horizon()).isEqualTo(new Horizon(Horizon.Exit.BELOW, 35)).hasToString("35");
        assertThat(j.reason())
                .isEqualTo("A gradient falls below 0.001 of itself after 35 steps, of 100 wanted"
                        + " (λ₁ = -0.200 ± 0.010 nats per step).");
        assertThat(names(j)).contains("sensitivity-adjustment", "orthogonal", "lstm", "chain");
    }

    @Test
    void vanishingBeyondTheMeasuredLags() {
        Judgment j = Judgment.of(evidence(-0.1, 0.01, 20));
        assertThat(j.verdict()).isEqualTo(Verdict.VANISHING);
        assertThat(j.horizon()).hasToString("none within 20");
        assertThat(j.reason()).contains("after about 69, of 100 wanted");
    }

    @Test
    void healthy() {
        Judgment j = Judgment.of(evidence(-0.02, 0.01, 100));
        assertThat(j.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(j.reason()).contains("still 0.14 of itself after 100 steps");
        assertThat(j.remedies()).isEmpty();
        assertThat(Judgment.of(evidence(-0.05, 0.01, 300)).verdict())
                .as("loss beyond the wanted lags")
                .isEqualTo(Verdict.HEALTHY);
        assertThat(Judgment.of(evidence(0.02, 0.02, 100)).verdict())
                .as("insignificant growth")
                .isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void chaoticWhereTheStateIsBoundedAndExplodingWhereNot() {
        Judgment chaotic = Judgment.of(evidence(0.1, 0.01, 100));
        assertThat(chaotic.verdict()).isEqualTo(Verdict.CHAOTIC);
        assertThat(chaotic.reason()).contains("double every 6.93 steps").contains("0.100 ± 0.010 nats per step");
        Judgment exploding = Judgment.of(evidence(0.1, 0.01, 100).cell("relu"));
        assertThat(exploding.verdict()).isEqualTo(Verdict.EXPLODING);
        assertThat(exploding.horizon()).isEqualTo(new Horizon(Horizon.Exit.ABOVE, 70));
        assertThat(names(exploding)).startsWith("norm-clipping");
    }

    @Test
    void explodingWithoutLongTermGrowth() {
        Judgment j = Judgment.of(Evidence.of(-0.1, 0.01, new double[] {1, 50, 2000, 1000, 1}));
        assertThat(j.verdict()).isEqualTo(Verdict.EXPLODING);
        assertThat(j.reason()).contains("transient growth");
    }

    @Test
    void thresholdsAreOptions() {
        VerdictThresholds strict = new VerdictThresholds(0.5, 2, 10, 0, 1);
        assertThat(Judgment.of(evidence(-0.08, 0.01, 100), strict).verdict()).isEqualTo(Verdict.VANISHING);
        assertThat(Judgment.of(evidence(-0.08, 0.01, 100), strict.over(5)).verdict())
                .isEqualTo(Verdict.HEALTHY);
        assertThat(Judgment.of(evidence(0.02, 0.015, 100), strict).verdict()).isEqualTo(Verdict.CHAOTIC);
        assertThat(strict.asMap()).containsEntry("wantedLags", 10);
        assertThatThrownBy(() -> new VerdictThresholds(2, 1, 10, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everythingDies() {
        Judgment j = Judgment.of(Evidence.of(Double.NEGATIVE_INFINITY, 0, new double[] {1, 0, 0}));
        assertThat(j.verdict()).isEqualTo(Verdict.VANISHING);
        assertThat(j.reason()).contains("-Infinity");
    }

    @Test
    void saturationIsMentioned() {
        Judgment j = Judgment.of(evidence(-0.2, 0.01, 100).saturation(0.52, 0.03));
        assertThat(j.reason()).endsWith("52 % of the activations are saturated and 3.0 % of the units are dead.");
    }

    @Test
    void remediesFollowTheBlame() {
        Evidence tanh = evidence(-0.2, 0.01, 100).cell("tanh");
        Judgment slopes = Judgment.of(tanh.blame(List.of(
                new BlameFactor("layer 0 activation slope", Kind.ACTIVATION, -0.8),
                new BlameFactor("layer 0 recurrent matrix", Kind.RECURRENT_MATRIX, 0.5))));
        Judgment matrix = Judgment.of(tanh.blame(List.of(
                new BlameFactor("layer 0 activation slope", Kind.ACTIVATION, -0.1),
                new BlameFactor("layer 0 recurrent matrix", Kind.RECURRENT_MATRIX, -0.9))));
        assertThat(slopes.remedies().get(0).why())
                .startsWith("layer 0 activation slope contributes -0.80 nats per step: ");
        assertThat(names(slopes).indexOf("sensitivity-adjustment"))
                .isLessThan(names(slopes).indexOf("orthogonal"));
        assertThat(names(matrix)).startsWith("orthogonal");
        assertThat(names(matrix).indexOf("scaled-cayley"))
                .isLessThan(names(matrix).indexOf("sensitivity-adjustment"));
    }

    @Test
    void remediesFitTheCellAndSayWhatIsStillToCome() {
        Judgment gru = Judgment.of(evidence(-0.2, 0.01, 100).cell("gru"));
        assertThat(names(gru)).contains("neumann-cayley", "forget-bias").doesNotContain("gru", "orthogonal");
        for (String cell : List.of("tanh", "relu", "gru", "lstm", "mine")) {
            for (double rate : new double[] {-0.2, 0.2}) {
                assertThat(Judgment.of(evidence(rate, 0.01, 100).cell(cell)).remedies())
                        .isNotEmpty()
                        .allSatisfy(r -> {
                            boolean here = !TO_COME.contains(r.ingredient());
                            assertThat(r.available()).as(r.ingredient()).isEqualTo(here);
                            assertThat(r.arrivesWith().isEmpty()).isEqualTo(r.available());
                            assertThat(r.citation().text())
                                    .contains(String.valueOf(r.citation().year()));
                        });
            }
        }
    }

    @Test
    void refusesMissingEvidence() {
        assertThatThrownBy(() -> Judgment.of(Evidence.of(Double.NaN, 0, new double[] {1})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Judgment.of(Evidence.of(0, 0, new double[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void citationsPrint() {
        assertThat(Citations.BENGIO.text())
                .isEqualTo("Y. Bengio, P. Simard, P. Frasconi, \"Learning long-term dependencies with gradient descent"
                        + " is difficult\", IEEE Transactions on Neural Networks 5(2):157-166, 1994,"
                        + " doi:10.1109/72.279181");
        assertThat(Citations.BENGIO.bibtex())
                .contains("author = {Y. Bengio and P. Simard and P. Frasconi}")
                .contains("doi = {10.1109/72.279181}");
    }
}
