package io.evenkeel.lab.cli;

import java.util.Locale;

/**
 * How many Lyapunov exponents to compute.
 *
 * @param count the number asked for, or 0 for all
 * @param required whether a smaller state is an error
 */
public record ExponentCount(int count, boolean required) {
    /** Sixteen, or as many as there are: enough to see the leading ones separate, in little time. */
    public static final ExponentCount USUAL = new ExponentCount(16, false);

    static ExponentCount parse(String text) {
        if (text.strip().toLowerCase(Locale.ROOT).equals("all")) {
            return new ExponentCount(0, false);
        }
        try {
            int count = Integer.parseInt(text.strip());
            if (count >= 1) {
                return new ExponentCount(count, true);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UserError("--exponents must be a number from 1 or all, not \"" + text + "\"");
    }

    /**
     * Says how many exponents a state of this dimension gets.
     *
     * @param dimension number of state variables
     * @return the number of exponents, 1 to dimension
     * @throws UserError if more were asked for than the state has dimensions
     */
    public int of(int dimension) {
        if (required && count > dimension) {
            throw new UserError(
                    "--exponents " + count + " is over the state's dimension; this network has at most " + dimension);
        }
        return count == 0 ? dimension : Math.min(count, dimension);
    }
}
