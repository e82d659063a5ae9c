package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.RecipeChecks.below;
import static io.evenkeel.lab.reproduce.RecipeChecks.defects;
import static io.evenkeel.lab.reproduce.RecipeChecks.solved;
import static io.evenkeel.lab.reproduce.RecipeChecks.worstDefect;

import io.evenkeel.gauge.Citations;
import java.util.List;

/**
 * Experiments of M. Lezcano-Casado, D. Martínez-Rubio, Cheap orthogonal constraints in neural networks, ICML 2019, and M.
 * Lezcano-Casado, Trivializations for gradient-based optimization on manifolds, NeurIPS 2019.
 */
final class MatrixExponentialExperiments {
    private static final List<String> ORTHOGONAL = List.of("expRNN", "dtriv", "scoRNN");
    private static final double DEFECT = 1e-3;

    private MatrixExponentialExperiments() {}

    static List<Experiment> all() {
        RecipeExperiment copy = new RecipeExperiment(
                        "exprnn/copy",
                        "Orthogonal matrices by exponentials and by Cayley transforms, on copy memory",
                        Citations.MATRIX_EXPONENTIAL,
                        "The paper claims that expRNN solves copy memory over 1,000 steps; its curves could not be obtained, so no"
                                + " published number is quoted. Sizes and rates of the full variant are the authors' own.",
                        "loss",
                        false)
                .expect(defects(ORTHOGONAL))
                .expectScaled(defects(ORTHOGONAL));
        for (String contender : ORTHOGONAL) {
            copy.expect(solved(contender, contender, true))
                    .expect(below(contender + " stays orthogonal, ‖WᵀW − I‖_F", contender, worstDefect(), DEFECT))
                    .expectScaled(solved(contender, contender, true))
                    .expectScaled(
                            below(contender + " stays orthogonal, ‖WᵀW − I‖_F", contender, worstDefect(), DEFECT));
        }
        return List.of(copy.expect(solved("LSTM", "LSTM", false)).expectScaled(solved("LSTM", "LSTM", false)));
    }
}
