package io.evenkeel.gauge;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@linkplain FisherMemory Fisher memory} of a {@linkplain LinearizedNetwork linearized network}, for noise of variance 1 on
 * every part of the state and the network's own input weights B = (b₁ … b_d):
 *
 * <pre>  J(k) = Σ_i b_iᵀ (Jᵏ)ᵀ C⁻¹ Jᵏ b_i / ‖B‖_F²</pre>
 *
 * <p>so that a normal Jacobian has J_tot = 1 whatever the input weights are. Exact for a linear network; for others it is
 * that of small signals and small noise near the point of linearization.
 *
 * @param point about which it was linearized
 * @param spectralRadius ρ of the Jacobian there, {@linkplain GelfandRadius from its powers}
 * @param curve J(k); empty where there is no stationary noise (ρ ≥ 1) or no input reaches the state
 * @param total J_tot over all lags; NaN where the curve is empty, as the next two
 * @param length effective length, Σ k J(k) / J_tot over all lags, in steps
 * @param largestTotal the largest J_tot of any unit input vector, 1 to n
 */
public record LinearMemory(
        Point point, double spectralRadius, MemoryCurve curve, double total, double length, double largestTotal) {

    /** Where a network is linearized. */
    public enum Point {
        /** The state and the input are zero. */
        REST,
        /** The mean state and the mean input of a trajectory. */
        MEAN
    }

    /**
     * Measures.
     *
     * @param point about which the network was linearized
     * @param network its derivatives there
     * @param lags largest lag of the curve, at least 0
     * @return the memory
     */
    public static LinearMemory of(Point point, LinearizedNetwork network, int lags) {
        double radius = GelfandRadius.of(network.state());
        double[][] directions = directions(network.input());
        Optional<FisherMemory> found = FisherMemory.find(network.state());
        if (found.isEmpty() || directions.length == 0) {
            return new LinearMemory(point, radius, new MemoryCurve(new double[0]), Double.NaN, Double.NaN, Double.NaN);
        }
        FisherMemory memory = found.get();
        double[] curve = new double[lags + 1];
        double total = 0;
        double weighted = 0;
        for (double[] v : directions) {
            double[] one = memory.curve(v, lags).values();
            Arrays.setAll(curve, k -> curve[k] + one[k]);
            total += memory.total(v);
            weighted += memory.length(v) * memory.total(v);
        }
        return new LinearMemory(point, radius, new MemoryCurve(curve), total, weighted / total, memory.largestTotal());
    }

    /** The columns of B that are not zero, over ‖B‖_F. */
    private static double[][] directions(double[][] b) {
        double[] squares = new double[b[0].length];
        for (double[] row : b) {
            Arrays.setAll(squares, i -> squares[i] + row[i] * row[i]);
        }
        double norm = Math.sqrt(Arrays.stream(squares).sum());
        return IntStream.range(0, squares.length)
                .filter(i -> squares[i] > 0)
                .mapToObj(
                        i -> Arrays.stream(b).mapToDouble(row -> row[i] / norm).toArray())
                .toArray(double[][]::new);
    }
}
