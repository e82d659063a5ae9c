package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.lab.spec.Spec;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe can be read, says what it does, and describes networks that can be built. */
class RecipesTest {
    /** Inputs and outputs of no task in particular. */
    private static final int INPUTS = 7;

    static Stream<Recipe> recipes() {
        return Experiments.all().stream()
                .filter(RecipeExperiment.class::isInstance)
                .map(RecipeExperiment.class::cast)
                .flatMap(experiment -> Stream.of(experiment.recipe(false), experiment.recipe(true)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyContenderCanBeBuilt(Recipe recipe) {
        assertThat(recipe.description()).endsWith(".");
        Comparison comparison = recipe.comparison();
        assertThat(comparison.contenders()).hasSizeGreaterThan(1);
        comparison
                .contenders()
                .forEach((name, spec) ->
                        assertThat(build(spec)).as(recipe.name() + ", " + name).isPositive());
    }

    private static long build(Spec spec) {
        return spec.network().model(INPUTS, INPUTS, spec.seed()).freedom();
    }
}
