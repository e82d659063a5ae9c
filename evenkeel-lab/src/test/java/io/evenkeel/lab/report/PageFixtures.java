package io.evenkeel.lab.report;

import io.evenkeel.lab.Json;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Made-up results in the form in which commands hand them to reports. */
final class PageFixtures {
    private static final String PAPER =
            "T. Author, \"Gradients that neither vanish nor explode\", Journal of Tests 1(2), 2024.";
    private static final String[] CONTENDERS = {"lstm", "sensitivity-adjustment", "orthogonal", "gru", "clipped", "tanh"
    };

    private PageFixtures() {}

    /** Six contenders on copy memory; the last one has a failed run, and gaps in its curve. */
    static ObjectNode comparison() {
        ObjectNode comparison = Json.object();
        comparison.set("task", task());
        comparison.putArray("seeds").add(1).add(2).add(3).add(4).add(5);
        comparison.put("updates", 4000);
        double[] losses = {0.00041, 0.0013, 0.0092, 0.061, 0.1694, 0.1731};
        for (int i = 0; i < CONTENDERS.length; i++) {
            ObjectNode row = comparison.withArray("ranking").addObject();
            row.put("rank", i + 1)
                    .put("contender", CONTENDERS[i])
                    .put("parameters", 18_442 * (i == 0 ? 4 : i == 3 ? 3 : 1));
            row.put("figure", "loss").put("solved", Math.max(0, 5 - i)).put("runs", 5);
            quartiles(row, losses[i], i < 4 ? 0.6 : 0.02);
            ObjectNode updates = row.putObject("updatesToSolution");
            if (i < 4) {
                quartiles(updates, 900 + 610 * i, 0.11);
            } else {
                updates.putNull("median");
            }
            quartiles(row.putObject("cpuSeconds"), i == 0 ? 61.4 : i == 3 ? 48.9 : 17.2 + i, 0.05);
            ObjectNode differences = row.putObject("differences");
            if (i == 1) {
                differences.put("controllers", "sensitivity adjustment, rate 0.001, target 1");
            } else if (i == 2) {
                differences.put("recurrent initializer", "orthogonal");
            } else if (i == 0 || i == 3) {
                differences.put("cell", CONTENDERS[i]);
            } else if (i == 4) {
                differences.put("controllers", "clip by norm 1");
            }
            ObjectNode curve = comparison.withArray("curves").addObject().put("contender", CONTENDERS[i]);
            int k = i;
            learning(curve, u -> losses[k] + (2.1 - losses[k]) * Math.exp(-u / (60 + 90 * k)), i == 5 ? 2600 : 4000);
        }
        ObjectNode last = (ObjectNode) comparison.get("ranking").get(5);
        last.putArray("failures")
                .addObject()
                .put("seed", 4)
                .put("reason", "loss is not finite at update 2611, layer 1, step 87");
        gauge(comparison, "log-sensitivity", -0.35);
        gauge(comparison, "lyapunov", -0.41);
        comparison.putArray("citations").add(PAPER).add("A. Nother, \"Long memories\", 2019.");
        comparison
                .putObject("settings")
                .put("optimizer", "rmsprop")
                .put("rate", 1e-4)
                .put("batch", 32)
                .put("units", 128);
        return comparison;
    }

    private static void gauge(ObjectNode comparison, String name, double start) {
        ObjectNode gauge = comparison.withArray("gauges").addObject().put("name", name);
        for (int i = 0; i < CONTENDERS.length; i++) {
            ObjectNode curve = gauge.withArray("curves").addObject().put("contender", CONTENDERS[i]);
            int k = i;
            learning(
                    curve,
                    u -> start * (0.3 + 0.2 * k) * (k == 1 ? Math.exp(-u / 300) : 1 + 0.1 * Math.sin(u / 500 + k)),
                    4000);
        }
    }

    private static void quartiles(ObjectNode node, double median, double spread) {
        node.put("median", median).put("quartile1", median * (1 - spread)).put("quartile3", median * (1 + spread));
    }

    private static void learning(ObjectNode node, DoubleUnaryOperator value, int until) {
        for (int u = 0; u <= 4000; u += 50) {
            node.withArray("updates").add(u);
            double v = value.applyAsDouble(u) * (1 + 0.06 * Math.sin(u * 0.7));
            for (String key : new String[] {"median", "quartile1", "quartile3"}) {
                double factor = key.equals("median") ? 1 : key.equals("quartile1") == v > 0 ? 0.75 : 1.3;
                node.withArray(key).add(u > until ? JsonNumbers.node(Double.NaN) : JsonNumbers.node(v * factor));
            }
        }
    }

    private static ObjectNode task() {
        return Json.object()
                .put("name", "copy memory")
                .put("steps", 120)
                .put("trivialLoss", 0.17328679)
                .put("trivialSolution", "blanks, then guessing")
                .put("criterion", "evaluation loss below 0.01 three times in a row");
    }

