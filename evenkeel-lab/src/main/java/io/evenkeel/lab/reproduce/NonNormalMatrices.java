package io.evenkeel.lab.reproduce;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.ChainInitializer;
import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.OrthogonalInitializer;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/** Recurrent matrices as they are at the start, {@code [to][from]}, and vectors by which a signal comes in. */
final class NonNormalMatrices {
    private NonNormalMatrices() {}

    static double[][] chain(int units, double forward) {
        return feedbackChain(units, forward, 0);
    }

    static double[][] feedbackChain(int units, double forward, double feedback) {
        return filled(new ChainInitializer(forward, feedback), units, 0);
    }

    /** A chain whose source is where the chain ends. */
    static double[][] reversedChain(int units, double forward) {
        return filled(new ChainInitializer(forward, 0, 0, true), units, 0);
    }

    static double[][] orthogonal(int units, double gain, long seed) {
        return filled(new OrthogonalInitializer(gain), units, seed);
    }

    private static double[][] filled(Initializer initializer, int units, long seed) {
        Parameter weights = new Parameter("weight_hh", Tensor.zeros(Precision.DOUBLE, units, units));
        initializer.fill(weights, seed);
        double[][] rows = new double[units][units];
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < units; j++) {
                rows[i][j] = weights.value().get(i * units + j);
            }
        }
        return rows;
    }

    /** The unit vector of one unit; that of unit 0 is the source of a chain. */
    static double[] unit(int units, int index) {
        double[] v = new double[units];
        v[index] = 1;
        return v;
    }

    /** Independent Gaussians of variance 1 / units. */
    static double[] gaussian(int units, long seed) {
        RandomStream random = RandomStream.of(seed, "input vector");
        double[] v = new double[units];
        for (int i = 0; i < units; i++) {
            v[i] = random.gaussian(i) / Math.sqrt(units);
        }
        return v;
    }
}
