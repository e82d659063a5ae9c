package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Progress;
import org.junit.jupiter.api.Test;

/** What takes minutes as a scaled-down variant, with one seed and the contenders that matter most. */
class ReducedExperimentsTest {
    private static RecipeRuns run(String recipe, String... replacements) {
        String text = Recipe.named(recipe).text().replaceFirst("seeds: \\[.*]", "seeds: [1]");
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return RecipeRuns.run(new Conditions(true, 1, 2, Progress.NONE), new Recipe(recipe, text));
    }

    private static double lastLosses(RecipeRuns runs, String contender, int updates) {
        return runs.values(contender, RecipeChecks.lastLosses(updates))[0];
    }

    @Test
    void anOrthogonalCandidateCopiesBetter() {
        RecipeRuns runs = run("nc-gru/copy-scaled", "steps: 1500", "steps: 600");
        assertThat(lastLosses(runs, "NC-GRU", 75)).isLessThan(lastLosses(runs, "GRU", 75));
        assertThat(runs.values("NC-GRU", RecipeChecks.worstDefect())[0]).isLessThan(1e-3);
    }

    @Test
    void stepsOfGradientDescentAdd() {
        String text = Recipe.named("sbo-rnn/adding-scaled").text();
        RecipeRuns runs = run(
                "sbo-rnn/adding-scaled",
                text.substring(text.indexOf("  dense SGD: {}")),
                "",
                "steps: 800",
                "steps: 500");
        assertThat(lastLosses(runs, "dense SGD at 0.01", 50)).isLessThan(0.08);
        assertThat(lastLosses(runs, "vanilla tanh", 50)).isGreaterThan(0.14);
    }

    @Test
    void aChainLearnsToCopyAndAnOrthogonalMatrixDoesNot() {
        String text = Recipe.named("non-normal-rnn/copy-scaled").text();
        String middle = text.substring(text.indexOf("  feedback chain 0.04:"), text.indexOf("  orthogonal 1.0:"));
        RecipeRuns runs = run("non-normal-rnn/copy-scaled", middle, "");
        double trivial = runs.task().trivialLoss();
        assertThat(lastLosses(runs, "chain 1.02", 50) / trivial).isLessThan(0.7);
        assertThat(lastLosses(runs, "orthogonal 1.0", 50) / trivial).isGreaterThan(1);
    }
}
