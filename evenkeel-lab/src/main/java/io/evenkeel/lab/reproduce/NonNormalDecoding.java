package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.NonNormalMatrices.chain;
import static io.evenkeel.lab.reproduce.NonNormalMatrices.gaussian;
import static io.evenkeel.lab.reproduce.NonNormalMatrices.orthogonal;
import static io.evenkeel.lab.reproduce.NonNormalMatrices.unit;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.gauge.PastInputDecoding;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How well past inputs can be read from the state of a chain, and of an orthogonal network, with noise and with elu. */
final class NonNormalDecoding implements Experiment {
    private static final int UNITS = 100;
    private static final int STEPS = 100;
    private static final int[] LAGS = {0, 10, 50, 99};
    private static final int SEEDS = 3;
    private static final int SEQUENCES = 4000;
    private static final int SEQUENCES_SCALED = 2000;

    private enum Start {
        ORTHOGONAL("orthogonal"),
        CHAIN("chain 1"),
        GROWING_CHAIN("chain 1.02");

        private final String title;

        Start(String title) {
            this.title = title;
        }

        double[][] weights(long seed) {
            return switch (this) {
                case ORTHOGONAL -> orthogonal(UNITS, 1, seed);
                case CHAIN -> chain(UNITS, 1);
                case GROWING_CHAIN -> chain(UNITS, 1.02);
            };
        }

        double[] input(long seed) {
            return this == ORTHOGONAL ? gaussian(UNITS, seed) : unit(UNITS, 0);
        }
    }

    /** The prototype's values are those of orthogonal, chain 1 and chain 1.02. */
    private enum Setting {
        LINEAR("linear, no noise", Activation.IDENTITY, 0, "1.000 at all lags", "1.000", "1.000"),
        LITTLE_NOISE(
                "linear, noise of deviation 0.1",
                Activation.IDENTITY,
                0.1,
                "0.29 to 0.42 at every lag",
                "0.99, 0.90, 0.65, 0.49",
                "0.99, 0.92, 0.82, 0.79"),
        NOISE(
                "linear, noise of deviation 1",
                Activation.IDENTITY,
                1,
                "-0.02 to 0",
                "0.47, 0.07, 0, 0",
                "0.48, 0.08, 0.01, 0"),
        ELU(
                "elu, no noise",
                Activation.ELU,
                0,
                "0.996, 0.965, 0.03, -0.02",
                "0.93, 0.78, 0.74, 0.74",
                "0.93, 0.78, 0.73, 0.73");

        private final String title;
        private final Activation activation;
        private final double noise;
        private final List<String> prototypes;

        Setting(String title, Activation activation, double noise, String... prototypes) {
            this.title = title;
            this.activation = activation;
            this.noise = noise;
            this.prototypes = List.of(prototypes);
        }
    }

    private record Case(Setting setting, Start start, long seed) {
        double[] determination(int sequences) {
            return new PastInputDecoding(
                            start.weights(seed), start.input(seed), setting.activation, setting.noise, STEPS)
                    .determination(sequences, sequences, seed);
        }
    }

    private record Result(Case of, double[] determination) {}

    @Override
    public String name() {
        return "non-normal-rnn/decoding";
    }

    @Override
    public String title() {
        return "Past inputs, read from the state by a linear decoder";
    }

    @Override
    public Citation citation() {
        return Citations.NON_NORMAL_CHAIN;
    }

    @Override
    public String published() {
        return "Fig. 2, curves only: without noise both kinds of linear networks are perfect; with noise, and with elu, only the"
                + " chain keeps distant inputs. Noise and numbers of sequences are not given; values under published are those"
                + " of an independent prototype, not the paper's.";
    }

    @Override
    public String configuration(boolean scaled) {
        return "100 units, 100 steps of inputs from N(0, 1), least squares with intercept; "
                + (scaled
                        ? SEQUENCES_SCALED + " sequences to fit and as many to test, 1 seed."
                        : SEQUENCES + " sequences to fit and as many to test, " + SEEDS + " seeds.");
    }

    @Override
    public Outcome run(Conditions conditions) {
        int sequences = conditions.scaled() ? SEQUENCES_SCALED : SEQUENCES;
        List<Case> cases = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            for (Start start : Start.values()) {
                LongStream.range(0, conditions.scaled() ? 1 : SEEDS)
                        .forEach(i -> cases.add(new Case(setting, start, conditions.seed() + i)));
            }
        }
        List<Result> results =
                conditions.each("networks", cases, each -> new Result(each, each.determination(sequences)));
        Outcome outcome = new Outcome();
        for (Setting setting : Setting.values()) {
            for (Start start : Start.values()) {
                outcome.row(
                        setting.title + ", " + start.title + ": R² at lags 0, 10, 50, 99",
                        Prototype.LABEL + setting.prototypes.get(start.ordinal()),
                        Arrays.stream(LAGS)
                                .mapToObj(lag -> digits(mean(results, setting, start, lag)))
                                .collect(Collectors.joining(", ")),
                        "");
            }
        }
        check(outcome, results);
        return outcome.chart(chart(results, Setting.LITTLE_NOISE)).chart(chart(results, Setting.ELU));
    }

    private static void check(Outcome outcome, List<Result> results) {
        for (Start start : List.of(Start.CHAIN, Start.GROWING_CHAIN)) {
            double least = Summary.smallest(at(results, Setting.ELU, start, STEPS - 1));
            outcome.check("elu, " + start.title + ": least R² at lag 99", "> 0.6", digits(least), least > 0.6);
        }
        double most = Summary.largest(at(results, Setting.ELU, Start.ORTHOGONAL, STEPS - 1));
        outcome.check("elu, orthogonal: largest R² at lag 99", "< 0.1", digits(most), most < 0.1);
    }

    private static double[] at(List<Result> results, Setting setting, Start start, int lag) {
        return results.stream()
                .filter(result -> result.of.setting == setting && result.of.start == start)
                .mapToDouble(result -> result.determination[lag])
                .toArray();
    }

    private static double mean(List<Result> results, Setting setting, Start start, int lag) {
        return Arrays.stream(at(results, setting, start, lag)).average().orElseThrow();
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static Outcome.Chart chart(List<Result> results, Setting setting) {
        double[] lags = IntStream.range(0, STEPS).asDoubleStream().toArray();
        return new Outcome.Chart(
                "Decoding of past inputs, " + setting.title,
                "lag k in steps",
                "R², mean over seeds",
                false,
                Arrays.stream(Start.values())
                        .map(start -> new Outcome.Curve(
                                start.title,
                                lags,
                                IntStream.range(0, STEPS)
                                        .mapToDouble(lag -> mean(results, setting, start, lag))
                                        .toArray()))
                        .toList());
    }
}
