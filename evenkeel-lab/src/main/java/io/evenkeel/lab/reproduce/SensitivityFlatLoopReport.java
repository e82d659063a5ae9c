package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.LyapunovBesideSensitivity.Curves;
import io.evenkeel.lab.reproduce.SensitivityFlatLoop.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is shown and expected of one setting of experiment 1.
 *
 * @param setting the network
 * @param runs one for each seed
 */
record SensitivityFlatLoopReport(Setting setting, List<Curves> runs) {
    private static final double REACHED = -0.02;
    /** Closer to 0 the network becomes active, which lowers sensitivities a little at first. */
    private static final double CLEARLY_BELOW = -0.1;

    private static final double NEAR_ZERO = 0.05;
    /** Raising alone goes a little too far: neurons above the target are not lowered. */
    private static final double RAISED = 0.1;

    void addTo(Outcome outcome) {
        List<Outcome.Curve> curves = new ArrayList<>(List.of(
                curve("largest Lyapunov exponent", runs.get(0).exponent()),
                curve("log-sensitivity", runs.get(0).sensitivity())));
        if (!setting.rises()) {
            curves.add(
                    curve("log-sensitivity of averages over time", runs.get(0).ofAverages()));
        }
        outcome.chart(
                new Outcome.Chart(setting.name(), "steps of adjustment", "nats per step", false, List.copyOf(curves)));
        checkpoints(outcome);
        if (setting.target() > 1) {
            aboveZero(outcome);
        } else if (setting.rises()) {
            rising(outcome);
        } else {
            falling(outcome);
        }
    }

    private Outcome.Curve curve(String name, double... values) {
        return SensitivityExperiment.curve(name, setting.every(), values);
    }

    private double[] of(ToDoubleFunction<Curves> what) {
        return runs.stream().mapToDouble(what).toArray();
    }

    private void checkpoints(Outcome outcome) {
        boolean known = setting.units() == 100 && setting.drive() == 0 && setting.rises();
        int last = runs.get(0).exponent().length - 1;
        for (int at : last > 7 ? new int[] {0, 2, 4, 7, last} : new int[] {0, 2, 4, 7}) {
            outcome.row(
                    setting.name() + ": λ and Λ after " + at * setting.every() + " steps",
                    setting.rises() ? "equivalent until 0" : "",
                    Summary.spread(of(c -> c.exponent()[at])) + " and " + Summary.spread(of(c -> c.sensitivity()[at])),
                    known ? prototype(at) : "");
        }
    }

    private static String prototype(int checkpoint) {
        return Prototype.LABEL
                + switch (checkpoint) {
                    case 0 -> "-1.168 and -1.206";
                    case 2 -> "-0.648 and -0.695";
                    case 4 -> "-0.309 and -0.358";
                    case 7 -> "0.008 and -0.015";
                    default -> "within 0.05 of 0";
                };
    }

    private void rising(Outcome outcome) {
        // The gap is an effect of finite N: the spectral radius of a matrix scatters about its norm.
        double bound = setting.units() == 100 ? 0.12 : 0.05;
        double prototype = setting.units() == 100 ? 0.12 : 0.03;
        double[] gaps = of(c -> c.largestGap(REACHED));
        outcome.row(
                setting.name() + ": largest |λ − Λ| until λ reaches -0.02",
                "equivalent",
                Summary.spread(gaps),
                Prototype.LABEL + (setting.units() == 100 ? "up to 0.1" : "0.0082 without input")
                        + "; below " + prototype + " with "
                        + Arrays.stream(gaps).filter(gap -> gap < prototype).count() + " of " + gaps.length + " seeds");
        if (setting.drive() == 0) {
            double gap = Summary.median(gaps);
            outcome.check(
                    setting.name() + ": largest |λ − Λ| until λ reaches -0.02, median of all seeds",
                    "< " + bound,
                    Summary.number(gap),
                    gap < bound);
        }
        boolean rises = runs.stream().allMatch(SensitivityFlatLoopReport::rises);
        outcome.check(
                setting.name() + ": Λ rises from checkpoint to checkpoint until λ reaches -0.1",
                "yes",
                rises ? "yes" : "no",
                rises);
        farthest(outcome, "λ", Curves::finalExponent, NEAR_ZERO);
        farthest(outcome, "Λ", Curves::finalSensitivity, RAISED);
    }

    private static boolean rises(Curves curves) {
        double[] sensitivity = curves.sensitivity();
        for (int i = 1; i < sensitivity.length && curves.exponent()[i] < CLEARLY_BELOW; i++) {
            if (sensitivity[i] <= sensitivity[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private void falling(Outcome outcome) {
        outcome.row(
                setting.name() + ": Λ of averages over time at the start and at the end",
                "a time average of 1.0, that is 0 nats",
                Summary.spread(of(c -> c.ofAverages()[0])) + " and "
                        + Summary.spread(of(c -> c.ofAverages()[c.ofAverages().length - 1])),
                setting.atRest() ? "" : "Λ itself stays higher where sensitivities fluctuate");
        farthest(outcome, "Λ of averages over time", c -> c.ofAverages()[c.ofAverages().length - 1], NEAR_ZERO);
        if (setting.atRest()) {
            double start = Summary.smallest(of(c -> c.sensitivity()[0]));
            outcome.check(
                    setting.name() + ": Λ at the start, lowest of all seeds", "> 1", Summary.number(start), start > 1);
        }
        if (setting.scale() < 2 || setting.atRest()) {
            farthest(outcome, "Λ", Curves::finalSensitivity, NEAR_ZERO);
        }
    }

    private void farthest(Outcome outcome, String name, ToDoubleFunction<Curves> what, double bound) {
        double farthest = Summary.largest(of(c -> Math.abs(what.applyAsDouble(c))));
        outcome.check(
                setting.name() + ": " + name + " at the end, farthest from 0 of all seeds",
                "< " + bound,
                Summary.number(farthest),
                farthest < bound);
    }

    private void aboveZero(Outcome outcome) {
        double exponent = Summary.largest(of(Curves::finalExponent));
        double sensitivity = Summary.smallest(of(Curves::finalSensitivity));
        outcome.row(
                setting.name() + ": λ and Λ at the end, closest of all seeds",
                "equivalent until 0",
                Summary.number(exponent) + " and " + Summary.number(sensitivity),
                Prototype.LABEL + "0.054 and 0.33");
        outcome.check(
                setting.name() + ": above 0 they part, Λ − λ at the end",
                "> 0.15",
                Summary.number(sensitivity - exponent),
                sensitivity - exponent > 0.15);
    }
}
