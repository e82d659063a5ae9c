package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.RecipeChecks.above;
import static io.evenkeel.lab.reproduce.RecipeChecks.below;
import static io.evenkeel.lab.reproduce.RecipeChecks.belowOnAverage;
import static io.evenkeel.lab.reproduce.RecipeChecks.last;
import static io.evenkeel.lab.reproduce.RecipeChecks.lastLosses;
import static io.evenkeel.lab.reproduce.RecipeChecks.solved;
import static io.evenkeel.lab.reproduce.RecipeChecks.sooner;
import static io.evenkeel.lab.reproduce.RecipeChecks.trainingLoss;

import io.evenkeel.gauge.Citations;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Experiments of Z. Zhang, Y. Yue, G. Wu, Y. Li, H. Zhang, SBO-RNN: reformulating recurrent neural networks via stochastic
 * bilevel optimization, NeurIPS 2021.
 */
final class BilevelExperiments {
    private static final String VANILLA = "vanilla tanh";
    private static final String LARGE_STEP = "dense SGD at 0.01";
    private static final String DENSE = "SBO-RNN dense SGD";
    private static final String NESTEROV = "SBO-RNN dense SNAG";
    private static final String LSTM = "LSTM";
    private static final String ACCURACY = "accuracy";
    private static final int LAST = 100;
    private static final int LAST_SHORT = 75;
    private static final Map<String, String> PROTOTYPE = Map.of(
            "dense SNAG", Prototype.LABEL + "0.028",
            "dense SHB", Prototype.LABEL + "0.041",
            "dense SGD", Prototype.LABEL + "0.054",
            "sparse SHB", Prototype.LABEL + "0.138",
            "sparse SGD", Prototype.LABEL + "0.159",
            "dense SGD frozen", Prototype.LABEL + "0.160");

    private BilevelExperiments() {}

    static List<Experiment> all() {
        return List.of(adding(), pixels());
    }

    private static RecipeExperiment adding() {
        RecipeExperiment experiment = new RecipeExperiment(
                        "sbo-rnn/adding",
                        "Networks whose steps are gradient steps, dense and sparse, with and without momentum, on adding",
                        Citations.BILEVEL,
                        "Figure, read by eye: dense variants reach about 0 after 1,500 to 2,500 updates, sparse SHB and SNAG after"
                                + " 5,000, sparse SGD after 7,000; vanilla stays near 0.17.",
                        "loss",
                        false)
                .published(VANILLA, "near 0.17");
        for (String method : List.of("SGD", "SHB", "SNAG")) {
            experiment
                    .published("dense " + method, "about 0 after 1,500 to 2,500 updates")
                    .published(
                            "sparse " + method,
                            "about 0 after " + (method.equals("SGD") ? "7,000" : "5,000") + " updates")
                    .expect(solved("dense " + method, "dense " + method, true))
                    .expect(solved("sparse " + method, "sparse " + method, true))
                    .expectScaled(below(
                            "dense is faster than sparse, " + method + ", quotient of losses",
                            "dense " + method,
                            "sparse " + method,
                            lastLosses(LAST_SHORT),
                            1));
        }
        experiment
                .expect(solved(VANILLA, VANILLA, false))
                .expectScaled(trainingLoss(LARGE_STEP, LAST, Prototype.LABEL + "0.0023, 0.0053"))
                .expectScaled(trainingLoss(VANILLA, LAST, Prototype.LABEL + "0.166"));
        PROTOTYPE.keySet().stream()
                .sorted()
                .forEach(contender ->
                        experiment.expectScaled(trainingLoss(contender, LAST_SHORT, PROTOTYPE.get(contender))));
        return experiment
                .expectScaled(below("SBO-RNN learns it, loss", LARGE_STEP, lastLosses(LAST), 0.02))
                .expectScaled(above("vanilla does not, loss", VANILLA, lastLosses(LAST), 0.15))
                .expectScaled(momentum("dense SHB", "dense SGD"))
                .expectScaled(momentum("dense SNAG", "dense SGD"))
                .expect(sooner("dense is faster than sparse, SGD", "dense SGD", "sparse SGD"))
                .expect(sooner("dense is faster than sparse, SHB", "dense SHB", "sparse SHB"))
                .expect(sooner("dense is faster than sparse, SNAG", "dense SNAG", "sparse SNAG"))
                .expect(sooner("momentum is faster, sparse SHB", "sparse SHB", "sparse SGD"))
                .expect(sooner("momentum is faster, sparse SNAG", "sparse SNAG", "sparse SGD"));
    }

    private static BiConsumer<RecipeRuns, Outcome> momentum(String with, String without) {
        return belowOnAverage("momentum is faster, loss of " + with, with, without, lastLosses(LAST_SHORT));
    }

    private static RecipeExperiment pixels() {
        return new RecipeExperiment(
                        "sbo-rnn/pixel-mnist",
                        "Digits pixel by pixel: networks whose steps are gradient steps, LSTM and tanh",
                        Citations.BILEVEL,
                        "Legend of a figure, after 200 epochs: SBO-RNN 98.85 %, LSTM 97.81 %, RNN 94.1 %. The paper claims much faster"
                                + " convergence with as few parameters as a vanilla network.",
                        ACCURACY,
                        true)
                .published(DENSE, "0.9885 after 200 epochs")
                .published(NESTEROV, "0.9885 after 200 epochs, of the best variant")
                .published(LSTM, "0.9781")
                .published(VANILLA, "0.941")
                .expect(below(
                        "SBO-RNN converges faster than LSTM, accuracies, quotient", LSTM, DENSE, last(ACCURACY), 1))
                .expect(below("and than the vanilla network, accuracies, quotient", VANILLA, DENSE, last(ACCURACY), 1))
                .expectScaled(above("a gradient arrives, accuracy of SBO-RNN", NESTEROV, last(ACCURACY), 0.2))
                .expectScaled(below("faster than LSTM, accuracies, quotient", LSTM, DENSE, last(ACCURACY), 1))
                .expectScaled(below(
                        "faster than the vanilla network, accuracies, quotient", VANILLA, DENSE, last(ACCURACY), 1));
    }
}
