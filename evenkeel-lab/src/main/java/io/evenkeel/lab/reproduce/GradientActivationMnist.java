package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.GradientActivationContender.activated;
import static io.evenkeel.lab.reproduce.GradientActivationContender.activatedAdam;
import static io.evenkeel.lab.reproduce.GradientActivationContender.adam;
import static io.evenkeel.lab.reproduce.GradientActivationContender.normClipped;
import static io.evenkeel.lab.reproduce.GradientActivationContender.sgd;
import static io.evenkeel.lab.reproduce.GradientActivationContender.valueClipped;
import static io.evenkeel.train.GradientActivationFunction.ATAN;
import static io.evenkeel.train.GradientActivationFunction.LOG;
import static io.evenkeel.train.GradientActivationFunction.TANH;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.reproduce.GradientActivationRun.Result;
import io.evenkeel.tasks.DataSets;
import io.evenkeel.tasks.ImageSequence;
import io.evenkeel.tasks.MnistTask;
import io.evenkeel.train.AdaptiveGradientActivation;
import io.evenkeel.train.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Gradient activation on a sigmoid network in which gradients vanish, so that plain descent stalls. */
final class GradientActivationMnist implements Experiment {
    private static final double RATE = 0.01;
    private static final int BATCH = 100;
    private static final int EPOCH = 600;

    private static final GradientActivationContender PLAIN = sgd(RATE);
    private static final GradientActivationContender DOUBLED = sgd(2 * RATE);
    private static final GradientActivationContender ACTIVATED = activated(ATAN, RATE, 0.1, 20);
    private static final GradientActivationContender HUNDREDFOLD = sgd(100 * RATE);
    private static final GradientActivationContender CORNERED = valueClipped(100 * RATE, Math.PI / 2 / 10_000);
    private static final GradientActivationContender STEEP = activated(ATAN, RATE, 0.01, 10_000);

    @Override
    public String name() {
        return "gradient-activation-function/mnist-deep";
    }

    @Override
    public String title() {
        return "A deep sigmoid network on MNIST where plain descent stalls, with and without gradient activation";
    }

    @Override
    public Citation citation() {
        return Citations.GRADIENT_ACTIVATION;
    }

    @Override
    public String published() {
        return "The paper claims that gradient activation alleviates vanishing gradients, and faster convergence; this"
                + " network is ours.";
    }

    @Override
    public String configuration(boolean scaled) {
        return "784-100-100-100-100-10, sigmoid, uniform ±1/√fan-in, pixels in [0, 1]; batch " + BATCH
                + ", momentum 0.9, cross-entropy; " + updates(scaled) + " updates for every contender, "
                + (scaled ? "1 seed, 1,000" : "3 seeds, 10,000")
                + " test images. SGD 0.01 with momentum 0.9 as in the authors' demonstration on MNIST.";
    }

    private static int updates(boolean scaled) {
        return scaled ? EPOCH : 4 * EPOCH;
    }

    private static List<GradientActivationContender> contenders(boolean scaled) {
        if (scaled) {
            return List.of(PLAIN, DOUBLED, ACTIVATED, HUNDREDFOLD, CORNERED, STEEP);
        }
        return List.of(
                PLAIN,
                DOUBLED,
                valueClipped(RATE, 0.1 * Math.PI / 2),
                normClipped(RATE, 0.1),
                ACTIVATED,
                activated(TANH, RATE, 0.1, 20),
                activated(LOG, RATE, 0.1, 20),
                activated(ATAN, RATE, 0.1, 20, Update.Point.DIRECTION),
                sgd(
                        "SGD 0.01, adaptive atan (shrink 10, slope 20) on the momentum",
                        RATE,
                        () -> new AdaptiveGradientActivation(10, 20)),
                sgd(20 * RATE),
                valueClipped(20 * RATE, Math.PI / 2 / 200),
                activated(ATAN, RATE, 0.1, 200),
                activated(ATAN, RATE, 0.1, 200, Update.Point.DIRECTION),
                HUNDREDFOLD,
                CORNERED,
                STEEP,
                adam(0.001),
                activatedAdam(0.001, 0.1, 20));
    }

