package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.LyapunovBesideSensitivity.Curves;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.SensitivityRule.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Experiment 1: log-sensitivity and the largest Lyapunov exponent of a random network while its sensitivity is adjusted. */
final class SensitivityFlatLoop extends SensitivityExperiment {
    private static final double SMALL = 0.3;
    private static final double LARGE = 1.5;
    private static final double VERY_LARGE = 3;
    private static final double DRIVE = 0.1;
    private static final double BELOW_ZERO = -0.02;
    private static final double NEAR_ZERO = 0.05;
    private static final int AVERAGED = 600;

    private record Setting(String name, int units, double scale, double drive, double target, Gate gate) {
        boolean fromAbove() {
            return scale > 1;
        }

        int steps(boolean scaled) {
            return fromAbove() ? 8000 : scaled ? 700 : 2000;
        }

        int every() {
            return fromAbove() ? 500 : 100;
        }
    }

    SensitivityFlatLoop() {
        super(
                "e1",
                "Log-sensitivity equals the largest Lyapunov exponent until it reaches 0",
                "With small random initial weights, log-sensitivity is equivalent to the maximum Lyapunov exponent until"
                        + " that reaches 0 (abstract; no numbers could be read)");
    }

    private static List<Setting> settings(boolean scaled) {
        List<Setting> all = new ArrayList<>();
        all.add(new Setting("N = 100, no input", 100, SMALL, 0, 1, Gate.RAISE));
        all.add(new Setting("N = 300, no input", 300, SMALL, 0, 1, Gate.RAISE));
        all.add(new Setting("N = 100, too large weights", 100, LARGE, 0, 1, Gate.ADJUST));
        if (!scaled) {
            all.add(new Setting("N = 100, much too large weights", 100, VERY_LARGE, 0, 1, Gate.ADJUST));
            for (int n : new int[] {100, 300}) {
                all.add(new Setting("N = " + n + ", input", n, SMALL, DRIVE, 1, Gate.RAISE));
                all.add(new Setting("N = " + n + ", input, target 1.5", n, SMALL, DRIVE, 1.5, Gate.RAISE));
            }
        }
        return all;
    }

    private static int seeds(boolean scaled) {
        return scaled ? 1 : 5;
    }

    @Override
    public String configuration(boolean scaled) {
        return "h' = tanh(W h + θ + input), W ~ N(0, 0.3²/N), too large: N(0, 1.5²/N)"
                + (scaled ? "" : " and N(0, 3²/N)")
                + "; η = 0.001, β = 0.99 per step, raising only, too large weights: from either side; "
                + (scaled ? 700 : 2000) + " steps, too large weights 8000; every 100 or 500 of them both numbers are"
                + " averaged over the frozen network's next 600; "
                + (scaled ? "1 seed" : "input of standard deviation 0.1 for each neuron; 5 seeds");
    }

    @Override
    public Outcome run(Conditions conditions) {
        boolean scaled = conditions.scaled();
        Map<Setting, List<Curves>> results = bySeed(
                conditions,
                "adjusting sensitivity without a task",
                settings(scaled),
                seeds(scaled),
                (setting, seed) -> run(setting, setting.steps(scaled), seed));
        Outcome outcome = new Outcome();
        results.forEach((setting, runs) -> report(setting, runs, outcome));
        return outcome;
    }

    private static Curves run(Setting setting, int steps, long seed) {
        return new LyapunovBesideSensitivity(
                        new FlatLoop(setting.units, setting.scale, seed),
                        SensitivityRule.ONLINE.target(setting.target).gate(setting.gate),
                        setting.drive,
                        steps,
                        setting.every(),
                        AVERAGED,
                        seed)
                .run();
    }

    private static double[] of(List<Curves> runs, ToDoubleFunction<Curves> what) {
        return runs.stream().mapToDouble(what).toArray();
    }

    private static void report(Setting setting, List<Curves> runs, Outcome outcome) {
        List<Outcome.Curve> curves = new ArrayList<>(List.of(
                curve("largest Lyapunov exponent", setting.every(), runs.get(0).exponent()),
                curve("log-sensitivity", setting.every(), runs.get(0).sensitivity())));
        if (setting.fromAbove()) {
            curves.add(curve(
                    "log-sensitivity of averages over time",
                    setting.every(),
                    runs.get(0).ofAverages()));
        }
        outcome.chart(
                new Outcome.Chart(setting.name, "steps of adjustment", "nats per step", false, List.copyOf(curves)));
        rows(setting, runs, outcome);
        if (setting.target > 1) {
            aboveZero(setting, runs, outcome);
        } else if (setting.fromAbove()) {
            fromAbove(setting, runs, outcome);
        } else {
            fromBelow(setting, runs, outcome);
        }
    }

