package io.evenkeel.gauge;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;

/**
 * How well past inputs can be read from a state, also of nonlinear networks: random inputs drive
 *
 * <pre>  h_t = f(W h_{t−1} + v s_t + σ z_t),   s_t, z_t ~ N(0, 1),   h_0 = 0,   t = 1 … T,</pre>
 *
 * <p>a {@link LinearDecoder} of s_{T−k} is fitted to h_T over many sequences, and its R² is taken on others. Numbers below
 * 10⁻³⁰ are set to zero on the way, because what follows an elu or rectifier would become ever slower subnormal numbers.
 *
 * <p>Source: A. E. Orhan, X. Pitkow, "Improved memory in recurrent neural networks with sequential non-normal dynamics",
 * ICLR 2020, figure 2.
 *
 * @param w W, n × n, {@code [to][from]}
 * @param v input vector, n numbers
 * @param f activation
 * @param noise σ, at least 0
 * @param steps T
 */
public record PastInputDecoding(double[][] w, double[] v, Activation f, double noise, int steps) {
    private static final double TINY = 1e-30;

    /**
     * Checks the network.
     *
     * @throws IllegalArgumentException if W is not square, v does not fit, σ &lt; 0 or T &lt; 1
     */
    public PastInputDecoding {
        WeightFigures.flatten(w);
        Require.atLeast(1, steps, "number of steps");
        if (v.length != w.length || !(noise >= 0)) {
            throw new IllegalArgumentException(
                    "a network of " + w.length + " units needs as many input weights and noise" + " of at least 0, not "
                            + v.length + " and " + noise);
        }
    }

    /**
     * Fits and tests.
     *
     * @param fitted number of sequences for the decoder, more than n
     * @param tested number of further sequences for R², at least 1
     * @param seed of inputs and noise
     * @return R² for k = 0 … T−1
     * @throws IllegalArgumentException if there are too few sequences
     */
    public double[] determination(int fitted, int tested, long seed) {
        Require.atLeast(1, tested, "number of tested sequences");
        RandomStream random = RandomStream.of(seed, "decoding past inputs");
        double[][] learned = signals(fitted, random.split("fit"));
        double[][] fresh = signals(tested, random.split("test"));
        LinearDecoder decoder = LinearDecoder.fit(states(learned, random.split("fit noise")), learned);
        return decoder.determination(states(fresh, random.split("test noise")), fresh);
    }

    /** {@code [sequence][k]}: s_{T−k}, newest first. */
    private double[][] signals(int sequences, RandomStream random) {
        double[][] signals = new double[sequences][steps];
        for (int b = 0; b < sequences; b++) {
            for (int k = 0; k < steps; k++) {
                signals[b][k] = random.gaussian((long) b * steps + k);
            }
        }
        return signals;
    }

    private double[][] states(double[][] signals, RandomStream random) {
        int n = w.length;
        Matrix weights = Matrix.of(n, n, WeightFigures.flatten(w));
        Matrix h = Matrix.zeros(signals.length, n);
        for (int t = 0; t < steps; t++) {
            Matrix next = h.timesTranspose(weights);
            for (int b = 0; b < signals.length; b++) {
                double s = signals[b][steps - 1 - t];
                for (int i = 0; i < n; i++) {
                    double sum = next.get(b, i) + v[i] * s;
                    if (noise > 0) {
                        sum += noise * random.gaussian(((long) b * steps + t) * n + i);
                    }
                    double value = f.value(sum);
                    next.set(b, i, Math.abs(value) < TINY ? 0 : value);
                }
            }
            h = next;
        }
        double[][] rows = new double[signals.length][];
        for (int b = 0; b < rows.length; b++) {
            rows[b] = Arrays.copyOfRange(h.values(), b * h.stride(), b * h.stride() + n);
        }
        return rows;
    }
}