    @Override
    public Outcome run(Conditions conditions) {
        boolean scaled = conditions.scaled();
        MnistTask task = new MnistTask(
                DataSets.require("mnist"),
                ImageSequence.of(MnistTask.Presentation.FLAT),
                Integer.MAX_VALUE,
                0,
                scaled ? MnistTask.EVALUATED : Integer.MAX_VALUE);
        GradientActivationRun run = new GradientActivationRun(
                task, List.of(100, 100, 100, 100), BATCH, updates(scaled), updates(scaled) / 60);
        List<GradientActivationSeeds> all =
                GradientActivationSeeds.run(conditions, run, contenders(scaled), scaled ? 1 : 3);
        Outcome outcome = new Outcome();
        for (GradientActivationSeeds runs : all) {
            outcome.row(
                    runs.contender().name() + ": training loss / test accuracy",
                    "",
                    runs.spread(Result::trainingLoss) + " / " + runs.spread(Result::accuracy),
                    norms(runs));
        }
        check(outcome, all, scaled);
        outcome.chart(new Outcome.Chart(
                "Training loss, mean over seeds",
                "updates",
                "cross-entropy (nats)",
                true,
                all.stream().map(runs -> runs.losses(run)).toList()));
        outcome.chart(depths(all));
        return outcome;
    }

    private static String norms(GradientActivationSeeds runs) {
        String text = "gradient norm " + ends(runs.curve(Result::norms));
        double[] after = runs.curve(Result::activatedNorms);
        return after.length == 0 ? text : text + "; made " + ends(after);
    }

    private static String ends(double... curve) {
        return String.format(Locale.ROOT, "%.2g, at the end %.2g", curve[0], curve[curve.length - 1]);
    }

    private static Outcome.Chart depths(List<GradientActivationSeeds> all) {
        List<Outcome.Curve> curves = new ArrayList<>();
        curves.add(byDepth("before training", all.get(0).curve(Result::depthsAtStart)));
        all.forEach(runs -> curves.add(byDepth(runs.contender().name(), runs.curve(Result::depthsAtEnd))));
        return new Outcome.Chart(
                "Gradient by depth before and after training, mean over seeds",
                "hidden layer, from the input on",
                "norm of the loss's gradient on its output",
                true,
                curves);
    }

    private static Outcome.Curve byDepth(String name, double... gradient) {
        double[] layers = new double[gradient.length];
        Arrays.setAll(layers, i -> i + 1.0);
        return new Outcome.Curve(name, layers, gradient);
    }

    private static void check(Outcome outcome, List<GradientActivationSeeds> all, boolean scaled) {
        double stalled = 2.29;
        double plain = lowestLoss(of(all, PLAIN));
        outcome.check(
                "plain SGD stalls: least training loss (chance is 2.303)", "≥ 2.290", number(plain), plain >= stalled);
        double apart =
                of(all, ACTIVATED).mean(Result::trainingLoss) - of(all, DOUBLED).mean(Result::trainingLoss);
        outcome.check(
                "the authors' (0.1, 20) does as SGD at αβ = 2 times the rate: difference of training losses",
                "within ±0.020",
                number(apart),
                Math.abs(apart) <= 0.02);
        double steep = of(all, STEEP).leastAccuracy();
        double bound = scaled ? 0.35 : 0.8;
        outcome.check(
                "atan (0.01, 10000), slope 100, trains: least accuracy",
                "≥ " + number(bound),
                number(steep),
                steep >= bound);
        double hundredfold = lowestLoss(of(all, HUNDREDFOLD));
        outcome.check(
                "SGD at 100 times the rate does not: least training loss",
                "≥ 2.290",
                number(hundredfold),
                hundredfold >= stalled);
    }

    private static double lowestLoss(GradientActivationSeeds runs) {
        return runs.values(Result::trainingLoss).min().orElseThrow();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static GradientActivationSeeds of(
            List<GradientActivationSeeds> all, GradientActivationContender contender) {
        return all.stream()
                .filter(runs -> runs.contender().name().equals(contender.name()))
                .findFirst()
                .orElseThrow();
    }
}
