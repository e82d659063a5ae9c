package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.LyapunovBesideSensitivity.Curves;
import io.evenkeel.train.SensitivityRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Experiment 2: the sum of two layers' log-sensitivities and the largest Lyapunov exponent of their loop. */
final class SensitivityTwoLayerLoop extends SensitivityExperiment {
    private static final double SMALL = 0.3;
    private static final double DRIVE = 0.02;
    private static final double CLEARLY_BELOW_ZERO = -0.1;
    /** What a prototype found in loops of 200 neurons; the scatter of a matrix's spectral radius is often larger. */
    private static final double TIGHT_BOUND = 0.03;

    private static final double BOUND = 0.2;
    private static final int EVERY = 100;
    private static final int AVERAGED = 600;

    private record Setting(int first, int second, double share) {
        boolean wide() {
            return Math.min(first, second) == 200;
        }

        @Override
        public String toString() {
            return first + ":" + second + " neurons, " + Math.round(100 * share) + " % of connections";
        }
    }

    SensitivityTwoLayerLoop() {
        super(
                "e2",
                "The layers' log-sensitivities add up to the largest Lyapunov exponent of a loop of layers",
                "The sum over the layers equals the maximum Lyapunov exponent, independent of numbers of neurons and of the"
                        + " connection ratio (T. Ejima, Y. Tokumaru, K. Shibata, IEICE technical report NC2020-69, 2021,"
                        + " abstract)");
    }

    private static List<Setting> settings(boolean scaled) {
        List<Setting> all = new ArrayList<>();
        for (double share : scaled ? new double[] {1} : new double[] {0.3, 1}) {
            all.add(new Setting(40, 120, share));
            all.add(new Setting(120, 40, share));
            all.add(new Setting(200, 200, share));
        }
        return all;
    }

    private static int steps(boolean scaled) {
        return scaled ? 700 : 1500;
    }

    @Override
    public String configuration(boolean scaled) {
        return "a = tanh(W₁ b + θ₁ + input), b' = tanh(W₂ a + θ₂ + input), rows of norm 0.3 in the mean, input of standard"
                + " deviation 0.02 for each neuron; η = 0.001, β = 0.99 per step, raising only, absent connections stay absent; "
                + steps(scaled)
                + " steps, every 100 of which both numbers are averaged over the frozen network's next 600; "
                + (scaled ? "1 seed, all connections" : "5 seeds");
    }

    @Override
    public Outcome run(Conditions conditions) {
        boolean scaled = conditions.scaled();
        Map<Setting, List<Curves>> results = bySeed(
                conditions,
                "adjusting loops of two layers",
                settings(scaled),
                scaled ? 1 : 5,
                (setting, seed) -> run(setting, steps(scaled), seed));
        Outcome outcome = new Outcome();
        results.forEach((setting, runs) -> report(setting, runs, outcome));
        return outcome;
    }

    private static Curves run(Setting setting, int steps, long seed) {
        return new LyapunovBesideSensitivity(
                        new TwoLayerLoop(setting.first, setting.second, setting.share, SMALL, seed),
                        SensitivityRule.ONLINE.sparse(true),
                        LyapunovBesideSensitivity.AWAKE,
                        DRIVE,
                        steps,
                        EVERY,
                        AVERAGED,
                        seed)
                .run();
    }

    private static void report(Setting setting, List<Curves> runs, Outcome outcome) {
        outcome.chart(new Outcome.Chart(
                setting.toString(),
                "steps of adjustment",
                "nats per loop",
                false,
                List.of(
                        curve("largest Lyapunov exponent", EVERY, runs.get(0).exponent()),
                        curve("sum of log-sensitivities", EVERY, runs.get(0).sensitivity()))));
        double[] gaps =
                runs.stream().mapToDouble(c -> c.largestGap(CLEARLY_BELOW_ZERO)).toArray();
        outcome.row(
                setting + ": largest |λ − ΣΛ| until λ reaches -0.1, nats per loop",
                "equal",
                Summary.spread(gaps),
                (setting.wide() ? Prototype.LABEL + "0.023; " : "") + "below " + TIGHT_BOUND + " with "
                        + Arrays.stream(gaps).filter(g -> g < TIGHT_BOUND).count() + " of " + gaps.length + " seeds");
        outcome.row(
                setting + ": λ and ΣΛ at the start, first seed",
                "",
                Summary.number(runs.get(0).exponent()[0]) + " and "
                        + Summary.number(runs.get(0).sensitivity()[0]),
                setting.wide() ? Prototype.LABEL + "-2.380 and -2.403" : "");
        outcome.row(
                setting + ": λ and ΣΛ at the end",
                "",
                Summary.spread(runs.stream().mapToDouble(Curves::finalExponent).toArray())
                        + " and "
                        + Summary.spread(runs.stream()
                                .mapToDouble(Curves::finalSensitivity)
                                .toArray()),
                setting.wide() ? Prototype.LABEL + "-0.037 and -0.003" : "");
        double gap = Summary.median(gaps);
        outcome.check(
                setting + ": largest |λ − ΣΛ| until λ reaches -0.1, median of all seeds",
                "< " + BOUND,
                Summary.number(gap),
                gap < BOUND);
    }
}
