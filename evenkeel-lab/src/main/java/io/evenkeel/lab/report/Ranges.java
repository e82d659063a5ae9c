package io.evenkeel.lab.report;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/** Chooses between a linear and a logarithmic axis. */
final class Ranges {
    /** From this ratio on, a linear axis would hide what happens at small values. */
    private static final double WIDE = 20;

    private Ranges() {}

    /** Returns whether all finite values are positive and far apart. */
    static boolean wide(double... values) {
        DoubleSummaryStatistics range =
                Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        return range.getMin() > 0 && range.getMax() > WIDE * range.getMin();
    }
}