    private static void rows(Setting setting, List<Curves> runs, Outcome outcome) {
        boolean known = setting.units == 100 && setting.drive == 0 && !setting.fromAbove();
        if (!setting.fromAbove()) {
            outcome.row(
                    setting.name + ": largest |λ − Λ| while λ < -0.02",
                    "equivalent",
                    Summary.spread(of(runs, c -> c.largestGap(BELOW_ZERO))),
                    PROTOTYPE + (setting.units == 100 ? "up to 0.1" : "0.0082 without input"));
        }
        int last = runs.get(0).exponent().length - 1;
        for (int at : last > 7 ? new int[] {0, 2, 4, 7, last} : new int[] {0, 2, 4, 7}) {
            outcome.row(
                    setting.name + ": λ and Λ after " + at * setting.every() + " steps",
                    "",
                    Summary.spread(of(runs, c -> c.exponent()[at])) + " and "
                            + Summary.spread(of(runs, c -> c.sensitivity()[at])),
                    known ? prototype(at) : "");
        }
    }

    private static String prototype(int checkpoint) {
        return switch (checkpoint) {
            case 0 -> PROTOTYPE + "-1.168 and -1.206";
            case 2 -> PROTOTYPE + "-0.648 and -0.695";
            case 4 -> PROTOTYPE + "-0.309 and -0.358";
            case 7 -> PROTOTYPE + "0.008 and -0.015";
            default -> PROTOTYPE + "within 0.05 of 0";
        };
    }

    private static void fromBelow(Setting setting, List<Curves> runs, Outcome outcome) {
        // The gap is an effect of finite N: the spectral radius of a matrix is not its norm.
        double bound = setting.units == 100 ? 0.12 : 0.03;
        double gap = Summary.largest(of(runs, c -> c.largestGap(BELOW_ZERO)));
        outcome.check(
                setting.name + ": largest |λ − Λ| while λ < -0.02, of all seeds",
                "< " + bound,
                Summary.number(gap),
                gap < bound);
        boolean rises = runs.stream().allMatch(SensitivityFlatLoop::rises);
        outcome.check(
                setting.name + ": Λ rises from checkpoint to checkpoint while λ < -0.02", "yes", yes(rises), rises);
        double off = Summary.largest(of(runs, c -> Math.abs(c.finalSensitivity())));
        outcome.check(
                setting.name + ": |Λ| at the end, largest of all seeds",
                "< " + NEAR_ZERO,
                Summary.number(off),
                off < NEAR_ZERO);
    }

    private static boolean rises(Curves curves) {
        for (int i = 1; i < curves.exponent().length; i++) {
            if (curves.exponent()[i - 1] < BELOW_ZERO && curves.sensitivity()[i] <= curves.sensitivity()[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static void fromAbove(Setting setting, List<Curves> runs, Outcome outcome) {
        double[] ends = of(runs, c -> c.ofAverages()[c.ofAverages().length - 1]);
        outcome.row(
                setting.name + ": Λ of averages over time at the start and at the end",
                "adjusted to 1.0, that is 0 nats (time average, abstract)",
                Summary.spread(of(runs, c -> c.ofAverages()[0])) + " and " + Summary.spread(ends),
                "Λ itself stays higher where sensitivities fluctuate");
        double off = Math.max(Summary.largest(ends), -Summary.smallest(ends));
        outcome.check(
                setting.name + ": Λ of averages over time ends near 0, largest modulus of all seeds",
                "< " + NEAR_ZERO,
                Summary.number(off),
                off < NEAR_ZERO);
        if (setting.scale == LARGE) {
            double end = Summary.median(of(runs, c -> Math.abs(c.finalSensitivity())));
            outcome.check(
                    setting.name + ": |Λ| at the end, median of all seeds",
                    "< " + NEAR_ZERO,
                    Summary.number(end),
                    end < NEAR_ZERO);
        }
    }

    private static void aboveZero(Setting setting, List<Curves> runs, Outcome outcome) {
        double exponent = Summary.largest(of(runs, Curves::finalExponent));
        double sensitivity = Summary.smallest(of(runs, Curves::finalSensitivity));
        outcome.row(
                setting.name + ": λ and Λ at the end, closest of all seeds",
                "equivalent until 0",
                Summary.number(exponent) + " and " + Summary.number(sensitivity),
                PROTOTYPE + "0.054 and 0.33");
        outcome.check(
                setting.name + ": above 0 they part, Λ − λ at the end",
                "> 0.15",
                Summary.number(sensitivity - exponent),
                sensitivity - exponent > 0.15);
    }

    private static String yes(boolean holds) {
        return holds ? "yes" : "no";
    }
}
