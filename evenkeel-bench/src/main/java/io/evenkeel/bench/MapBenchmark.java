package io.evenkeel.bench;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Block;
import io.evenkeel.nn.EigenvalueNormalization;
import io.evenkeel.nn.MatrixExponential;
import io.evenkeel.nn.NeumannCayley;
import io.evenkeel.nn.OrthogonalInitializer;
import io.evenkeel.nn.Parametrization;
import io.evenkeel.nn.ScaledCayley;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time that a map of a recurrent matrix adds to an update: the way back, and the matrix after a small step. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class MapBenchmark {
    private static final double STEP = 1e-5;

    /** A square matrix behind a map, and a gradient by it. */
    @State(Scope.Thread)
    public static class Mapped {
        @Param({"64", "128", "190"})
        public int units;

        @Param({"scaled-cayley", "neumann-1", "neumann-2", "neumann-3", "exponential", "dynamic-100", "eigenvalue"})
        public String map;

        Parametrization parametrization;
        double[] gradient;
        double step = STEP;
        List<double[]> rawGradients;

        @Setup
        public void start() {
            Parameter weights = new Parameter("w", Tensor.zeros(Precision.SINGLE, units, units));
            Block block = new Block(weights, 0, units, 0, units);
            parametrization = of(block);
            RandomStream random = RandomStream.of(1, "maps");
            parametrization.start(new OrthogonalInitializer(1), random);
            gradient = new double[units * units];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = random.gaussian(i);
            }
            rawGradients = parametrization.raw().stream()
                    .map(raw -> new double[raw.value().size()])
                    .toList();
        }

        private Parametrization of(Block block) {
            return switch (map) {
                case "scaled-cayley" -> new ScaledCayley(block, units / 2);
                case "exponential" -> MatrixExponential.fixed(block);
                case "dynamic-100" -> MatrixExponential.dynamic(block, 100, 100);
                case "eigenvalue" -> new EigenvalueNormalization(block, false);
                default -> new NeumannCayley(block, units / 2, map.charAt(map.length() - 1) - '0', 50);
            };
        }
    }

    @Benchmark
    public Tensor update(Mapped mapped) {
        // There and back, or the matrix would wander off over a million updates.
        mapped.step = -mapped.step;
        mapped.parametrization.pullBack(mapped.gradient.clone(), mapped.rawGradients);
        for (int k = 0; k < mapped.rawGradients.size(); k++) {
            Parameter raw = mapped.parametrization.raw().get(k);
            double[] slope = mapped.rawGradients.get(k);
            for (int i = 0; i < slope.length; i++) {
                raw.value().set(i, raw.value().get(i) - mapped.step * Math.signum(slope[i]));
            }
            raw.changed();
        }
        mapped.parametrization.afterUpdate();
        return mapped.parametrization.block().parameter().value();
    }
}
