package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.GradientActivationContender.activated;
import static io.evenkeel.lab.reproduce.GradientActivationContender.sgd;
import static io.evenkeel.lab.reproduce.GradientActivationContender.valueClipped;
import static io.evenkeel.train.GradientActivationFunction.ATAN;
import static io.evenkeel.train.GradientActivationFunction.LOG;
import static io.evenkeel.train.GradientActivationFunction.TANH;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.reproduce.GradientActivationRun.Result;
import io.evenkeel.tasks.GaussianClustersTask;
import io.evenkeel.train.Update;
import java.util.List;
import java.util.Locale;

/** Gradient activation on a small network of sigmoid layers, beside the three baselines that it has to be told from. */
final class GradientActivationClusters implements Experiment {
    /** How a contender did in the prototype. */
    private record Entry(GradientActivationContender contender, String prototype) {}

    private static final Entry PLAIN = new Entry(sgd(0.1), "0.56, 0.47 / 0.839, 0.848; 6 seeds: 0.836–0.864");
    private static final Entry DOUBLED = new Entry(sgd(0.2), "0.17, 0.26 / 0.911, 0.901; 6 seeds: 0.886–0.919");
    private static final Entry ACTIVATED =
            new Entry(activated(ATAN, 0.1, 0.1, 20), "0.18, 0.28 / 0.913, 0.904; 6 seeds: 0.887–0.922");
    private static final Entry CLIPPED = new Entry(valueClipped(0.1, 0.1), "0.56, 0.47 / 0.839, 0.848");
    private static final Entry TWENTYFOLD = new Entry(sgd(2), "0.05, 2.43 / 0.896, 0.100; 6 seeds: 4 stuck at chance");
    private static final Entry STEEP =
            new Entry(activated(ATAN, 0.1, 0.1, 200), "0.002, 0.09 / 0.908, 0.913; 6 seeds: 0.905–0.924");
    private static final List<Entry> ENTRIES = List.of(
            PLAIN,
            DOUBLED,
            ACTIVATED,
            new Entry(activated(ATAN, 0.1, 0.1, 20, Update.Point.DIRECTION), "0.22, 0.28 / 0.902, 0.903"),
            new Entry(activated(TANH, 0.1, 0.1, 20), "0.18, 0.27 / 0.912, 0.903"),
            new Entry(activated(LOG, 0.1, 0.1, 20), "0.21, 0.27 / 0.905, 0.899"),
            CLIPPED,
            TWENTYFOLD,
            STEEP,
            // The same slope and saturation as the steep arctangent, but with corners.
            new Entry(valueClipped(2, Math.PI / 400), ""));

    @Override
    public String name() {
        return "gradient-activation-function/clusters";
    }

    @Override
    public String title() {
        return "A small deep sigmoid network on Gaussian clusters: gradient activation beside the same rate, αβ times the"
                + " rate, and clipping";
    }

    @Override
    public Citation citation() {
        return Citations.GRADIENT_ACTIVATION;
    }

    @Override
    public String published() {
        return "Not an experiment of the paper. The column holds an independent prototype, not published:"
                + " training loss of 2 seeds / test accuracy of 2 seeds.";
    }

    @Override
    public String configuration(boolean scaled) {
        return "20-32-32-32-10, sigmoid, uniform ±1/√fan-in; 10 classes in 20 dimensions, 2,000 points to learn from,"
                + " 1,000 to judge by; batch 100, momentum 0.9, cross-entropy, "
                + run(scaled).stretches() + " epochs, "
                + seeds(scaled) + " seeds. Training loss is the mean over the last epoch.";
    }

    private static int seeds(boolean scaled) {
        return scaled ? 2 : 6;
    }

    private static GradientActivationRun run(boolean scaled) {
        GaussianClustersTask task = new GaussianClustersTask();
        int batch = 100;
        int epochs = scaled ? 15 : 30;
        return new GradientActivationRun(
                task, List.of(32, 32, 32), batch, epochs * task.trainingExamples() / batch, epochs);
    }

    @Override
    public Outcome run(Conditions conditions) {
        GradientActivationRun run = run(conditions.scaled());
        List<GradientActivationSeeds> all = GradientActivationSeeds.run(
                conditions, run, ENTRIES.stream().map(Entry::contender).toList(), seeds(conditions.scaled()));
        Outcome outcome = new Outcome();
        for (int i = 0; i < all.size(); i++) {
            GradientActivationSeeds runs = all.get(i);
            outcome.row(
                    runs.contender().name() + ": training loss / test accuracy",
                    ENTRIES.get(i).prototype(),
                    runs.spread(Result::trainingLoss) + " / " + runs.spread(Result::accuracy),
                    runs.failures() == 0
                            ? ""
                            : runs.failures() + " of " + runs.results().size() + " below 0.5");
        }
        check(outcome, all, conditions.scaled());
        outcome.chart(new Outcome.Chart(
                "Training loss, mean over seeds",
                "updates",
                "cross-entropy (nats)",
                true,
                all.stream().map(runs -> runs.losses(run)).toList()));
        return outcome;
    }

    private static void check(Outcome outcome, List<GradientActivationSeeds> all, boolean scaled) {
        double plain = of(all, PLAIN).accuracy();
        double doubled = of(all, DOUBLED).accuracy();
        double activated = of(all, ACTIVATED).accuracy();
        double clipped = of(all, CLIPPED).accuracy();
        outcome.check(
                "atan (0.1, 20) beats SGD at the same rate: mean accuracy gained",
                "≥ 0.030",
                number(activated - plain),
                activated - plain >= 0.03);
        near(
                outcome,
                "SGD at αβ times the rate closes that gap: difference of mean accuracies",
                doubled - activated,
                scaled ? 0.03 : 0.01);
        GradientActivationSeeds steep = of(all, STEEP);
        outcome.check(
                "with slope 20 it is stable: least accuracy",
                "≥ 0.850",
                number(steep.leastAccuracy()),
                steep.leastAccuracy() >= 0.85);
        GradientActivationSeeds twentyfold = of(all, TWENTYFOLD);
        if (scaled) {
            double lost = steep.accuracy() - twentyfold.accuracy();
            outcome.check(
                    "SGD at the equivalent rate is not: mean accuracy lost", "≥ 0.100", number(lost), lost >= 0.1);
        } else {
            outcome.check(
                    "SGD at the equivalent rate is not: seeds with accuracy below 0.5",
                    "≥ 2 of 6",
                    twentyfold.failures() + " of 6",
                    twentyfold.failures() >= 2);
        }
        near(outcome, "clipping alone gives nothing: difference of mean accuracies to SGD", clipped - plain, 0.005);
    }

    private static void near(Outcome outcome, String name, double difference, double most) {
        outcome.check(name, "within ±" + number(most), number(difference), Math.abs(difference) <= most);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static GradientActivationSeeds of(List<GradientActivationSeeds> all, Entry entry) {
        return all.get(ENTRIES.indexOf(entry));
    }
}
