package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.NonNormalFamilies.CHAIN;
import static io.evenkeel.lab.reproduce.NonNormalFamilies.FEEDBACK;
import static io.evenkeel.lab.reproduce.NonNormalFamilies.IDENTITY;
import static io.evenkeel.lab.reproduce.NonNormalFamilies.NORMAL;
import static io.evenkeel.lab.reproduce.NonNormalFamilies.ORTHOGONAL;

import io.evenkeel.gauge.Citations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The experiments of A. E. Orhan and X. Pitkow, ICLR 2020, on non-normal starts. */
final class NonNormalExperiments {
    private static final String LOSS = "loss";
    private static final String BITS = "bitsPerCharacter";
    private static final String ALPHA = "chain 1.02";
    private static final String BETA = "feedback chain 0.04";
    private static final String UNIT_GAIN = "orthogonal 1.0";

    /** Updates whose losses are averaged, as losses of single batches jump. */
    private static final int RECENT = 50;

    /** Part of the trivial loss below which a chain has begun to learn. */
    private static final double LEARNS = 0.7;

    private NonNormalExperiments() {}

    static List<Experiment> all() {
        return List.of(
                new NonNormalMemoryCurves(),
                new NonNormalDecoding(),
                copy(),
                adding(),
                permutedDigits(),
                characters(),
                lstm());
    }

    private static RecipeExperiment experiment(String id, String title, String published, String figure) {
        return new RecipeExperiment(
                "non-normal-rnn/" + id, title, Citations.NON_NORMAL_CHAIN, published, figure, false);
    }

    private static RecipeExperiment copy() {
        return experiment(
                        "copy",
                        "Copying over 500 steps from chains and from normal matrices",
                        "Fig. 3: of all runs on a grid of gains and rates, for up to 100 epochs of 60,000 sequences, 46 of 462 (chain), 11 of"
                                + " 462 (feedback chain), 0 of 594 (identity) and 0 of 594 (orthogonal) succeed. Prototype"
                                + " values are not published.",
                        LOSS)
                .measure((runs, outcome) -> new NonNormalFamilies(runs)
                        .successRows(
                                outcome,
                                Map.of(
                                        CHAIN, "46 of 462",
                                        FEEDBACK, "11 of 462",
                                        IDENTITY, "0 of 594",
                                        ORTHOGONAL, "0 of 594")))
                .expect((runs, outcome) -> {
                    NonNormalFamilies families = new NonNormalFamilies(runs);
                    NORMAL.forEach(family -> families.expectNoSuccess(outcome, family));
                    families.expectSuccess(outcome, CHAIN);
                })
                .expectScaled((runs, outcome) -> {
                    recentRow(runs, outcome, ALPHA, "0.33, 0.53");
                    recentRow(runs, outcome, BETA, "0.77");
                    recentRow(runs, outcome, UNIT_GAIN, "1.16, 1.11");
                    double chain = Summary.median(recent(runs, ALPHA));
                    runs.check(
                            outcome,
                            List.of(ALPHA),
                            "chain: training loss over the trivial one, median of seeds",
                            "< " + LEARNS,
                            Summary.number(chain),
                            chain < LEARNS);
                    double orthogonal = Summary.smallest(recent(runs, UNIT_GAIN));
                    outcome.check(
                            "orthogonal: training loss over the trivial one, smallest of seeds",
                            "> 1",
                            Summary.number(orthogonal),
                            orthogonal > 1);
                });
    }

    private static double[] recent(RecipeRuns runs, String contender) {
        return runs.values(
                contender, run -> run.lastLosses(RECENT) / runs.task().trivialLoss());
    }

    private static void recentRow(RecipeRuns runs, Outcome outcome, String contender, String prototype) {
        double[] ratios = recent(runs, contender);
        outcome.row(
                contender + ": mean of the last " + RECENT + " training losses over the trivial one",
                Prototype.LABEL + prototype,
                Arrays.stream(ratios).mapToObj(Summary::number).collect(Collectors.joining(", ")),
                "seed by seed; below " + LEARNS + ": "
                        + Arrays.stream(ratios).filter(ratio -> ratio < LEARNS).count() + " of " + ratios.length);
    }

    private static RecipeExperiment adding() {
        return experiment(
                        "adding",
                        "Adding over 750 steps from chains and from normal matrices, and what training makes of them",
                        "Fig. 3: chains have lower losses and more successes, curves only. Table 2: normal starts become non-normal."
                                + " Fig. 5: a hidden chain grows.",
                        LOSS)
                .measure((runs, outcome) -> new NonNormalFamilies(runs).successRows(outcome, Map.of()))
                .measure((runs, outcome) -> NonNormalStructure.measure(
                        runs, outcome, Map.of(IDENTITY, "2.33 ± 1.02", ORTHOGONAL, "2.74 ± 0.07")))
                .expect((runs, outcome) -> new NonNormalFamilies(runs).expectMoreSuccesses(outcome));
    }

    private static RecipeExperiment permutedDigits() {
        return experiment(
                        "psmnist",
                        "Permuted digits, pixel by pixel, from chains and from normal matrices",
                        "Fig. 3: the same order as for copying and adding, curves only. Table 2: normal starts become non-normal.",
                        LOSS)
                .measure((runs, outcome) -> new NonNormalFamilies(runs).successRows(outcome, Map.of()))
                .measure((runs, outcome) -> NonNormalStructure.measure(
                        runs, outcome, Map.of(IDENTITY, "1.01 ± 0.12", ORTHOGONAL, "2.72 ± 0.08")))
                .expect((runs, outcome) -> new NonNormalFamilies(runs).expectMoreSuccesses(outcome));
    }

    private static RecipeExperiment characters() {
        return experiment(
                        "characters",
                        "Characters of a text from chains and from normal matrices",
                        "Table 1, Penn Treebank by characters, bits: identity 1.312, orthogonal 1.312, chain 1.308, feedback chain"
                                + " 1.307, LSTM of 3 layers 1.175. That text may not be passed on; here it is tinyshakespeare, so"
                                + " that only the order can be compared.",
                        BITS)
                .expect((runs, outcome) -> new NonNormalFamilies(runs).expectLess(outcome, FEEDBACK, NORMAL, BITS));
    }

    private static RecipeExperiment lstm() {
        String other = " on Penn Treebank";
        return experiment(
                        "lstm",
                        "Characters of a text from LSTMs with chains in their gates",
                        "Table 3, 3 layers, Penn Treebank by characters, bits: orthogonal 1.230, chain 1.230, plain 1.245, mixed"
                                + " 1.227. That text may not be passed on; here it is tinyshakespeare, so that only the order can"
                                + " be compared.",
                        BITS)
                .published("orthogonal", "1.230 ± 0.001" + other)
                .published("chain", "1.230 ± 0.001" + other)
                .published("plain", "1.245 ± 0.001" + other)
                .published("mixed", "1.227 ± 0.000" + other)
                .expect((runs, outcome) -> new NonNormalFamilies(runs)
                        .expectLess(outcome, "mixed", List.of("orthogonal", "chain", "plain"), BITS));
    }
}
