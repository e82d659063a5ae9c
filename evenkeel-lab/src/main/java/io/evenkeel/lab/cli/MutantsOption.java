package io.evenkeel.lab.cli;

import io.evenkeel.lab.UserError;
import picocli.CommandLine.Option;

/** How many mutants of an evolution's best network are judged. */
final class MutantsOption {
    private static final int MOST = 1000;
    private static final int SHARE = 10;

    @Option(
            names = "--mutants",
            paramLabel = "N",
            description =
                    "Mutants of the best network that are judged when the run is over, to see how robust it is; 0 for none."
                            + " Default: 1000, at most a tenth of the evaluations.")
    private Integer mutants;

    boolean given() {
        return mutants != null;
    }

    /** @throws UserError if the number is negative */
    void check() {
        if (mutants != null && mutants < 0) {
            throw new UserError("--mutants must be 0 or more, not " + mutants);
        }
    }

    /** Mutants cost as much as other individuals, so that by default there are few where a run is short. */
    int count(long evaluations) {
        return mutants != null ? mutants : (int) Math.min(MOST, evaluations / SHARE);
    }
}
