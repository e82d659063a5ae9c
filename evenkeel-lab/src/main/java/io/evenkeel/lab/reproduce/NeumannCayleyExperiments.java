package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.RecipeChecks.below;
import static io.evenkeel.lab.reproduce.RecipeChecks.defects;
import static io.evenkeel.lab.reproduce.RecipeChecks.last;
import static io.evenkeel.lab.reproduce.RecipeChecks.lastLosses;
import static io.evenkeel.lab.reproduce.RecipeChecks.relativeLoss;
import static io.evenkeel.lab.reproduce.RecipeChecks.trainingLoss;
import static io.evenkeel.lab.reproduce.RecipeChecks.worstDefect;

import io.evenkeel.gauge.Citations;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/**
 * Experiments of E. Mucllari, V. Zadorozhnyy, C. Pospisil, D. Nguyen, Q. Ye, Orthogonal gated recurrent unit with
 * Neumann–Cayley transformation, Neural Computation 36, 2024.
 */
final class NeumannCayleyExperiments {
    private static final String NC_GRU = "NC-GRU";
    private static final String GRU = "GRU";
    private static final String LSTM = "LSTM";
    private static final String SCORNN = "scoRNN";
    private static final String LOSS = "loss";
    private static final String BITS = "bitsPerCharacter";
    private static final String CLAIM = "The paper claims that NC-GRU significantly outperforms GRU. ";
    private static final String NO_CURVES = "Its curves could not be obtained, so no published number is quoted; ";
    private static final double ORTHOGONAL = 1e-3;
    private static final int AN_EIGHTH_OF_COPY = 188;
    private static final int AN_EIGHTH_OF_DENOISE = 312;
    private static final int LAST = 100;
    /** Squared error of parentheses for who knows how frequent each count is in each of 50 steps. */
    private static final double WITHOUT_MEMORY_50 = 0.12334;
    /** The same with 200 steps. */
    private static final double WITHOUT_MEMORY_200 = 0.13494;

    private NeumannCayleyExperiments() {}

    static List<Experiment> all() {
        return List.of(copy(), parenthesis(), denoise(), characters());
    }

    private static RecipeExperiment copy() {
        return new RecipeExperiment(
                        "nc-gru/copy",
                        "A gated unit whose candidate is orthogonal against one whose candidate is free, on copy memory",
                        Citations.NEUMANN_CAYLEY,
                        CLAIM + "The sizes are those of an independent prototype, not the paper's.",
                        LOSS,
                        false)
                .expect(defects(List.of(
                        NC_GRU,
                        "NC-GRU + orthogonal reset",
                        "NC-GRU + exact inverses",
                        "NC-GRU + reset behind",
                        SCORNN)))
                .expect(better(lastLosses(AN_EIGHTH_OF_COPY)))
                .expect(orthogonal())
                .expectScaled(relativeLoss(NC_GRU, AN_EIGHTH_OF_COPY, Prototype.LABEL + "0.062, 0.440"))
                .expectScaled(relativeLoss(GRU, AN_EIGHTH_OF_COPY, Prototype.LABEL + "0.554, 0.539"))
                .expectScaled(defects(List.of(NC_GRU)))
                .expectScaled(better(lastLosses(AN_EIGHTH_OF_COPY)))
                .expectScaled(orthogonal());
    }

    private static RecipeExperiment parenthesis() {
        RecipeExperiment experiment = new RecipeExperiment(
                        "nc-gru/parenthesis",
                        "Counting open parentheses: NC-GRU, GRU, LSTM and scoRNN",
                        Citations.NEUMANN_CAYLEY,
                        CLAIM + NO_CURVES + "sizes and rates are those of the authors' program.",
                        LOSS,
                        false)
                .expect(defects(List.of(NC_GRU, SCORNN)))
                .expect(better(last(LOSS)))
                .expect(orthogonal())
                .expectScaled(defects(List.of(NC_GRU, SCORNN)))
                .expectScaled(orthogonal());
        for (String contender : List.of(NC_GRU, GRU, LSTM, SCORNN)) {
            experiment
                    .expect(trainingLoss(contender, LAST, ""))
                    .expect(below(contender + " has a memory, loss", contender, last(LOSS), WITHOUT_MEMORY_200))
                    .expectScaled(trainingLoss(contender, LAST, ""))
                    .expectScaled(below(contender + " has a memory, loss", contender, last(LOSS), WITHOUT_MEMORY_50));
        }
        return experiment;
    }

    private static RecipeExperiment denoise() {
        return new RecipeExperiment(
                        "nc-gru/denoise",
                        "Symbols among noise: NC-GRU, GRU, LSTM and scoRNN",
                        Citations.NEUMANN_CAYLEY,
                        CLAIM + NO_CURVES + "sizes and rates of the full variant are those of the authors' program.",
                        LOSS,
                        false)
                .expect(defects(List.of(NC_GRU, SCORNN)))
                .expect(better(last(LOSS)))
                .expect(orthogonal())
                .expectScaled(relativeLoss(NC_GRU, AN_EIGHTH_OF_DENOISE, Prototype.LABEL + "0.375, 0.262"))
                .expectScaled(relativeLoss(GRU, AN_EIGHTH_OF_DENOISE, Prototype.LABEL + "0.479, 0.289"))
                .expectScaled(defects(List.of(NC_GRU)))
                .expectScaled(better(lastLosses(AN_EIGHTH_OF_DENOISE)))
                .expectScaled(orthogonal());
    }

    private static RecipeExperiment characters() {
        return new RecipeExperiment(
                        "nc-gru/characters",
                        "Characters of a text: NC-GRU against GRU",
                        Citations.NEUMANN_CAYLEY,
                        CLAIM
                                + "About 1.385 bits a character on the Penn Treebank (the authors' program), another text.",
                        BITS,
                        false)
                .published(NC_GRU, "1.385, Penn Treebank, another text")
                .expect(defects(List.of(NC_GRU)))
                .expect(below("NC-GRU is better, bits over those of GRU", NC_GRU, GRU, last(BITS), 1))
                .expect(orthogonal())
                .expectScaled(defects(List.of(NC_GRU)))
                .expectScaled(usesContext())
                .expectScaled(orthogonal());
    }

    private static BiConsumer<RecipeRuns, Outcome> usesContext() {
        return (runs, outcome) -> below(
                        "NC-GRU uses the context, loss over that of the characters' frequencies",
                        NC_GRU,
                        run -> run.last(LOSS) / runs.task().trivialLoss(),
                        0.7)
                .accept(runs, outcome);
    }

    private static BiConsumer<RecipeRuns, Outcome> better(ToDoubleFunction<RecipeRun> loss) {
        return below("NC-GRU is better with every seed, loss over that of GRU", NC_GRU, GRU, loss, 1);
    }

    private static BiConsumer<RecipeRuns, Outcome> orthogonal() {
        return below("NC-GRU stays orthogonal, ‖WᵀW − I‖_F", NC_GRU, worstDefect(), ORTHOGONAL);
    }
}