    /** A run that solves its task. */
    static ObjectNode run() {
        ObjectNode run = Json.object().put("name", "copy-sensitivity-adjustment");
        run.put("specText", "task: {name: copy, lag: 100}\nnetwork:\n  cell: {name: tanh, units: 128}\nseed: 1\n");
        run.set("task", task());
        run.putObject("summary")
                .put("updates", 5000)
                .put("loss", 0.00131842)
                .put("accuracy", 0.99874)
                .put("solved", true)
                .put("solvedAt", 3120)
                .put("seconds", 84.31)
                .put("updatesPerSecond", 59.3);
        ObjectNode metrics = run.putObject("metrics");
        for (int u = 1; u <= 5000; u++) {
            double noise = Math.sin(u * 12.9898) * 43758.5453;
            noise = noise - Math.floor(noise) - 0.5;
            metrics.withArray("update").add(u);
            metrics.withArray("loss").add((0.001 + 2 * Math.exp(-u / 420.0)) * (1 + 0.5 * noise));
            metrics.withArray("gradient-norm").add((0.02 + 3 * Math.exp(-u / 700.0)) * Math.exp(noise));
        }
        for (int u = 0; u <= 5000; u += 250) {
            metrics.withArray("evaluation")
                    .addObject()
                    .put("update", u)
                    .put("loss", 0.001 + 2 * Math.exp(-u / 420.0))
                    .put("accuracy", 1 - 0.87 * Math.exp(-u / 600.0));
            double fall = -0.4 * Math.exp(-u / 600.0);
            ObjectNode gauges = metrics.withObject("gauges");
            sample(gauges, "log-sensitivity", u, fall);
            sample(gauges, "lyapunov", u, fall - (u > 2000 ? 0.012 : 0.001));
            sample(gauges, "saturation", u, 0.02 + 0.1 * (1 - Math.exp(-u / 2000.0)));
            if (u % 500 == 0) {
                snapshot(metrics, "gradient-by-time", u, 120, 0.82 + 0.18 * u / 5000.0);
                snapshot(metrics, "gradient-by-depth", u, 12, 0.45 + 0.5 * u / 5000.0);
            }
        }
        run.putArray("citations").add(PAPER);
        return run;
    }

    private static void sample(ObjectNode gauges, String name, int update, double value) {
        ObjectNode gauge = gauges.withObject("/" + name);
        gauge.withArray("update").add(update);
        gauge.withArray("value").add(value);
    }

    private static void snapshot(ObjectNode metrics, String name, int update, int length, double factor) {
        ObjectNode snapshot =
                metrics.withObject("/curves").withArray(name).addObject().put("update", update);
        for (int i = 0; i < length; i++) {
            snapshot.withArray("values").add(0.3 * Math.pow(factor, length - 1 - i));
        }
    }

    /** A run that ended with a loss that is not finite. */
    static ObjectNode failedRun() {
        ObjectNode run = run().put("name", "copy-exploding");
        run.put("failure", "loss is not finite at update 5001: layer 0, time step 87, pre-activation is Infinity");
        run.putObject("summary")
                .put("updates", 5000)
                .put("loss", "Infinity")
                .put("seconds", 84.3)
                .put("updatesPerSecond", 59);
        ((ArrayNode) run.get("metrics").get("loss")).set(4999, "Infinity").setNull(4998);
        return run;
    }

