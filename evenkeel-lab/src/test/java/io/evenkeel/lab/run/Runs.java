package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.spec.Spec;
import io.evenkeel.lab.spec.SpecFile;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Small runs. */
final class Runs {
    static final String TEXT = """
            task: {name: adding, steps: 12}
            network: {cell: {name: tanh, units: 6}}
            controllers: [{name: sensitivity-adjustment, gate: adjust, scope: all-inputs, rate: 1e-3}, norm-clipping]
            trainer: {name: bptt, optimizer: rmsprop, batch: 4, steps: 120, truncation: 4}
            gauges: {tier: business, every: 30}
            evaluate: {every: 25}
            checkpoint: {every: 14}
            log: 1
            seed: 5
            """;

    private Runs() {}

    static Spec spec(String text) {
        return SpecFile.parse("test.yaml", text).spec();
    }

    static RunResult run(Path path, Spec spec, RunListener listener) {
        try (RunFolder folder = RunFolder.open(path, RunFolder.Existing.RESUME);
                TrainingRun run = TrainingRun.of(spec).listener(listener).build()) {
            run.into(folder);
            return run.run();
        }
    }

    static RunResult run(Path path, Spec spec) {
        return run(path, spec, RunListener.NONE);
    }

    /** Compares everything but the time that two runs took. */
    static void assertSame(Path one, Path other) throws IOException {
        assertThat(one.resolve("metrics.jsonl")).hasSameTextualContentAs(other.resolve("metrics.jsonl"));
        SafeTensors expected = SafeTensors.read(one.resolve("checkpoint.safetensors"));
        SafeTensors actual = SafeTensors.read(other.resolve("checkpoint.safetensors"));
        assertThat(withoutTime(actual)).isEqualTo(withoutTime(expected));
        assertThat(actual.tensors().keySet()).isEqualTo(expected.tensors().keySet());
        expected.tensors()
                .forEach((name, tensor) ->
                        assertThat(bits(actual.tensor(name))).as(name).isEqualTo(bits(tensor)));
        try (var files = Files.list(other)) {
            // The command line writes a report as well, which tells the time.
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("report.html")))
                    .containsExactlyInAnyOrder(
                            ".lock", "checkpoint.safetensors", "citations.bib", "metrics.jsonl", "spec.yaml");
        }
    }

    private static Map<String, String> withoutTime(SafeTensors checkpoint) {
        Map<String, String> metadata = new TreeMap<>(checkpoint.metadata());
        assertThat(metadata.remove("run.seconds")).isNotNull();
        assertThat(metadata.remove("run.cpuSeconds")).isNotNull();
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
