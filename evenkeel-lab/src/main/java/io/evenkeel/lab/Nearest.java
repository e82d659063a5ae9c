package io.evenkeel.lab;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody who mistyped may have meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * Finds the closest of the known names.
     *
     * @param word what was written
     * @param known names that would have been right
     * @return the closest, if any is close enough to be a likely meaning
     */
    public static Optional<String> of(String word, Collection<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            // A last part on its own (henrici for weights[0].henrici) is a likely short cut.
            if (name.toLowerCase(Locale.ROOT).endsWith("." + word.toLowerCase(Locale.ROOT))) {
                distance = 1;
            }
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return least <= Math.max(2, word.length() / 3) ? Optional.ofNullable(best) : Optional.empty();
    }

    /**
     * Asks whether another name was meant.
     *
     * @param word what was written
     * @param known names that would have been right
     * @return "; did you mean …?" or nothing
     */
    public static String hint(String word, Collection<String> known) {
        return of(word, known).map(name -> "; did you mean " + name + "?").orElse("");
    }

    // Optimal string alignment: insertions, deletions, substitutions and exchanged neighbors each count one.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
