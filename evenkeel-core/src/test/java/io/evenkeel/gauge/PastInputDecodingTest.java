package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.tensor.op.Activation;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What can be read of the past, against linear theory and the experiment of Orhan and Pitkow. */
class PastInputDecodingTest {
    private static final int N = 100;

    private static double[] chain(double alpha, Activation f, double noise) {
        return new PastInputDecoding(Chains.chain(N, alpha), Chains.unit(N, 0), f, noise, N)
                .determination(1000, 500, 1);
    }

    private static double[] orthogonal(Activation f, double noise) {
        Random random = new Random(2);
        double[] v = new double[N];
        for (int i = 0; i < N; i++) {
            v[i] = random.nextGaussian() / Math.sqrt(N);
        }
        return new PastInputDecoding(Matrices.orthogonal(N, random), v, f, noise, N).determination(1000, 500, 1);
    }

    @Test
    void withoutNoiseALinearNetworkForgetsNothing() {
        for (double[] r : new double[][] {chain(1, Activation.IDENTITY, 0), orthogonal(Activation.IDENTITY, 0)}) {
            for (int k : new int[] {0, 10, 50, 99}) {
                assertThat(r[k]).isCloseTo(1, within(1e-9));
            }
        }
    }

    /** Unit k of a chain of gain 1 holds s_{T−k} and the noise of k + 1 steps: R² = 1 / (1 + (k + 1) σ²). */
    @Test
    void noiseLeavesAChainWhatTheoryLeavesIt() {
        double[] r = new PastInputDecoding(Chains.chain(12, 1), Chains.unit(12, 0), Activation.IDENTITY, 0.5, 12)
                .determination(6000, 6000, 1);
        for (int k = 0; k < 12; k++) {
            assertThat(r[k]).isCloseTo(1 / (1 + (k + 1) * 0.25), within(0.04));
        }
    }

    @Test
    void withEluAChainKeepsWhatAnOrthogonalNetworkLoses() {
        double[] chain = chain(1, Activation.ELU, 0);
        double[] orthogonal = orthogonal(Activation.ELU, 0);
        assertThat(chain[99]).isGreaterThan(0.6);
        assertThat(orthogonal[99]).isLessThan(0.1);
        assertThat(orthogonal[0]).isGreaterThan(0.95);
        assertThat(chain[50]).isGreaterThan(orthogonal[50] + 0.4);
    }

    @Test
    void aDecoderFindsWhatIsLinear() {
        Random random = new Random(3);
        double[][] features = Matrices.gaussian(40, 1, random);
        double[][] few = new double[40][];
        double[][] targets = new double[40][];
        for (int i = 0; i < 40; i++) {
            double[] x = features[i];
            few[i] = new double[] {x[0], x[1], x[0] + x[1]}; // the third says nothing new
            targets[i] = new double[] {5 + 2 * x[0] - x[1], x[7]};
        }
        LinearDecoder decoder = LinearDecoder.fit(few, targets);
        assertThat(decoder.decode(new double[][] {{1, 1, 2}})[0][0]).isCloseTo(6, within(1e-12));
        double[] r = decoder.determination(few, targets);
        assertThat(r[0]).isCloseTo(1, within(1e-12));
        assertThat(r[1]).isBetween(0.0, 0.4);
    }

    @Test
    void tooFewSequencesAndMisfitsAreRefused() {
        PastInputDecoding network = new PastInputDecoding(Chains.chain(5, 1), Chains.unit(5, 0), Activation.ELU, 0, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.determination(5, 5, 1))
                .withMessageContaining("more samples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.determination(10, 0, 1))
                .withMessageContaining("tested sequences must be at least 1");
        double[][] nothing = new double[0][];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearDecoder.fit(nothing, nothing))
                .withMessageContaining("samples must be at least 1");
        LinearDecoder decoder = LinearDecoder.fit(new double[][] {{1}, {2}}, new double[][] {{3}, {4}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decoder.determination(nothing, nothing))
                .withMessageContaining("samples must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PastInputDecoding(Chains.chain(5, 1), new double[4], Activation.ELU, 0, 4))
                .withMessageContaining("5 units");
    }
}
