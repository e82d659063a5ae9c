package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HiddenChainTest {
    /** A chain whose units are numbered at random; unit order[k] is its k-th. */
    private static double[][] shuffled(int n, double alpha, int[] order) {
        double[][] w = Matrices.zeros(n);
        for (int k = 1; k < n; k++) {
            w[order[k]][order[k - 1]] = alpha;
        }
        return w;
    }

    private static int[] order(int n, long seed) {
        List<Integer> units =
                new java.util.ArrayList<>(IntStream.range(0, n).boxed().toList());
        java.util.Collections.shuffle(units, new Random(seed));
        return units.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void aPureChainHasItsGainAtDistanceOne() {
        int n = 100;
        int[] order = order(n, 1);
        HiddenChain chain = HiddenChain.ofLinear(shuffled(n, 1.02, order), Chains.unit(n, order[0]), 7);
        assertThat(chain.order()).containsExactly(order);
        assertThat(chain.profile()).hasSize(2 * n - 1);
        for (int l = 1 - n; l < n; l++) {
            assertThat(chain.at(l)).isCloseTo(l == 1 ? 1.02 : 0, within(1e-14));
        }
        assertThat(chain.sequentiality()).isCloseTo(1.02 / 5, within(1e-14));
    }

    @Test
    void aChainThatRunsBackIsTheSame() {
        double[][] w = Matrices.transpose(Chains.chain(30, 0.9));
        HiddenChain chain = HiddenChain.ofLinear(w, Chains.unit(30, 29), 7);
        assertThat(chain.at(1)).isCloseTo(0.9, within(1e-14));
        assertThat(chain.at(-1)).isZero();
    }

    @Test
    void feedbackStandsAtDistanceMinusOne() {
        HiddenChain chain = HiddenChain.ofLinear(Chains.feedbackChain(50, 0.99, 0.04), Chains.unit(50, 0), 7);
        assertThat(chain.at(1)).isCloseTo(0.99, within(1e-14));
        assertThat(chain.at(-1)).isCloseTo(0.04, within(1e-14));
        assertThat(chain.sequentiality()).isCloseTo(0.95 / 5, within(1e-14));
    }

    @Test
    void valuesAreMeansOverPairs() {
        double[][] w = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        HiddenChain chain = HiddenChain.of(w, new double[][] {{0, 0, -3}, {1, 0, 0}, {0, 0.1, 2}}, 1);
        assertThat(chain.order()).containsExactly(2, 0, 1);
        assertThat(chain.profile())
                .containsExactly(new double[] {8, (7 + 2) / 2.0, 5, (3 + 4) / 2.0, 6}, within(1e-14));
        assertThat(chain.sequentiality()).isCloseTo((3.5 + 6 - 4.5 - 8) / 2, within(1e-14));
    }

    @Test
    void tiesAreBrokenByTheSeedAndSilenceComesLast() {
        double[][] w = Matrices.gaussian(20, 1, new Random(1));
        double[][] activity = new double[3][20];
        activity[0] = IntStream.range(0, 20).mapToDouble(i -> i < 10 ? 1 : 0).toArray();
        HiddenChain chain = HiddenChain.of(w, activity, 1);
        assertThat(IntStream.range(0, 10).map(k -> chain.order()[k])).allMatch(i -> i < 10);
        assertThat(HiddenChain.of(w, activity, 1).order()).containsExactly(chain.order());
        assertThat(HiddenChain.of(w, activity, 2).order()).isNotEqualTo(chain.order());
    }

    @Test
    void aSingleUnitHasNoSequence() {
        HiddenChain chain = HiddenChain.ofLinear(new double[][] {{0.5}}, new double[] {1}, 1);
        assertThat(chain.profile()).containsExactly(0.5);
        assertThat(chain.sequentiality()).isNaN();
    }

    @Test
    void activityOfOtherUnitsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HiddenChain.of(Matrices.zeros(3), new double[2][4], 1))
                .withMessageContaining("4 units, not of 3");
    }
}
