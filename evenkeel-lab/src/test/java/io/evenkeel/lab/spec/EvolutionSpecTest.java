package io.evenkeel.lab.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.Layout;
import io.evenkeel.evolution.Lineage;
import io.evenkeel.evolution.OutputNonlinearity;
import io.evenkeel.lab.Catalogue;
import io.evenkeel.lab.Ingredient;
import io.evenkeel.lab.UserError;
import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvolutionSpecTest {
    private static EvolutionSpec read(String text) {
        return SpecFile.parse("evolution.yaml", text).evolution();
    }

    static Stream<String> specifications() {
        return Catalogue.all().stream().flatMap(entry -> specification(entry).stream());
    }

    private static Stream<String> only(String domain, String mutation, String algorithm) {
        return Stream.of("domain: " + domain + "\nmutation: " + mutation + "\nalgorithm: " + algorithm
                + "\nevaluations: 1000\n");
    }

    private static List<String> specification(Ingredient entry) {
        String mutation = "{name: gaussian, intensity: 0.1}";
        return (switch (entry.kind()) {
                    case DOMAIN ->
                        only(
                                entry.name().equals("own")
                                        ? "{name: own, className: io.evenkeel.tasks.domain.CartPole}"
                                        : entry.name(),
                                mutation,
                                "steady-state");
                    case MUTATION -> only("cart-pole", "{name: " + entry.name() + ", intensity: 0.01}", "truncation");
                    case ALGORITHM -> only("conditioning", mutation, entry.name());
                    default -> Stream.<String>empty();
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void everyIngredientMakesAProblem(String text) {
        EvolutionSpec spec = read(text);
        assertThat(read(spec.yaml())).isEqualTo(spec);
        EvolutionProblem problem = spec.problem();
        assertThat(new Breeder(problem).replay(Lineage.founder(3)))
                .isNotEqualTo(new Breeder(problem).replay(Lineage.founder(4)))
                .hasSize(problem.network().layout().size());
    }

    @ParameterizedTest
    @CsvSource({"recurrent-parity, 1342", "breadcrumb-maze, 1266", "topdown-maze, 25805", "conditioning, 2"})
    void networksAreTheAuthors(String domain, int weights) {
        EvolutionProblem problem = read("domain: " + domain + "\nmutation: {name: gaussian, intensity: 1}\n"
                        + "evaluations: 250\n")
                .problem();
        assertThat(problem.network().layout().size()).isEqualTo(weights);
    }

    @Test
    void aNetworkOfOnesOwnEvolves() {
        EvolutionSpec spec = read("""
                domain: recurrent-parity
                network: {cell: {name: lstm, units: 5}}
                output: sigmoid
                mutation: {name: sm-g-abs, intensity: 0.01}
                algorithm: {name: steady-state, population: 10, batch: 3}
                evaluations: 10
                """);
        assertThat(spec.problem().network().layout().size()).isEqualTo(4 * 5 * (1 + 5 + 2) + 2 * 6);
        assertThat(spec.output()).contains(OutputNonlinearity.SIGMOID);
    }

    @Test
    void lengthIsNoPartOfTheIdentity() {
        EvolutionSpec spec = read("domain: cart-pole\nmutation: {name: sm-r, intensity: 1}\nevaluations: 300\n");
        assertThat(spec.withEvaluations(900).digest()).isEqualTo(spec.digest());
        assertThat(spec.withSeed(2).differenceFrom(spec.identity()))
                .hasValueSatisfying(line -> assertThat(line).contains("seed"));
    }

    @Test
    void aStepMayBeAlongASafeMutation() {
        String text = """
                domain: cart-pole
                mutation: {name: sm-r, intensity: 1, steps: 3, fallback: 0.1, along: {name: sm-g-so, intensity: 1}}
                evaluations: 300
                """;
        assertThat(read(text).problem().mutation().name()).isEqualTo("sm-g-so+sm-r");
        assertThatThrownBy(() -> read(text.replace("sm-g-so", "gaussian")).problem())
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("along must be sm-g-sum, sm-g-abs or sm-g-so, not gaussian");
    }

    @Test
    void wholeNumbersMayHaveAnExponent() {
        for (String number : List.of("1200", "1.2e3", "12E+2")) {
            assertThat(read("domain: cart-pole\nmutation: {name: gaussian, intensity: 1}\nevaluations: " + number
                                    + "\n")
                            .evaluations())
                    .as(number)
                    .isEqualTo(1200);
        }
    }

    @Test
    void foundersMayBeATrainedNetwork(@TempDir Path folder) {
        EvolutionProblem problem =
                read("domain: cart-pole\nmutation: {name: gaussian, intensity: 1}\nevaluations: 250\n")
                        .problem();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        problem.model().get().namedParameters().forEach((name, p) -> tensors.put(name, p.value()));
        Path file = folder.resolve("net.safetensors");
        SafeTensors.of(tensors).write(file);
        String text =
                "domain: cart-pole\nfrom: '" + file + "'\nmutation: {name: gaussian, intensity: 1}\nevaluations: 250\n";
        double[] founder = new Breeder(read(text).problem()).replay(Lineage.founder(99));
        assertThat(founder)
                .isEqualTo(Layout.of(problem.model().get()).read(problem.model().get()));
        tensors.remove("layers.0.bias");
        SafeTensors.of(tensors).write(file);
        assertThatThrownBy(() -> read(text).problem()).hasMessageContaining("has no tensor layers.0.bias");
        tensors.put("layers.0.bias", Tensor.of(new double[3], 3));
        SafeTensors.of(tensors).write(file);
        assertThatThrownBy(() -> read(text).problem()).hasMessageContaining("layers.0.bias is");
        tensors.put("layers.0.bias", Tensor.of(new double[16], 16));
        tensors.get("layers.0.bias").set(3, Double.NaN);
        SafeTensors.of(tensors).write(file);
        assertThatThrownBy(() -> read(text).problem())
                .isInstanceOf(SpecException.class)
                .hasMessage("from: " + file + ": layers.0.bias[3] is NaN; weights must be finite numbers");
    }

    @Test
    void aRecurrentNetworkMayHaveAnyNameOfItsModule(@TempDir Path folder) {
        String spec = "domain: cart-pole\nmutation: {name: gaussian, intensity: 1}\nevaluations: 250\n";
        String gru = spec + "network: {cell: {name: gru, units: 3}}\n";
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Model model = read(gru).problem().model().get();
        model.namedParameters().forEach((name, p) -> tensors.put(name.replace("rnn.", "policy.memory."), p.value()));
        assertThat(tensors).containsKey("policy.memory.weight_ih_l0");
        Path file = folder.resolve("net.safetensors");
        SafeTensors.of(tensors).write(file);
        String from = "from: '" + file + "'\n";
        assertThat(new Breeder(read(gru + from).problem()).replay(Lineage.founder(99)))
                .isEqualTo(Layout.of(model).read(model));
        assertThatThrownBy(() -> read(spec + from).problem())
                .hasMessage("from: " + file
                        + " has no tensor layers.0.weight, which the network needs; for what it holds, set"
                        + " network: {cell: {name: gru, units: 3}}");
        assertThatThrownBy(() -> read(gru.replace("3", "4") + from).problem())
                .hasMessageContaining("but the network's is")
                .hasMessageEndingWith("; for what it holds, set network: {cell: {name: gru, units: 3}}");
        tensors.keySet().removeIf(name -> name.contains("memory"));
        SafeTensors.of(tensors).write(file);
        assertThatThrownBy(() -> read(spec + from).problem())
                .hasMessageEndingWith("which the network needs; it has head.weight, head.bias");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domain: cart-pool                       | there is no "cart-pool"; did you mean cart-pole?
            evaluations: 100                        | 100 are not enough to judge the 250 founders
            algorithm: {name: steady-state, population: 3} | a tournament of 5 cannot be drawn from a population of 3
            algorithm: {name: truncation, population: 10}  | of a population of 10, 20 cannot be parents
            mutation: {name: gaussian, intensity: -1}      | intensity
            algorithm: {name: steady-state, tournament: 1} | in a tournament of 1 the best would leave
            mutation: {name: sm-g-sum, intensity: 1, floor: 0} | floor
            mutation: {name: sm-r, intensity: 1, tolerance: 1} | tolerance
            mutation: {name: sm-g-sum, intensity: 1, experiences: 0} | count
            network: {cell: {name: scornn, units: 8}} | are determined by others and cannot evolve
            from: nowhere.safetensors               | nowhere.safetensors
            output: softmin                         | softmin
            """)
    void badSettingsAreOneLine(String line, String problem) {
        String key = line.substring(0, line.indexOf(':'));
        String base = Stream.of("domain: cart-pole", "mutation: {name: gaussian, intensity: 1}", "evaluations: 250")
                .map(each -> each.startsWith(key + ":") ? line : each)
                .collect(Collectors.joining("\n"));
        String text = base.contains(line) ? base : base + "\n" + line;
        SpecFile file = SpecFile.parse("evolution.yaml", text);
        assertThatThrownBy(() -> file.check(() -> file.evolution().problem()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("evolution.yaml, line ")
                .hasMessageContaining(problem);
    }

    @Test
    void commandsAreNotMistaken() {
        SpecFile evolution = SpecFile.parse("e.yaml", "domain: cart-pole\n");
        assertThatThrownBy(evolution::spec)
                .hasMessage("e.yaml, line 1: a domain belongs to an evolution: evenkeel evolve e.yaml");
        SpecFile training = SpecFile.parse("t.yaml", "seed: 1\ntask: adding\n");
        assertThatThrownBy(training::evolution)
                .hasMessage("t.yaml, line 2: a task belongs to training: evenkeel train t.yaml");
        SpecFile comparison = SpecFile.parse("c.yaml", "task: adding\nseeds: [1]\n");
        assertThatThrownBy(comparison::evolution)
                .hasMessage("c.yaml, line 1: a task belongs to a comparison: evenkeel compare c.yaml");
    }
}
