package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.GradientActivationContender.activated;
import static io.evenkeel.lab.reproduce.GradientActivationContender.sgd;
import static io.evenkeel.train.GradientActivationFunction.ATAN;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.reproduce.GradientActivationRun.Result;
import io.evenkeel.tasks.GaussianClustersTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How α and β decide what gradient activation does, each setting beside plain descent at αβ times the rate. */
final class GradientActivationSensitivity implements Experiment {
    private static final double RATE = 0.1;
    private static final double SMALL_ALPHA = 0.02;
    private static final double[] BETAS = {2, 5, 10, 25, 50, 100, 200, 400, 800};
    private static final double STEP = 1.2;
    private static final double GENTLE = 2.1;

    @Override
    public String name() {
        return "gradient-activation-function/sensitivity";
    }

    @Override
    public String title() {
        return "How much the choice of α and β matters, on the authors' two grids";
    }

    @Override
    public Citation citation() {
        return Citations.GRADIENT_ACTIVATION;
    }

    @Override
    public String published() {
        return "Grids of the authors' program, for MobileNet on CIFAR; their results could not be obtained.";
    }

    @Override
    public String configuration(boolean scaled) {
        return "Network, data and budget of gradient-activation-function/clusters, SGD 0.1 with momentum 0.9, arctangent on"
                + " the gradient. Grid 1: α = 0.02, β from 2 to 800. Grid 2: α and 1/β each 0.1 · 1.2^k, k = "
                + exponents(scaled)[0] + " … " + exponents(scaled)[exponents(scaled).length - 1] + ". "
                + (scaled ? "10 epochs, 1 seed." : "30 epochs, 2 seeds.");
    }

    private static int[] exponents(boolean scaled) {
        return scaled ? new int[] {-4, 0, 4} : IntStream.rangeClosed(-5, 6).toArray();
    }

    private static double scale(int exponent) {
        return 0.1 * StrictMath.pow(STEP, exponent);
    }

    @Override
    public Outcome run(Conditions conditions) {
        boolean scaled = conditions.scaled();
        int[] exponents = exponents(scaled);
        int slopes = 2 * (exponents.length - 1) + 1;
        int apart = exponents[1] - exponents[0];
        List<GradientActivationContender> contenders = new ArrayList<>();
        for (double beta : BETAS) {
            contenders.add(activated(ATAN, RATE, SMALL_ALPHA, beta));
        }
        for (double beta : BETAS) {
            contenders.add(sgd(RATE * SMALL_ALPHA * beta));
        }
        for (int a : exponents) {
            for (int b : exponents) {
                contenders.add(activated(ATAN, RATE, scale(a), 1 / scale(b)));
            }
        }
        double[] slope = new double[slopes];
        for (int i = 0; i < slopes; i++) {
            slope[i] = StrictMath.pow(STEP, (double) apart * (i - (exponents.length - 1)));
            contenders.add(sgd(RATE * slope[i]));
        }
        int epochs = scaled ? 10 : 30;
        GradientActivationRun run =
                new GradientActivationRun(new GaussianClustersTask(), List.of(32, 32, 32), 100, 20 * epochs, epochs);
        List<GradientActivationSeeds> all = GradientActivationSeeds.run(conditions, run, contenders, scaled ? 1 : 2);
        int grid = 2 * BETAS.length;
        int plain = grid + exponents.length * exponents.length;
        Outcome outcome = new Outcome();
        first(outcome, all.subList(0, grid));
        second(outcome, exponents, slope, all.subList(grid, plain), all.subList(plain, all.size()));
        return outcome;
    }

    private static void first(Outcome outcome, List<GradientActivationSeeds> all) {
        List<GradientActivationSeeds> activated = all.subList(0, BETAS.length);
        List<GradientActivationSeeds> plain = all.subList(BETAS.length, all.size());
        double[] slopes = Arrays.stream(BETAS).map(beta -> SMALL_ALPHA * beta).toArray();
        for (int i = 0; i < BETAS.length; i++) {
            outcome.row(
                    text("α = 0.02, β = %.0f (slope %.2g): test accuracy", BETAS[i], slopes[i]),
                    "",
                    activated.get(i).spread(Result::accuracy),
                    "SGD at " + text("%.3g", RATE * slopes[i]) + ": "
                            + plain.get(i).spread(Result::accuracy));
        }
        outcome.chart(new Outcome.Chart(
                "Grid 1: test accuracy over the slope αβ",
                "αβ",
                "accuracy",
                false,
                List.of(
                        new Outcome.Curve("atan, α = 0.02", slopes, accuracies(activated)),
                        new Outcome.Curve("SGD at αβ times the rate", slopes, accuracies(plain)))));
        double steepest = activated.get(BETAS.length - 1).accuracy();
        double gained = steepest - plain.get(BETAS.length - 1).accuracy();
        outcome.check(
                "at the steepest slope saturation helps: mean accuracy above SGD at 16 times the rate",
                "≥ 0.000",
                text("%.3f", gained),
                gained >= 0);
        double least = activated.get(0).accuracy();
        outcome.check(
                "slopes below 1 slow it down: mean accuracy at slope 16 above that at slope 0.04",
                "≥ 0.300",
                text("%.3f", steepest - least),
                steepest - least >= 0.3);
    }

    private static void second(
            Outcome outcome,
            int[] exponents,
            double[] slopes,
            List<GradientActivationSeeds> grid,
            List<GradientActivationSeeds> plain) {
        int n = exponents.length;
        double[] means = new double[slopes.length];
        double widest = 0;
        for (int i = 0; i < slopes.length; i++) {
            int offset = i - (n - 1);
            double[] same = IntStream.range(0, n)
                    .filter(a -> a - offset >= 0 && a - offset < n)
                    .mapToDouble(a -> grid.get(a * n + a - offset).accuracy())
                    .sorted()
                    .toArray();
            means[i] = Arrays.stream(same).average().orElseThrow();
            widest = Math.max(widest, same[same.length - 1] - same[0]);
            outcome.row(
                    text("grid 2, slope %.3g: mean test accuracy (smallest to largest)", slopes[i]),
                    "",
                    text("%.3f (%.3f to %.3f)", means[i], same[0], same[same.length - 1]),
                    same.length + (same.length == 1 ? " setting" : " settings") + "; SGD at "
                            + text("%.3g", RATE * slopes[i]) + ": "
                            + plain.get(i).spread(Result::accuracy));
        }
        double[] rates = accuracies(plain);
        outcome.chart(new Outcome.Chart(
                "Grid 2: test accuracy over the slope αβ",
                "αβ",
                "accuracy",
                false,
                List.of(
                        new Outcome.Curve("atan, mean of all α of this slope", slopes, means),
                        new Outcome.Curve("SGD at αβ times the rate", slopes, rates))));
        double distance = IntStream.range(0, slopes.length)
                .filter(i -> slopes[i] <= GENTLE)
                .mapToDouble(i -> Math.abs(means[i] - rates[i]))
                .max()
                .orElseThrow();
        outcome.row("grid 2: largest spread among settings of the same slope", "", text("%.3f", widest), "");
        outcome.check(
                "up to slope 2.1 it does as SGD at αβ times the rate: largest difference of mean accuracies",
                "≤ 0.050",
                text("%.3f", distance),
                distance <= 0.05);
    }

    private static double[] accuracies(List<GradientActivationSeeds> all) {
        return all.stream().mapToDouble(GradientActivationSeeds::accuracy).toArray();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
