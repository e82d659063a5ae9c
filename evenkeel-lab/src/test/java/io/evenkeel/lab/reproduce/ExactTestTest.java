package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactTestTest {
    private static final Offset<Double> TIGHT = within(1e-12);
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** Fisher's lady tasting tea: 3 of 4 right, so that 1 + 16 + 16 + 1 of 70 tables count. */
    @Test
    void fisher_of_the_lady_tasting_tea() {
        assertThat(ExactTest.fisher(3, 4, 1, 4)).isCloseTo(34.0 / 70, TIGHT);
        assertThat(ExactTest.fisher(4, 4, 0, 4)).isCloseTo(2.0 / 70, TIGHT);
        assertThat(ExactTest.fisher(2, 4, 2, 4)).isEqualTo(1);
    }

    @Test
    void fisher_of_samples_of_different_size() {
        // Tables with 5 successes of 3 + 6: weights C(3,a) C(6,5−a) for a = 0 … 3 are 6, 45, 60, 15 of 126.
        assertThat(ExactTest.fisher(3, 3, 2, 6)).isCloseTo(21.0 / 126, TIGHT);
        assertThat(ExactTest.fisher(1, 3, 4, 6)).isCloseTo(66.0 / 126, TIGHT);
    }

    /** The first is the example of C. R. Mehta, P. Senchaudhuri, 2003; all values are SciPy's, two-sided, pooled. */
    @ParameterizedTest
    @CsvSource({
        "7, 15, 12, 15, 0.0681534",
        "20, 20, 11, 20, 0.000693052",
        "19, 20, 16, 20, 0.231027",
        "2, 3, 0, 3, 0.21875",
        "5, 5, 5, 5, 1"
    })
    void barnard_of_any_share(int a, int sizeA, int b, int sizeB, double expected) {
        assertThat(ExactTest.barnard(a, sizeA, b, sizeB)).isCloseTo(expected, withinPercentage(0.1));
    }

    @Test
    void mann_whitney_without_ties() {
        double[] low = {1, 2, 3, 4, 5};
        double[] high = {6, 7, 8, 9, 10};
        // The two extreme ones of C(10, 5) = 252 ways.
        assertThat(ExactTest.mannWhitney(low, high)).isCloseTo(2.0 / 252, TIGHT);
        assertThat(ExactTest.mannWhitney(high, low)).isCloseTo(2.0 / 252, TIGHT);
        // Rank sums 6, 7 and 15, 14 of C(6, 3) = 20.
        assertThat(ExactTest.mannWhitney(new double[] {1, 2, 4}, new double[] {3, 5, 6}))
                .isCloseTo(4.0 / 20, TIGHT);
    }

    @Test
    void mann_whitney_with_ties_at_never() {
        assertThat(ExactTest.mannWhitney(new double[] {NEVER, NEVER}, new double[] {NEVER, NEVER, NEVER}))
                .isEqualTo(1);
        // Ranks 1, 2, 3.5, 3.5: only {1, 2} and {never, never} are as extreme, of C(4, 2) = 6.
        assertThat(ExactTest.mannWhitney(new double[] {1, 2}, new double[] {NEVER, NEVER}))
                .isCloseTo(2.0 / 6, TIGHT);
    }
}
