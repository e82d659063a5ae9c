package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tables of keys in the documentation are complete, and name no others. */
class DocumentedKeysTest {
    @TempDir
    private Path folder;

    private EvolutionResult result;
    private ObjectNode mutants;

    @BeforeEach
    void evolve() {
        EvolutionSpec spec = EvolutionRunTest.spec("""
                domain: recurrent-parity
                mutation: {name: sm-g-sum, intensity: 1e-3}
                algorithm: {name: steady-state, population: 10}
                evaluations: 20
                log: 20
                """);
        try (EvolutionRun run = new EvolutionRun(spec, SerialEngine::new, EvolutionListener.NONE);
                RunFolder files = RunFolder.open(folder.resolve("run"), RunFolder.Existing.REFUSE)) {
            run.into(files);
            result = run.run();
            MutantRobustness robustness = run.mutants(result, 3);
            mutants = MutantTree.of(robustness, run.problem().domain());
        }
    }

    private static Set<String> documented(String head) throws IOException {
        Path docs = Path.of("docs", "evolution.md");
        String text = Files.readString(Files.exists(docs) ? docs : Path.of("..").resolve(docs));
        String table = text.substring(text.indexOf("| " + head + " | meaning |"));
        return table.substring(0, table.indexOf("\n\n"))
                .lines()
                .skip(2)
                .map(row -> row.split("\\|")[1])
                .flatMap(cell ->
                        Pattern.compile("`([^`]+)`").matcher(cell).results().map((MatchResult match) -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(JsonNode tree, String path) {
        Set<String> keys = new TreeSet<>();
        tree.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                keys.addAll(keys(entry.getValue(), path + entry.getKey() + "."));
            } else {
                keys.add(path + entry.getKey());
            }
        });
        return keys;
    }

    @Test
    void keysOfTheResult() throws IOException {
        ObjectNode tree = result.tree().put("folder", "runs/any").put("cause", "only of a run with failures");
        tree.set("mutants", mutants);
        assertThat(documented("key")).isEqualTo(keys(tree, ""));
    }

    @Test
    void keysOfTheLog() throws IOException {
        String line = Files.readString(folder.resolve("run/metrics.jsonl"));
        assertThat(documented("key of a line")).isEqualTo(keys(Json.read(line), ""));
    }
}
