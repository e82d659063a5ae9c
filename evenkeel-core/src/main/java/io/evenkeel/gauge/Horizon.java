package io.evenkeel.gauge;

/**
 * How far back gradients remain usable: the first lag at which their root mean square leaves [low, high].
 *
 * @param exit on which side they leave, if they do
 * @param lag the first lag outside, steps; the largest measured lag if there is none
 */
public record Horizon(Exit exit, int lag) {

    /** Ways to leave the usable range. */
    public enum Exit {
        /** Not within the measured lags. */
        NONE,
        /** Too small. */
        BELOW,
        /** Too large. */
        ABOVE
    }

    /**
     * Finds the horizon.
     *
     * @param rmsByLag root mean square gradient for lags 0, 1, …
     * @param low smallest usable value
     * @param high largest usable value
     * @return the horizon
     */
    public static Horizon of(double[] rmsByLag, double low, double high) {
        for (int k = 0; k < rmsByLag.length; k++) {
            if (rmsByLag[k] < low) {
                return new Horizon(Exit.BELOW, k);
            }
            if (!(rmsByLag[k] <= high)) {
                return new Horizon(Exit.ABOVE, k);
            }
        }
        return new Horizon(Exit.NONE, rmsByLag.length - 1);
    }

    /** @return {@code "25"} or {@code "none within 100"} */
    @Override
    public String toString() {
        return exit == Exit.NONE ? "none within " + lag : Integer.toString(lag);
    }
}
