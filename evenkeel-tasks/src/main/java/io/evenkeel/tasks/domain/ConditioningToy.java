package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Policy;
import io.evenkeel.evolution.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The simple, poorly conditioned model of Safe Mutations (J. Lehman, J. Chen, J. Clune, K. O. Stanley, GECCO 2018, arXiv
 * 1712.06563): two numbers are to be answered as they are, by a {@link ConditioningModel}, for which {@code w_0 = 0.01},
 * {@code w_1 = 10} is right. Fitness is {@code −Σ (y − t)²} over patterns and outputs, at most 0. Behavior is the answers, pattern
 * by pattern.
 */
public final class ConditioningToy implements Domain {
    /** A squared error below this is a solution; the paper only reports the error after a number of steps. */
    public static final double SOLVED_BELOW = 1e-3;

    private final Variant variant;
    private final Experiences patterns;

    /** Which patterns are shown, as in the paper; its released program has others for the first two. */
    public enum Variant {
        /** (0, 1): only the weight of the small effect matters. */
        EASY(new double[] {0, 1}),
        /** (1, 1): both weights matter. */
        MEDIUM(new double[] {1, 1}),
        /** (1, 1) and (−1, −1): both matter, and the sum of the gradients over the patterns is zero. */
        WASHOUT(new double[] {1, 1}, new double[] {-1, -1});

        private final List<double[]> shown;

        Variant(double[]... shown) {
            this.shown = List.of(shown);
        }
    }

    /**
     * The toy.
     *
     * @param variant which patterns are shown
     */
    public ConditioningToy(Variant variant) {
        this.variant = variant;
        this.patterns = new Experiences(
                1, false, variant.shown.stream().map(double[]::clone).toList());
    }

    @Override
    public String name() {
        return "conditioning-" + variant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public Trial evaluate(Policy policy, long seed) {
        double[][] answers = policy.answer(patterns);
        double error = 0;
        for (int i = 0; i < patterns.size(); i++) {
            for (int k = 0; k < 2; k++) {
                double difference = answers[i][k] - patterns.sequences().get(i)[k];
                error += difference * difference;
            }
        }
        if (!Double.isFinite(error)) {
            return Trial.failed("the squared error is " + error, patterns.size());
        }
        double[] behavior =
                Arrays.stream(answers).flatMapToDouble(Arrays::stream).toArray();
        return Trial.of(-error, error < SOLVED_BELOW, patterns.size(), behavior, patterns);
    }
}
