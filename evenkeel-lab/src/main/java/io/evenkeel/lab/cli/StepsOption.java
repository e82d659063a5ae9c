package io.evenkeel.lab.cli;

import io.evenkeel.lab.UserError;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The option of the commands that train that says how long. */
final class StepsOption {
    @Option(
            names = {"--steps", "--updates"},
            paramLabel = "N",
            description = "Updates of a whole run, in place of trainer.steps.")
    private Long steps;

    /** Checks the option. */
    OptionalLong steps() {
        if (steps != null && steps < 0) {
            throw new UserError("--steps must not be negative: " + steps);
        }
        return steps == null ? OptionalLong.empty() : OptionalLong.of(steps);
    }
}
