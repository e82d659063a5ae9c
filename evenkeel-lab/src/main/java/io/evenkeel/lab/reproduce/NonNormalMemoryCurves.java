package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.NonNormalMatrices.chain;
import static io.evenkeel.lab.reproduce.NonNormalMatrices.feedbackChain;
import static io.evenkeel.lab.reproduce.NonNormalMatrices.orthogonal;
import static io.evenkeel.lab.reproduce.NonNormalMatrices.reversedChain;
import static io.evenkeel.lab.reproduce.NonNormalMatrices.unit;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.gauge.FisherMemory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a linear network with noise can know of its past: chains against normal matrices. */
final class NonNormalMemoryCurves implements Experiment {
    private static final int UNITS = 100;
    /** Half a unit of the last digit to which values are given. */
    private static final double LAST_DIGIT = 5e-7;

    private static final double RELATIVE = 1e-9;

    private record Chain(int units, double forward, double feedback, double total) {
        double[][] weights() {
            return feedbackChain(units, forward, feedback);
        }

        double measured() {
            return FisherMemory.of(weights()).total(unit(units, 0));
        }

        String name() {
            return "J_tot of a chain of " + units + " units, gain " + forward
                    + (feedback == 0 ? "" : ", with feedback " + feedback);
        }
    }

    private static final List<Chain> CHAINS = List.of(
            new Chain(UNITS, 0.9, 0, 2.434284),
            new Chain(UNITS, 0.99, 0, 4.390924),
            new Chain(UNITS, 1, 0, 5.187378),
            new Chain(UNITS, 1.02, 0, 7.605958),
            new Chain(UNITS, 1.05, 0, 12.087272),
            new Chain(UNITS, 1.2, 0, 31.960215),
            new Chain(UNITS, 2, 0, 75.315823),
            new Chain(10, 1.02, 0, 3.072920),
            new Chain(20, 1.02, 0, 3.942506),
            new Chain(50, 1.02, 0, 5.540334),
            new Chain(10, 0.99, 0.04, 2.871973),
            new Chain(20, 0.99, 0.04, 3.491387),
            new Chain(50, 0.99, 0.04, 4.377836),
            new Chain(UNITS, 0.99, 0.04, 5.345967));

    @Override
    public String name() {
        return "non-normal-rnn/memory-curves";
    }

    @Override
    public String title() {
        return "Fisher memory of linear chains and of normal matrices";
    }

    @Override
    public Citation citation() {
        return Citations.NON_NORMAL_CHAIN;
    }

    @Override
    public String published() {
        return "Fig. 1 and equations 1-4: normal matrices have J_tot = 1, others at most N; chains come near N. The parameters of the"
                + " figure are not given; values under published are computed independently.";
    }

    @Override
    public String configuration(boolean scaled) {
        return "Linear networks of 100 units, noise of variance 1 on each, the signal enters at the first unit of the chain; "
                + "exact, both variants are the same.";
    }

    @Override
    public Outcome run(Conditions conditions) {
        Outcome outcome = new Outcome();
        double largest = 0;
        for (Chain chain : CHAINS) {
            double total = chain.measured();
            largest = Math.max(largest, Math.abs(total - chain.total));
            outcome.row(
                    chain.name(), number(chain.total) + " (computed independently, not published)", number(total), "");
        }
        outcome.check(
                "totals of " + CHAINS.size() + " chains: largest difference from independent values",
                "≤ 5e-7",
                Summary.number(largest),
                largest <= LAST_DIGIT);
        normal(outcome, conditions.seed());
        closedForm(outcome);
        orientation(outcome);
        return outcome.chart(chart(conditions.seed()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    /** Oracles 3 and 5: 1 for normal matrices; the total over all unit vectors is N for any. */
    private static void normal(Outcome outcome, long seed) {
        double total = FisherMemory.of(orthogonal(UNITS, 0.99, seed)).total(unit(UNITS, 0));
        outcome.row("J_tot of 0.99 times an orthogonal matrix", "1, as of any normal matrix", number(total), "");
        check(outcome, "J_tot of a normal matrix", total, 1);
        FisherMemory memory = FisherMemory.of(feedbackChain(UNITS, 0.99, 0.04));
        double sum = IntStream.range(0, UNITS)
                .mapToDouble(i -> memory.total(unit(UNITS, i)))
                .sum();
        outcome.row(
                "J_tot of the feedback chain, summed over the units at which a signal may enter",
                "N = 100, so that J_tot ≤ N",
                number(sum),
                "");
        check(outcome, "J_tot of the feedback chain, summed over units", sum, UNITS);
    }

    /** Oracle 1: J(k) = 1 / Σ α^(−2m), m = 0 … k. */
    private static void closedForm(Outcome outcome) {
        double largest = 0;
        for (Chain chain : CHAINS) {
            if (chain.feedback == 0) {
                double[] curve = FisherMemory.of(chain.weights())
                        .curve(unit(chain.units, 0), chain.units + 1)
                        .values();
                double sum = 0;
                double power = 1;
                for (int k = 0; k < curve.length; k++) {
                    sum += power;
                    power /= chain.forward * chain.forward;
                    double expected = k < chain.units ? 1 / sum : 0;
                    largest = Math.max(largest, Math.abs(curve[k] - expected) / Math.max(expected, Double.MIN_NORMAL));
                }
            }
        }
        outcome.check(
                "J(k) of chains without feedback: largest relative difference from the closed form",
                "≤ 1e-9",
                Summary.number(largest),
                largest <= RELATIVE);
    }

    /** Oracle 4: a signal that enters where the chain ends is lost. */
    private static void orientation(Outcome outcome) {
        double total = FisherMemory.of(reversedChain(UNITS, 1)).total(unit(UNITS, 0));
        outcome.row(
                "J_tot where the signal enters at the end of the chain, gain 1",
                "0.01 (computed independently, not published)",
                number(total),
                "");
        check(outcome, "J_tot at the wrong end", total, 0.01);
    }

    private static void check(Outcome outcome, String name, double value, double expected) {
        double difference = Math.abs(value - expected) / expected;
        outcome.check(
                name + ": relative difference from " + Summary.number(expected),
                "≤ 1e-9",
                Summary.number(difference),
                difference <= RELATIVE);
    }

    private static Outcome.Chart chart(long seed) {
        return new Outcome.Chart(
                "Memory curves of networks of 100 units",
                "lag k in steps",
                "J(k)",
                true,
                List.of(
                        curve("chain 1.02", chain(UNITS, 1.02)),
                        curve("chain 1", chain(UNITS, 1)),
                        curve("feedback chain 0.99, 0.04", feedbackChain(UNITS, 0.99, 0.04)),
                        curve("orthogonal 0.99", orthogonal(UNITS, 0.99, seed))));
    }

    private static Outcome.Curve curve(String name, double[][] w) {
        double[] lags = IntStream.range(0, UNITS).asDoubleStream().toArray();
        double[] curve = FisherMemory.of(w).curve(unit(UNITS, 0), UNITS - 1).values();
        return new Outcome.Curve(name, lags, Arrays.copyOf(curve, UNITS));
    }
}