    /** A solved evolution in a maze; its first line of the log is before anybody could be judged. */
    static ObjectNode evolution() {
        ObjectNode run = Json.object().put("name", "maze").put("specText", "domain: breadcrumb-maze\n");
        run.putObject("domain").put("name", "breadcrumb-maze").put("weights", 1266);
        run.putObject("summary")
                .put("evaluations", 5000)
                .put("best", -25)
                .put("median", -210.5)
                .put("generations", 31)
                .put("failures", 320)
                .put("solved", true)
                .put("solvedAt", 4312)
                .put("seconds", 16.2)
                .put("evaluationsPerSecond", 308.6)
                .put("interrupted", false);
        ObjectNode metrics = run.putObject("metrics");
        for (int i = 1; i <= 20; i++) {
            metrics.withArray("evaluations").add(250 * i);
            metrics.withArray("best").add(i == 1 ? -1e8 : -500 + 24 * i);
            metrics.withArray("median").add(i < 4 ? -1e8 : -520 + 15 * i);
            metrics.withArray("generations").add(i + i / 3);
            metrics.withArray("failures").add(Math.min(16 * i, 160));
            ObjectNode mutation = metrics.withObject("/mutation");
            mutation.withArray("norm").add(3 + Math.sin(i));
            mutation.withArray("divergence").add(1e-4 * (2 + Math.sin(i)));
            mutation.withArray("plainDivergence").add(0.03 * (2 + Math.cos(i)));
            mutation.withArray("zero").add(0);
            mutation.withArray("floored").add(0.02 + 0.1 / i);
            mutation.withArray("clipped").add(i == 1 ? JsonNumbers.node(Double.NaN) : JsonNumbers.node(0.05));
        }
        for (int layer = 0; layer < 18; layer++) {
            for (String kind : new String[] {"weight", "bias"}) {
                run.withArray("sensitivities")
                        .addObject()
                        .put("parameter", "layers." + layer + "." + kind)
                        .put("least", layer == 3 ? 0 : 1e-4 * Math.pow(1.3, layer))
                        .put("median", 1e-3 * Math.pow(1.3, layer))
                        .put("greatest", 1e-2 * Math.pow(1.3, layer));
            }
        }
        ObjectNode mutants = run.putObject("mutants")
                .put("count", 100)
                .put("tolerance", 0.05)
                .put("kept", 0.68)
                .put("better", 0.07)
                .put("solved", 0.55)
                .put("failed", 0.02);
        for (int i = 0; i < 98; i++) {
            mutants.withArray("changes").add(i == 0 ? -4e6 : -0.0001 * i * i + 0.1);
        }
        mutants.putObject("figure")
                .put("name", "right patterns")
                .put("most", 16)
                .put("enough", 14)
                .put("share", 0.9)
                .putArray("counts");
        for (int i = 0; i <= 16; i++) {
            mutants.withArray("/figure/counts").add(i < 12 ? 0 : i < 14 ? 5 : 30);
        }
        ObjectNode drawing =
                run.putObject("drawing").put("title", "Way through the maze").put("note", "It arrives.");
        drawing.putArray("walls").addArray().add(0).add(0).add(190).add(4);
        ((ArrayNode) drawing.get("walls")).addArray().add(0).add(200).add(190).add(204);
        drawing.putArray("places")
                .addObject()
                .put("name", "goal")
                .put("x", 30)
                .put("y", 20)
                .put("radius", 10);
        for (int t = 0; t <= 400; t++) {
            drawing.withArray("path")
                    .addArray()
                    .add(36 + 60 * Math.sin(t / 60.0))
                    .add(184 - 0.4 * t);
        }
        run.putArray("citations").add(PAPER);
        return run;
    }

    /** Two experiments; an expectation of the second one does not hold. */
    static ArrayNode experiments() {
        ArrayNode experiments = Json.object().putArray("experiments");
        for (int e = 1; e <= 2; e++) {
            ObjectNode experiment = experiments.addObject();
            experiment
                    .put("name", "sensitivity-adjustment/e" + e)
                    .put(
                            "title",
                            e == 1 ? "Log-sensitivity beside the largest Lyapunov exponent" : "A network of 300 layers")
                    .put("citation", PAPER)
                    .put(
                            "published",
                            "Log-sensitivity rises to 0 within about 3000 updates and stays there (figure " + e + ").")
                    .put("configuration", "tanh, 128 units, normal weights with gain 0.5\nrate 0.001, batch 1, 5 seeds")
                    .put("scaled", e == 2)
                    .put("seed", 1)
                    .put("seconds", 48.21 * e);
            ArrayNode rows = experiment.putArray("rows");
            rows.addObject()
                    .put("quantity", "log-sensitivity after 3000 updates")
                    .put("published", "0")
                    .put("measured", "-0.0021 ± 0.0008")
                    .put("note", "nats per step");
            rows.addObject()
                    .put("quantity", "largest difference while below 0")
                    .put("published", "not given")
                    .put("measured", "0.0132")
                    .put("note", "");
            ArrayNode checks = experiment.putArray("checks");
            checks.addObject()
                    .put("name", "log-sensitivity ends near 0")
                    .put("expected", "|Λ| < 0.01")
                    .put("measured", "0.0021")
                    .put("holds", true);
            checks.addObject()
                    .put("name", "beats the tuned spectral radius")
                    .put("expected", "accuracy + 2 %")
                    .put("measured", "+ 0.4 %")
                    .put("holds", e == 1);
            for (int c = 0; c < 2; c++) {
                ObjectNode chart = experiment.withArray("charts").addObject();
                chart.put("title", c == 0 ? "While sensitivity is adjusted" : "Gradient by layer")
                        .put("x", c == 0 ? "update" : "layer")
                        .put("y", c == 0 ? "nats per step" : "norm of the gradient")
                        .put("logarithmic", c == 1);
                for (int k = 0; k < 3; k++) {
                    ObjectNode curve = chart.withArray("curves")
                            .addObject()
                            .put("name", String.format(Locale.ROOT, "seed %d", k + 1));
                    for (int i = 0; i <= 60; i++) {
                        curve.withArray("x").add(i * 50);
                        double y = c == 0 ? -0.6 * Math.exp(-i / (8.0 + 3 * k)) : Math.pow(0.6 + 0.12 * k, i);
                        curve.withArray("y").add(i == 20 + k ? JsonNumbers.node(Double.NaN) : JsonNumbers.node(y));
                    }
                }
            }
        }
        return experiments;
    }
}
