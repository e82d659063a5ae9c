package io.evenkeel.lab.cli;

import java.util.function.LongFunction;
import picocli.CommandLine.Option;

/** The option of the commands that do one run that says with which seed. */
final class SeedOption {
    @Option(names = "--seed", paramLabel = "N", description = "Seed, in place of the specification's.")
    private Long seed;

    boolean given() {
        return seed != null;
    }

    /** The specification as it is, or as it is with the seed that was given. */
    <S> S in(S spec, LongFunction<S> seeded) {
        return seed == null ? spec : seeded.apply(seed);
    }
}
