package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.lab.run.TrainingRun;
import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.tasks.DataSets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the recipes of experiments say can be run. */
class RecipesTest {
    private static final List<String> SETS = List.of("mnist", "tinyshakespeare");

    static Stream<Arguments> recipes() {
        return Experiments.all().stream()
                .filter(RecipeExperiment.class::isInstance)
                .map(RecipeExperiment.class::cast)
                .flatMap(e -> Stream.of(Arguments.of(e.name(), false), Arguments.of(e.name(), true)));
    }

    @ParameterizedTest(name = "{0}, scaled {1}")
    @MethodSource("recipes")
    void everyContenderIsBuilt(String name, boolean scaled) {
        assumeTrue(SETS.stream().allMatch(set -> DataSets.locate(set).isPresent()), "data sets are not here");
        RecipeExperiment experiment = (RecipeExperiment) Experiments.named(name).get(0);
        assertThat(experiment.configuration(scaled)).isNotBlank();
        Comparison comparison = experiment.recipe(scaled).comparison();
        assertThat(comparison.contenders()).hasSizeGreaterThan(1);
        comparison.contenders().forEach((contender, spec) -> {
            try (TrainingRun run = TrainingRun.of(spec).build()) {
                assertThat(run.trainer().model().freedom()).as(contender).isPositive();
            }
        });
    }
}
