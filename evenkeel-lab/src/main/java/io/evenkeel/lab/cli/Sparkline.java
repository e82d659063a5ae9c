package io.evenkeel.lab.cli;

/** A chart of one line of text, on a logarithmic scale. */
final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String PLAIN = "_.-~=+*#";

    private Sparkline() {}

    /**
     * Draws values.
     *
     * @param values to draw; zeros and what is not finite become a space
     * @param width characters at most; more values than that are averaged on the logarithmic scale
     * @param unicode whether block characters can be shown
     * @return the line, empty for no values
     */
    static String of(double[] values, int width, boolean unicode) {
        int cells = Math.min(width, values.length);
        double[] levels = new double[cells];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < cells; i++) {
            levels[i] =
                    mean(values, (int) ((long) i * values.length / cells), (int) ((i + 1L) * values.length / cells));
            if (!Double.isNaN(levels[i])) {
                low = Math.min(low, levels[i]);
                high = Math.max(high, levels[i]);
            }
        }
        String marks = unicode ? BLOCKS : PLAIN;
        StringBuilder line = new StringBuilder();
        for (double level : levels) {
            // A flat curve is drawn at half height.
            double share = high > low ? (level - low) / (high - low) : 0.5;
            int mark = (int) Math.min(marks.length() - 1L, Math.floor(share * marks.length()));
            line.append(Double.isNaN(level) ? ' ' : marks.charAt(mark));
        }
        return line.toString();
    }

    // The mean logarithm of the positive finite values, NaN where there are none.
    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (values[i] > 0 && values[i] < Double.POSITIVE_INFINITY) {
                sum += Math.log(values[i]);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
