package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.matrix.Matrix;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** What all parametrizations have in common in tests: blocks to determine and derivatives to compare. */
final class MapChecks {
    private MapChecks() {}

    /** A whole parameter of these values. */
    static Block block(Matrix m) {
        return Block.of(new Parameter("w", Tensor.of(m.toArray(), m.rows(), m.columns())));
    }

    static Block block(int n) {
        return Block.of(new Parameter("w", Tensor.zeros(Precision.DOUBLE, n, n)));
    }

    /** Starts from the values that the block has. */
    static <P extends Parametrization> P started(P map) {
        double[] values = map.block().read();
        Initializer present = (parameter, stream) -> {
            for (int i = 0; i < values.length; i++) {
                parameter.value().set(i, values[i]);
            }
        };
        map.start(present, RandomStream.of(1, "start"));
        return map;
    }

    static Matrix weights(Parametrization map) {
        Block block = map.block();
        return Matrix.of(block.rows(), block.columns(), block.read());
    }

    static double[] raw(Parametrization map, int which) {
        return (double[]) map.raw().get(which).value().array();
    }

    static List<double[]> pullBack(Parametrization map, double[] gradient) {
        List<double[]> rawGradients = new ArrayList<>();
        map.raw().forEach(p -> rawGradients.add(new double[p.value().size()]));
        map.pullBack(gradient.clone(), rawGradients);
        return rawGradients;
    }

    static double[] gaussian(int n, long seed) {
        RandomStream stream = RandomStream.of(seed, "gaussian");
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = stream.gaussian(i);
        }
        return values;
    }

    /**
     * Compares gradients of {@code L = Σ g_i w_i} with central differences.
     *
     * @param skew whether an element moves with its mirror image, which then moves the other way
     */
    static void differences(Parametrization map, boolean skew, double tolerance) {
        double step = 1e-6;
        double[] g = gaussian(map.block().size(), 99);
        List<double[]> gradients = pullBack(map, g);
        for (int which = 0; which < gradients.size(); which++) {
            double[] raw = raw(map, which);
            int n = map.block().rows();
            double largest = 0;
            for (double value : gradients.get(which)) {
                largest = Math.max(largest, Math.abs(value));
            }
            for (int i = 0; i < raw.length; i++) {
                int mirror = i % n * n + i / n;
                if (skew && mirror <= i) {
                    continue;
                }
                double value = raw[i];
                double[] sides = new double[2];
                for (int side = 0; side < 2; side++) {
                    raw[i] = value + (side == 0 ? step : -step);
                    if (skew) {
                        raw[mirror] = -raw[i];
                    }
                    map.renew();
                    double[] w = map.block().read();
                    for (int j = 0; j < w.length; j++) {
                        sides[side] += g[j] * w[j];
                    }
                }
                raw[i] = value;
                if (skew) {
                    raw[mirror] = -value;
                }
                assertThat(gradients.get(which)[i])
                        .as("element %d of %s", i, map.raw().get(which))
                        .isCloseTo((sides[0] - sides[1]) / (2 * step), within(tolerance * largest));
            }
            map.renew();
        }
    }
}
