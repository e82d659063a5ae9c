package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.gauge.WeightFigures;
import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitializersTest {
    static List<Initializer> all() {
        return List.of(
                new NormalInitializer(1.5),
                UniformInitializer.forUnits(9),
                new OrthogonalInitializer(1.5),
                new RowNormInitializer(1.5));
    }

    private static Parameter parameter(String name, int... shape) {
        return new Parameter(name, Tensor.zeros(Precision.DOUBLE, shape));
    }

    private static double[] filled(Initializer initializer, long seed, String name, int... shape) {
        Parameter p = parameter(name, shape);
        initializer.fill(p, seed);
        return p.value().toDoubles();
    }

    @ParameterizedTest
    @MethodSource("all")
    void valuesDependOnSeedAndNameAlone(Initializer initializer) {
        double[] values = filled(initializer, 7, "w", 6, 5);
        assertThat(filled(initializer, 7, "w", 6, 5)).isEqualTo(values);
        assertThat(filled(initializer, 8, "w", 6, 5)).isNotEqualTo(values);
        assertThat(filled(initializer, 7, "v", 6, 5)).isNotEqualTo(values);
    }

    @ParameterizedTest
    @MethodSource("all")
    void parametersOfOneNameGetDifferentValuesAndTheirVersionGrows(Initializer initializer) {
        List<Parameter> parameters = new Stack(List.of(new GruCell(4, 4), new GruCell(4, 4))).parameters();
        long before = parameters.get(1).version();
        initializer.fill(parameters, 3);
        assertThat(parameters.get(1).version()).isGreaterThan(before);
        assertThat(parameters.get(1).value().toDoubles())
                .isNotEqualTo(parameters.get(5).value().toDoubles())
                .isEqualTo(filled(initializer, 3, "weight_hh", 12, 4));
    }

    @ParameterizedTest
    @MethodSource("all")
    void singlePrecisionIsDoublePrecisionRounded(Initializer initializer) {
        Parameter single = new Parameter("w", Tensor.zeros(Precision.SINGLE, 6, 5));
        initializer.fill(single, 7);
        double[] values = filled(initializer, 7, "w", 6, 5);
        assertThat(single.value().toDoubles())
                .containsExactly(Arrays.stream(values).map(v -> (float) v).toArray());
    }

    @Test
    void normal() {
        double[] values = filled(new NormalInitializer(3), 1, "w", 250, 400);
        // Standard errors: mean 0.15/√10⁵ = 4.7e-4, variance 0.0225·√(2/10⁵) = 1.0e-4; four of each.
        assertThat(mean(values)).isCloseTo(0, within(1.9e-3));
        assertThat(variance(values)).isCloseTo(9.0 / 400, within(4e-4));
    }

    @Test
    void uniform() {
        double[] values = filled(UniformInitializer.forUnits(16), 1, "w", 250, 400);
        // Standard errors: mean 0.25/√(3·10⁵) = 4.6e-4, variance b²/3 · 0.894/√10⁵ = 5.9e-5; four of each.
        assertThat(mean(values)).isCloseTo(0, within(1.9e-3));
        assertThat(variance(values)).isCloseTo(1.0 / 48, within(2.4e-4));
        assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.2499, 0.25);
        assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-0.25, -0.2499);
    }

    @Test
    void constant() {
        assertThat(filled(new ConstantInitializer(0.25), 1, "b", 3)).containsExactly(0.25, 0.25, 0.25);
        assertThat(filled(ConstantInitializer.ZERO, 1, "b", 2)).containsExactly(0, 0);
    }

    @Test
    void rowNorm() {
        double[] w = filled(new RowNormInitializer(1.3), 2, "w", 200, 50);
        double squares = Arrays.stream(w).map(x -> x * x).sum();
        assertThat(Math.sqrt(squares / 200)).isCloseTo(1.3, within(1e-14));
        assertThat(mean(w)).isCloseTo(0, within(4 * 1.3 / Math.sqrt(50 * w.length)));
        double[] rows = new double[200];
        for (int i = 0; i < w.length; i++) {
            rows[i / 50] += w[i] * w[i];
        }
        // A row's squared norm has mean 1.69 and standard deviation 1.69 √(2/50) = 0.338; its error over 200 rows is 5
        // %.
        double deviation = Math.sqrt(
                Arrays.stream(rows).map(r -> (r - 1.69) * (r - 1.69)).average().orElseThrow());
        assertThat(deviation).isCloseTo(0.338, within(0.068));
        double[] vector = filled(new RowNormInitializer(3), 1, "b", 10);
        assertThat(Arrays.stream(vector).map(x -> x * x).sum()).isCloseTo(9, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0.5", "7, 1.1", "60, 0.9", "200, 1.5"})
    void spectralRadius(int n, double radius) {
        Parameter p = parameter("w", n, n);
        new SpectralRadiusInitializer(radius).fill(p, 3);
        assertThat(WeightFigures.of(p.value()).spectralRadius()).isCloseTo(radius, within(1e-12));
        double[] w = p.value().toDoubles();
        new SpectralRadiusInitializer(2 * radius).fill(p, 3);
        for (int i = 0; i < w.length; i++) {
            assertThat(p.value().get(i)).isCloseTo(2 * w[i], within(1e-15 * Math.abs(w[i])));
        }
        new SpectralRadiusInitializer(radius).fill(p, 4);
        assertThat(p.value().toDoubles()).isNotEqualTo(w);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "5, 5, 1", "33, 33, 1", "7, 20, 1", "20, 7, 1", "15, 5, 3", "20, 5, 4", "6, 9, 2"})
    void orthogonal(int rows, int columns, int blocks) {
        double[] w = filled(new OrthogonalInitializer(2, blocks), 5, "w", rows, columns);
        int height = rows / blocks;
        boolean wide = height <= columns;
        int k = Math.min(height, columns);
        int n = Math.max(height, columns);
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    double dot = 0;
                    for (int l = 0; l < n; l++) {
                        int base = block * height * columns;
                        dot += wide
                                ? w[base + i * columns + l] * w[base + j * columns + l]
                                : w[base + l * columns + i] * w[base + l * columns + j];
                    }
                    assertThat(dot).isCloseTo(i == j ? 4 : 0, within(1e-13));
                }
            }
        }
    }

    /** Under Haar measure each element has mean 0 and mean square 1/n, and E (tr W)² = 1, E tr W = 0. */
    @Test
    void orthogonalMatricesAreUniform() {
        int n = 5;
        int samples = 4_000;
        double[] sum = new double[n * n];
        double[] squares = new double[n * n];
        double trace = 0;
        double traceSquares = 0;
        for (int seed = 0; seed < samples; seed++) {
            double[] w = filled(new OrthogonalInitializer(1), seed, "w", n, n);
            double tr = 0;
            for (int i = 0; i < n * n; i++) {
                sum[i] += w[i];
                squares[i] += w[i] * w[i];
                tr += i % (n + 1) == 0 ? w[i] : 0;
            }
            trace += tr;
            traceSquares += tr * tr;
        }
        for (int i = 0; i < n * n; i++) {
            // Four standard errors: √(1/5)/√4000 = 0.0071; Var w² = 3/35 − 1/25, so √0.0457/√4000 = 0.0034.
            assertThat(sum[i] / samples).as("mean of element " + i).isCloseTo(0, within(0.0285));
            assertThat(squares[i] / samples).as("mean square of element " + i).isCloseTo(0.2, within(0.0136));
        }
        // Var (tr W)² = 3 − 1 for n this large, so four standard errors are 0.0894.
        assertThat(trace / samples).isCloseTo(0, within(0.064));
        assertThat(traceSquares / samples).isCloseTo(1, within(0.0895));
    }

    @Test
    void aVectorBecomesADirection() {
        double[] v = filled(new OrthogonalInitializer(3), 1, "b", 10);
        assertThat(Arrays.stream(v).map(x -> x * x).sum()).isCloseTo(9, within(1e-13));
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NormalInitializer(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NormalInitializer(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new UniformInitializer(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> UniformInitializer.forUnits(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConstantInitializer(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new RowNormInitializer(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SpectralRadiusInitializer(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpectralRadiusInitializer(1).fill(parameter("w", 4, 3), 1))
                .withMessage("only a square matrix has a spectral radius, not w[4, 3]");
        assertThatIllegalArgumentException().isThrownBy(() -> new OrthogonalInitializer(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrthogonalInitializer(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrthogonalInitializer(1, 3).fill(parameter("w", 4, 4), 1))
                .withMessage("the 4 rows of w do not make 3 blocks");
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        return Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    }
}
