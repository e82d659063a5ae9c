package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.lab.run.EvolutionListener;
import io.evenkeel.lab.run.EvolutionResult;
import io.evenkeel.lab.run.EvolutionRun;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Small evolutions. */
final class Runs {
    static final String BATCHES = """
            domain: recurrent-parity
            mutation: {name: sm-g-so, intensity: 1e-3, experiences: {count: 16, replacement: true}}
            algorithm: {name: steady-state, population: 60, batch: 60}
            evaluations: 600
            stop: false
            log: 60
            checkpoint: {every: 120}
            """;
    static final String GENERATIONS = """
            domain: cart-pole
            mutation: {name: sm-g-abs, intensity: 1e-2}
            algorithm: {name: truncation, population: 24, parents: 5}
            evaluations: 160
            stop: false
            log: 10
            checkpoint: {every: 24}
            """;

    private Runs() {}

    static EvolutionSpec spec(String text) {
        return SpecFile.parse("e.yaml", text).evolution();
    }

    static EvolutionResult run(
            String text,
            Path folder,
            Function<EvolutionProblem, EvaluationEngine> engines,
            EvolutionListener listener) {
        try (EvolutionRun run = new EvolutionRun(spec(text), engines, listener);
                RunFolder files = RunFolder.open(folder, RunFolder.Existing.RESUME)) {
            run.into(files);
            return run.run();
        }
    }

    /** Compares logs and checkpoints bit for bit, all but the time that they took. */
    static void assertSame(Path expected, Path actual) throws IOException {
        assertThat(Files.readString(actual.resolve("metrics.jsonl")))
                .isEqualTo(Files.readString(expected.resolve("metrics.jsonl")));
        SafeTensors first = SafeTensors.read(expected.resolve("checkpoint.safetensors"));
        SafeTensors second = SafeTensors.read(actual.resolve("checkpoint.safetensors"));
        assertThat(second.tensors().keySet()).isEqualTo(first.tensors().keySet());
        assertThat(untimed(second)).isEqualTo(untimed(first));
        first.tensors()
                .forEach((name, tensor) ->
                        assertThat(bits(second.tensor(name))).as(name).isEqualTo(bits(tensor)));
    }

    private static Map<String, String> untimed(SafeTensors file) {
        Map<String, String> metadata = new TreeMap<>(file.metadata());
        metadata.keySet().removeIf(key -> key.toLowerCase(Locale.ROOT).endsWith("seconds"));
        return metadata;
    }

    private static long[] bits(Tensor tensor) {
        long[] bits = new long[tensor.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(tensor.get(i));
        }
        return bits;
    }
}
