package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.RecipeChecks.above;
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

/** Experiments of K. Helfrich, Q. Ye, Eigenvalue normalized recurrent neural networks for short term memory, AAAI 2020. */
final class EigenvalueNormalizedExperiments {
    private static final String ENRNN = "ENRNN";
    private static final String SCORNN = "scoRNN";
    private static final int LAST = 100;
    private static final double ORTHOGONAL = 1e-3;
    private static final String NO_NUMBERS =
            "The paper's curves could not be obtained, so no published number is quoted; sizes and rates are those of the"
                    + " authors' program.";

    private EigenvalueNormalizedExperiments() {}

    static List<Experiment> all() {
        return List.of(adding(), copy());
    }

    private static RecipeExperiment adding() {
        return new RecipeExperiment(
                        "enrnn/adding",
                        "A short-term state that forgets beside an orthogonal one, on adding",
                        Citations.EIGENVALUE_NORMALIZED,
                        "The paper claims that a short-term state helps where not everything is to be remembered. "
                                + NO_NUMBERS,
                        "loss",
                        false)
                .expect(defects(List.of(ENRNN, SCORNN)))
                .expect(below("a short-term state helps: loss over that of scoRNN", ENRNN, SCORNN, last("loss"), 1))
                .expect(orthogonal(ENRNN))
                .expect(orthogonal(SCORNN))
                .expectScaled(trainingLoss(ENRNN, LAST, Prototype.LABEL + "0.022, 0.020"))
                .expectScaled(trainingLoss(SCORNN, LAST, Prototype.LABEL + "0.116, 0.136"))
                .expectScaled(defects(List.of(ENRNN, SCORNN)))
                .expectScaled(below("ENRNN learns it", ENRNN, lastLosses(LAST), 0.05))
                .expectScaled(below("over that of scoRNN", ENRNN, SCORNN, lastLosses(LAST), 0.5))
                .expectScaled(above("scoRNN has not yet", SCORNN, lastLosses(LAST), 0.08))
                .expectScaled(orthogonal(ENRNN))
                .expectScaled(orthogonal(SCORNN));
    }

    private static RecipeExperiment copy() {
        return new RecipeExperiment(
                        "enrnn/copy",
                        "A short-term state that forgets beside an orthogonal one, where everything is to be remembered",
                        Citations.EIGENVALUE_NORMALIZED,
                        "The paper claims results close to those of the best. " + NO_NUMBERS,
                        "loss",
                        false)
                .expect(defects(List.of(ENRNN, SCORNN)))
                .expect(belowTrivial(ENRNN, 0.5))
                .expect(orthogonal(ENRNN))
                .expectScaled(relativeLoss(ENRNN, LAST, Prototype.LABEL + "0.004, 0.003"))
                .expectScaled(relativeLoss(SCORNN, LAST, Prototype.LABEL + "0.005, 0.003"))
                .expectScaled(belowTrivial(ENRNN, 0.01))
                .expectScaled(belowTrivial(SCORNN, 0.01));
    }

    private static BiConsumer<RecipeRuns, Outcome> belowTrivial(String contender, double share) {
        return (runs, outcome) -> below(
                        contender + " learns it: training loss over the trivial loss",
                        contender,
                        run -> run.lastLosses(LAST) / runs.task().trivialLoss(),
                        share)
                .accept(runs, outcome);
    }

    private static BiConsumer<RecipeRuns, Outcome> orthogonal(String contender) {
        return below(contender + " stays orthogonal, ‖WᵀW − I‖_F", contender, worstDefect(), ORTHOGONAL);
    }
}
