package io.evenkeel.evolution;

import io.evenkeel.evolution.MutationDiagnostics.Quantiles;
import java.util.List;

/**
 * Noise divided by sensitivities.
 *
 * @param delta change of each weight
 * @param sensitivities of each weight, as computed
 * @param zero how many were zero
 * @param floored how many were below the floor and not zero
 * @param clipped how many changes were clipped
 * @param undefined how many sensitivities were not finite
 */
record SafeChange(double[] delta, double[] sensitivities, int zero, int floored, int clipped, int undefined) {

    /**
     * What sensitivities count as.
     *
     * @param relative whether they are first divided by the largest finite one
     * @param zero what zero counts as, unless that is below the floor
     * @param floor what smaller ones count as
     */
    record Floors(boolean relative, double zero, double floor) {
        double ofZero() {
            return Math.max(zero, floor);
        }
    }

    /** A change that no sensitivity had a part in. */
    static SafeChange none(double[] delta) {
        return new SafeChange(delta, new double[0], 0, 0, 0, 0);
    }

    static SafeChange of(Floors floors, double[] s, double[] noise, double intensity, double clip) {
        double scale = floors.relative ? largest(s) : 1;
        double[] delta = new double[s.length];
        int zero = 0;
        int floored = 0;
        int clipped = 0;
        int undefined = 0;
        for (int j = 0; j < s.length; j++) {
            double safe = s[j] / scale;
            if (!Double.isFinite(s[j])) {
                undefined++;
                // What is divided by infinity is zero; nothing is known where there is no number.
                safe = Double.isNaN(s[j]) ? floors.ofZero() : s[j];
            } else if (s[j] == 0) {
                zero++;
                safe = floors.ofZero();
            } else if (safe < floors.floor) {
                floored++;
                safe = floors.floor;
            }
            delta[j] = intensity * noise[j] / safe;
            if (Math.abs(delta[j]) > clip) {
                clipped++;
                delta[j] = Math.copySign(clip, delta[j]);
            }
        }
        return new SafeChange(delta, s, zero, floored, clipped, undefined);
    }

    private static double largest(double[] s) {
        double largest = 0;
        for (double each : s) {
            if (each > largest && each < Double.POSITIVE_INFINITY) {
                largest = each;
            }
        }
        return largest;
    }

    /** Shares and counts as diagnostics, with quantiles if they are wanted. */
    MutationDiagnostics diagnostics(
            Layout layout, double norm, double after, double before, boolean quantiles, boolean targetReached) {
        double all = delta.length;
        return new MutationDiagnostics(
                norm,
                after,
                before,
                quantiles ? Quantiles.of(layout, sensitivities) : List.of(),
                zero / all,
                floored / all,
                clipped / all,
                undefined,
                targetReached,
                false);
    }
}
