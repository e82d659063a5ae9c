package io.evenkeel.gauge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A verdict with its reason and what to do about it. The rules, in this order:
 *
 * <ol>
 *   <li>λ₁ is above the threshold on chaos and significantly above 0: {@code chaotic} where the state is bounded,
 *       {@code exploding} where it is not.
 *   <li>Gradients leave the usable range upward within the wanted lags: {@code exploding}.
 *   <li>They leave it downward within the wanted lags, or would at the rate λ₁ if fewer lags were measured:
 *       {@code vanishing}.
 *   <li>Otherwise {@code healthy}.
 * </ol>
 *
 * @param verdict in a word
 * @param reason in one or two sentences with numbers and units
 * @param horizon the lag at which gradients leave the usable range
 * @param thresholds the lines that were drawn
 * @param remedies ingredients that address the verdict, the most promising first; empty if healthy
 */
public record Judgment(
        Verdict verdict, String reason, Horizon horizon, VerdictThresholds thresholds, List<Remedy> remedies) {
    /** Saturation from which on it is worth a word. */
    private static final double MUCH = 0.25;

    /**
     * Judges by the usual thresholds.
     *
     * @param evidence measurements
     * @return the judgment
     */
    public static Judgment of(Evidence evidence) {
        return of(evidence, VerdictThresholds.DEFAULT);
    }

    /**
     * Judges.
     *
     * @param evidence measurements
     * @param thresholds where to draw the lines
     * @return the judgment
     * @throws IllegalArgumentException if λ₁ is not a number or no gradient was measured
     */
    public static Judgment of(Evidence evidence, VerdictThresholds thresholds) {
        if (Double.isNaN(evidence.lambda1()) || evidence.rmsByLag().length == 0) {
            throw new IllegalArgumentException("a verdict needs the largest exponent and the gradient by lag");
        }
        Horizon horizon = Horizon.of(evidence.rmsByLag(), thresholds.low(), thresholds.high());
        Verdict verdict = verdict(evidence, thresholds, horizon);
        String reason = reason(verdict, evidence, thresholds, horizon);
        return new Judgment(verdict, reason, horizon, thresholds, Remedies.rank(verdict, evidence));
    }

    private static Verdict verdict(Evidence e, VerdictThresholds t, Horizon horizon) {
        if (e.lambda1() > t.chaos() && e.lambda1() > t.standardErrors() * e.standardError()) {
            return e.boundedState() ? Verdict.CHAOTIC : Verdict.EXPLODING;
        }
        boolean early = horizon.lag() <= t.wantedLags();
        if (early && horizon.exit() == Horizon.Exit.ABOVE) {
            return Verdict.EXPLODING;
        }
        if (early && horizon.exit() == Horizon.Exit.BELOW) {
            return Verdict.VANISHING;
        }
        boolean extrapolated = horizon.exit() == Horizon.Exit.NONE
                && horizon.lag() < t.wantedLags()
                && e.lambda1() < 0
                && expectedHorizon(e, t) < t.wantedLags();
        return extrapolated ? Verdict.VANISHING : Verdict.HEALTHY;
    }

    private static double expectedHorizon(Evidence e, VerdictThresholds t) {
        return StrictMath.log(t.low()) / e.lambda1();
    }

    private static String reason(Verdict verdict, Evidence e, VerdictThresholds t, Horizon horizon) {
        String rate = format("λ₁ = %.3g ± %.2g nats per step", e.lambda1(), e.standardError());
        String gradient = switch (horizon.exit()) {
            case BELOW -> format("falls below %s of itself after %d steps", plain(t.low()), horizon.lag());
            case ABOVE -> format("grows to more than %s times itself after %d steps", plain(t.high()), horizon.lag());
            case NONE -> format("is still %.2g of itself after %d steps", last(e.rmsByLag()), horizon.lag());
        };
        String first = switch (verdict) {
            case CHAOTIC ->
                format(
                        "Small perturbations double every %.3g steps (%s) while the state stays bounded.",
                        StrictMath.log(2) / e.lambda1(), rate);
            case EXPLODING ->
                e.lambda1() > t.chaos()
                        ? format("Perturbations of the unbounded state grow (%s); a gradient %s.", rate, gradient)
                        : format(
                                "A gradient %s, although perturbations do not grow in the long run (%s):"
                                        + " transient growth.",
                                gradient, rate);
            case VANISHING ->
                horizon.exit() == Horizon.Exit.BELOW
                        ? format("A gradient %s, of %d wanted (%s).", gradient, t.wantedLags(), rate)
                        : format(
                                "A gradient %s, but at %s it falls below %s after about %.0f, of %d wanted.",
                                gradient, rate, plain(t.low()), expectedHorizon(e, t), t.wantedLags());
            case HEALTHY -> format("A gradient %s (%s).", gradient, rate);
        };
        return first + units(e);
    }

    private static String units(Evidence e) {
        List<String> words = new ArrayList<>();
        if (e.saturatedFraction() >= MUCH) {
            words.add(format("%.0f %% of the activations are saturated", 100 * e.saturatedFraction()));
        }
        if (e.deadFraction() > 0) {
            words.add(format("%.1f %% of the units are dead", 100 * e.deadFraction()));
        }
        if (words.isEmpty()) {
            return "";
        }
        String sentence = String.join(" and ", words);
        return " " + sentence + ".";
    }

    private static String plain(double threshold) {
        return new BigDecimal(Double.toString(threshold)).stripTrailingZeros().toPlainString();
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
