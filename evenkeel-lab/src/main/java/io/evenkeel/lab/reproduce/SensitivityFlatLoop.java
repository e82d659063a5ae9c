package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.LyapunovBesideSensitivity.Curves;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.SensitivityRule.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Experiment 1: log-sensitivity and the largest Lyapunov exponent of a random network while its sensitivity is adjusted. */
final class SensitivityFlatLoop extends SensitivityExperiment {
    private static final double SMALL = 0.3;
    private static final double DRIVE = 0.1;
    private static final int AVERAGED = 600;

    /** A network and what is done with it. */
    record Setting(String name, int units, double scale, double state, double drive, double target, Gate gate) {
        /** From small weights upwards. */
        static Setting rising(String name, int units, double drive, double target) {
            return new Setting(name, units, SMALL, LyapunovBesideSensitivity.AWAKE, drive, target, Gate.RAISE);
        }

        /** From too large weights downwards. */
        static Setting falling(String name, double scale, double state) {
            return new Setting(name, 100, scale, state, 0, 1, Gate.ADJUST);
        }

        boolean rises() {
            return gate == Gate.RAISE;
        }

        /** Without input, an unchanging state of 0. */
        boolean atRest() {
            return state == 0;
        }

        int steps(boolean scaled) {
            return scaled && rises() ? 700 : rises() ? 2000 : atRest() ? 3000 : 8000;
        }

        int every() {
            return rises() ? 100 : atRest() ? 200 : 500;
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
        all.add(Setting.rising("N = 100, no input", 100, 0, 1));
        all.add(Setting.rising("N = 300, no input", 300, 0, 1));
        all.add(Setting.falling("N = 100, too large weights, at rest", 3, 0));
        if (!scaled) {
            all.add(Setting.falling("N = 100, too large weights", 1.5, LyapunovBesideSensitivity.AWAKE));
            all.add(Setting.falling("N = 100, much too large weights", 3, LyapunovBesideSensitivity.AWAKE));
            for (int n : new int[] {100, 300}) {
                all.add(Setting.rising("N = " + n + ", input", n, DRIVE, 1));
                all.add(Setting.rising("N = " + n + ", input, target 1.5", n, DRIVE, 1.5));
            }
        }
        return all;
    }

    @Override
    public String configuration(boolean scaled) {
        return "h' = tanh(W h + θ + input), W ~ N(0, 0.3²/N), too large: N(0, 3²/N)"
                + (scaled ? "" : " (at rest, and much too large) or N(0, 1.5²/N)")
                + "; η = 0.001, β = 0.99 per step, raising only, too large weights: from either side; "
                + (scaled ? "700 steps, at rest 3000" : "2000 steps, too large weights 8000, at rest 3000")
                + "; at 8 to 21 checkpoints both numbers are averaged over the frozen network's next 600 steps; "
                + (scaled ? "1 seed" : "input of standard deviation 0.1 for each neuron; 5 seeds");
    }

    @Override
    public Outcome run(Conditions conditions) {
        boolean scaled = conditions.scaled();
        Map<Setting, List<Curves>> results = bySeed(
                conditions,
                "adjusting sensitivity without a task",
                settings(scaled),
                scaled ? 1 : 5,
                (setting, seed) -> run(setting, setting.steps(scaled), seed));
        Outcome outcome = new Outcome();
        results.forEach((setting, runs) -> new SensitivityFlatLoopReport(setting, runs).addTo(outcome));
        return outcome;
    }

    private static Curves run(Setting setting, int steps, long seed) {
        return new LyapunovBesideSensitivity(
                        new FlatLoop(setting.units, setting.scale, seed),
                        SensitivityRule.ONLINE.target(setting.target).gate(setting.gate),
                        setting.state,
                        setting.drive,
                        steps,
                        setting.every(),
                        AVERAGED,
                        seed)
                .run();
    }
}
