package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;

/** Arithmetic that mutations share. */
final class WeightChange {
    private WeightChange() {}

    /** The standard normal numbers ξ of a child. */
    static double[] noise(long seed, int size) {
        double[] noise = new double[size];
        RandomStream.of(seed, "mutation").gaussians(0, noise);
        return noise;
    }

    static double norm(double[] delta) {
        double squares = 0;
        for (double d : delta) {
            squares += d * d;
        }
        return Math.sqrt(squares);
    }

    static double[] scaled(double[] delta, double factor) {
        double[] scaled = new double[delta.length];
        for (int j = 0; j < delta.length; j++) {
            scaled[j] = factor * delta[j];
        }
        return scaled;
    }

    /** w + factor · δ. */
    static double[] added(double[] genes, double factor, double[] delta) {
        double[] sum = new double[genes.length];
        for (int j = 0; j < genes.length; j++) {
            sum[j] = genes[j] + factor * delta[j];
        }
        return sum;
    }

    /** The intensity of a mutation, checked. */
    static double intensity(double intensity) {
        if (!(intensity >= 0) || Double.isInfinite(intensity)) {
            throw new IllegalArgumentException(
                    "the intensity of a mutation must be a finite number, 0 or more, not " + intensity);
        }
        return intensity;
    }

    /** A positive option, checked. */
    static double positive(double value, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be positive and finite, not " + value);
        }
        return value;
    }

    /** The genes of a network, all of them finite. */
    static double[] finite(double[] genes) {
        for (int j = 0; j < genes.length; j++) {
            if (!Double.isFinite(genes[j])) {
                throw new MutationException(
                        "a parent's weights must be finite to be mutated, but gene " + j + " is " + genes[j]);
            }
        }
        return genes;
    }
}
