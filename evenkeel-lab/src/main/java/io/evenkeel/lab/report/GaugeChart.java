package io.evenkeel.lab.report;

import java.util.Map;

/** Charts of gauges over training, by the gauges' names in specifications. */
final class GaugeChart {
    /** Gauges that are natural logarithms of a factor, to which 0 is neutral. */
    private static final Map<String, String> LOGARITHMS = Map.of(
            "log-sensitivity", "Log-sensitivity",
            "lyapunov", "Largest Lyapunov exponent");

    private GaugeChart() {}

    static String title(String name) {
        if (LOGARITHMS.containsKey(name)) {
            return LOGARITHMS.get(name);
        }
        String words = words(name);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@code controller.some-figure} as people would say it. */
    private static String words(String name) {
        return name.replace(".", ": ").replace('-', ' ');
    }

    static LineChart of(String name) {
        boolean logarithm = LOGARITHMS.containsKey(name);
        LineChart chart = new LineChart(title(name), "", "update", logarithm ? "nats per step" : words(name));
        return logarithm ? chart.level("neutral", 0) : chart;
    }

    /** Log-sensitivity and largest Lyapunov exponent on one axis: they agree while the network contracts. */
    static LineChart sensitivityAndLyapunov() {
        return new LineChart(
                        "Log-sensitivity and largest Lyapunov exponent",
                        "Both measure how a small difference grows in one step: one at once, the other in the long run.",
                        "update",
                        "nats per step")
                .level("neutral", 0);
    }
}
