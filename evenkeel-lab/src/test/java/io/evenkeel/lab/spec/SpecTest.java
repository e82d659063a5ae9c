package io.evenkeel.lab.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.gauge.TrainingGauges;
import io.evenkeel.lab.Catalogue;
import io.evenkeel.lab.Ingredient;
import io.evenkeel.lab.Ingredient.Kind;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.cli.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecTest {
    private static final String SMALL = """
            task: {name: adding, steps: 10}
            network: {cell: {name: tanh, units: 4}}
            trainer: {name: bptt, optimizer: {name: sgd, rate: 0.1}, steps: 5}
            """;

    private static Spec read(String text) {
        return SpecFile.parse("test.yaml", text).spec();
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy.yaml", "parity.yaml"})
    void samplesAreComplete(String name) {
        Spec spec = SpecFile.read(Samples.file(name)).spec();
        assertThat(spec.checkedTask().name()).isEqualTo(name.replace(".yaml", ""));
        assertThat(read(spec.yaml())).isEqualTo(spec);
    }

    /** Every ingredient, with its defaults and with whatever it requires. */
    static Stream<String> specifications() {
        List<String> required = List.of(
                "delay: 3",
                "steps: 10",
                "lag: 4",
                "folder: nowhere",
                "units: 3",
                "rate: 0.1",
                "alpha: 0.2",
                "beta: 3",
                "shrink: 2",
                "gamma: 0.5",
                "period: 7",
                "updates: 9",
                "deviation: 0.1",
                "longTerm: 3",
                "shortTerm: 2",
                "optimizer: rmsprop");
        return Catalogue.all().stream()
                .filter(entry -> entry.options().isPresent())
                .filter(entry ->
                        !Set.of(Kind.DOMAIN, Kind.MUTATION, Kind.ALGORITHM).contains(entry.kind()))
                .map(entry -> specification(entry, required));
    }

    private static String specification(Ingredient entry, List<String> required) {
        List<String> keys = Settings.keys(entry.options().orElseThrow()).stream()
                .filter(Settings::isRequired)
                .map(key -> required.stream()
                        .filter(line -> line.startsWith(key.getName() + ":"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(entry.name() + " requires " + key.getName())))
                .toList();
        String it = "{name: " + entry.name() + (keys.isEmpty() ? "" : ", " + String.join(", ", keys)) + "}";
        boolean flat = entry.name().equals("bp");
        String cell = "cell: {name: tanh, units: 4}";
        String schedule = "constant";
        String optimizer = "adam";
        String task = "{name: adding, steps: 10}";
        String trainer = null;
        String rest = "";
        switch (entry.kind()) {
            case TASK -> task = it;
            case CELL -> cell = "cell: " + it;
            case INITIALIZER -> cell += ", recurrent: {initializer: " + it + "}";
            case PARAMETRIZATION -> cell += ", recurrent: {parametrization: " + it + "}";
            case CONTROLLER -> rest = "controllers: [" + it + "]\n";
            case PRUNING -> rest = "pruning: {sparsity: 0.5, criterion: " + it + "}\n";
            case OPTIMIZER -> optimizer = it;
            case SCHEDULE -> schedule = it;
            case TRAINER -> trainer = it;
            default -> throw new AssertionError(entry.kind());
        }
        return "task: " + task + "\nnetwork: {" + (flat ? "layers: {count: 2, units: 3}" : cell) + "}\n" + rest
                + "trainer: "
                + (trainer == null
                        ? "{name: bptt, steps: 5, optimizer: " + optimizer + ", schedule: " + schedule + "}"
                        : trainer)
                + "\n";
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void everyIngredientReadsAsItIsWritten(String text) {
        Spec spec = read(text);
        assertThat(read(spec.yaml())).isEqualTo(spec);
        assertThat(SpecFile.parse("test.json", Json.text(spec.tree())).spec()).isEqualTo(spec);
        assertThat(read(spec.yaml()).digest()).isEqualTo(spec.digest());
    }

    @Test
    void defaultsAreWrittenOut() {
        assertThat(read(SMALL).yaml()).contains("seed: 1\n", "batch: 32", "initializer:", "log: 10");
    }

    @Test
    void aTextThatLooksLikeANumberStaysAText() {
        Spec spec = read(SMALL.replace("{name: adding, steps: 10}", "{name: text, steps: 10, file: \"1e3\"}"));
        assertThat(((TextOptions.AnyText) spec.task()).file()).contains("1e3");
        assertThat(read(spec.yaml())).isEqualTo(spec);
    }

    @Test
    void anEmbeddingIsItsWidthOrMore() {
        String cell = "cell: {name: tanh, units: 4}";
        Spec spec = read(SMALL.replace(cell, cell + ", embedding: 7"));
        assertThat(spec.network().embedding().orElseThrow())
                .isEqualTo(new NetworkOptions.Embedding(7, new InitializerOptions.Uniform(Optional.of(0.1))));
        assertThat(read(spec.yaml())).isEqualTo(spec);
        assertThat(spec).isEqualTo(read(SMALL.replace(cell, cell + ", embedding: {width: 7}")));
    }

    @Test
    void halfOfTheTrivialLossMaySolve() {
        Spec spec = read(SMALL.replace("steps: 10}", "steps: 10, solved: half}"));
        assertThat(spec.task().task().solved()).hasToString("loss <= " + 1.0 / 12);
        assertThat(read(SMALL).task().task().solved()).hasToString("loss <= 0.01");
    }

    @Test
    void onlyWhatChangesBitsChangesTheDigest() {
        Spec spec = read(SMALL);
        assertThat(spec.withSteps(100).digest()).isEqualTo(spec.digest());
        assertThat(read(SMALL + "checkpoint: {every: 7}\n").digest()).isEqualTo(spec.digest());
        assertThat(read(SMALL + "evaluate: {stop: true}\n").digest()).isEqualTo(spec.digest());
        assertThat(spec.withSeed(2).digest()).isNotEqualTo(spec.digest());
        assertThat(spec.withSeed(2).differenceFrom(spec.identity())).contains("seed is 2 here, but 1 there");
        assertThat(read(SMALL.replace("tanh", "gru")).differenceFrom(spec.identity()))
                .contains("network.cell.name is \"gru\" here, but \"tanh\" there");
    }

    @Test
    void aTierChoosesGaugesAndAListAddsToThem() {
        assertThat(gauges(SMALL + "gauges: business\n")).hasSize(6);
        assertThat(gauges(SMALL + "gauges: [sensitivity, lyapunov-spectrum]\n"))
                .containsExactly(Gauge.SENSITIVITY, Gauge.LYAPUNOV_SPECTRUM);
        assertThat(gauges(SMALL + "gauges: {tier: economy, list: [sensitivity, blame]}\n"))
                .containsExactly(
                        Gauge.SENSITIVITY, Gauge.SATURATION, Gauge.TASK_GRADIENT, Gauge.PARAMETRIZATION, Gauge.BLAME);
        assertThat(gauges(SMALL)).isEmpty();
    }

    private static Set<Gauge> gauges(String text) {
        Spec spec = read(text);
        return spec.gauges().gauges(spec.network());
    }

    @Test
    void gaugesAreThoseThatTrainingCanRead() {
        assertThat(Arrays.stream(Gauge.values()).map(Gauge::word)).hasSameElementsAs(TrainingGauges.names());
        assertThat(Arrays.stream(Gauge.values()).map(gauge -> gauge.ingredient().name()))
                .hasSameElementsAs(TrainingGauges.names());
    }

    @Test
    void ingredientsAreCollectedFromEverywhere() {
        assertThat(read(SMALL + "gauges: business\ncontrollers: [norm-clipping]\n").ingredients().stream()
                        .map(Ingredient::name))
                .contains("adding", "tanh", "uniform", "norm-clipping", "bptt", "sgd", "constant", "lyapunov");
    }

    @Test
    void contendersAreLaidOverTheRest() {
        Comparison comparison = SpecFile.parse("test.yaml", SMALL + """
                controllers: [norm-clipping]
                seeds: [3, 4]
                contenders:
                  plain:
                  free: {controllers: []}
                  wide: {network: {cell: {units: 8}}}
                  gated: {network: {cell: {name: gru, units: 5}}}
                  fast: {trainer: {optimizer: {rate: 0.2}}}
                  adaptive: {trainer: {optimizer: adam}}
                """).comparison();
        assertThat(comparison.seeds()).containsExactly(3L, 4L);
        assertThat(comparison.contenders().keySet())
                .containsExactly("plain", "free", "wide", "gated", "fast", "adaptive");
        Spec plain = comparison.contenders().get("plain");
        assertThat(plain).isEqualTo(read(SMALL + "controllers: [norm-clipping]\n"));
        assertThat(comparison.contenders().get("free").controllers()).isEmpty();
        assertThat(comparison.contenders().get("wide").network().cell()).contains(new CellOptions.Tanh(8, 1));
        assertThat(comparison.contenders().get("gated").network().cell())
                .contains(new CellOptions.Gru(5, 1, Optional.empty()));
        assertThat(comparison.contenders().get("fast").trainer().optimizer())
                .isEqualTo(new OptimizerOptions.GradientDescent(0.2, 0, 0, false, 0));
        assertThat(comparison.contenders().get("adaptive").trainer().optimizer())
                .isInstanceOf(OptimizerOptions.AdaptiveMoments.class);
    }

    @Test
    void theReferenceNamesEveryIngredient() {
        String text = String.join("\n", SpecReference.lines());
        Json.read(Json.text(SpecSchema.tree()));
        Catalogue.all().stream()
                .filter(entry -> entry.options().isPresent())
                .forEach(entry -> assertThat(text).contains("\n  " + entry.name() + " "));
    }
}
