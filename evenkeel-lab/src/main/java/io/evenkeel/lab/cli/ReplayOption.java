package io.evenkeel.lab.cli;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.LineageReplay;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The option that makes a network again in place of an evolution. */
final class ReplayOption {
    private static final int DIGITS = 4;
    private static final String NAME = "--replay";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            description = "Let nothing evolve, but make the best network of this result (JSON) again from its lineage.")
    private String result;

    /**
     * What is to be made again, if anything.
     *
     * @throws io.evenkeel.lab.UserError if the file is no result
     */
    Optional<LineageReplay> replay() {
        return Optional.ofNullable(result).map(file -> LineageReplay.read(Paths.readable(NAME, file)));
    }

    /** Refuses an option that has no meaning beside this one. */
    void excludes(String option, boolean given) {
        if (given) {
            throw new UserError(NAME + " makes one network again, in a folder of its own; leave out " + option);
        }
    }

    /** Says what came of it. */
    void show(ObjectNode made, Terminal terminal) {
        terminal.line(made.get("domain").stringValue() + ": fitness "
                + Figures.of(made.get("fitness").doubleValue(), DIGITS) + " after "
                + Figures.counted(made.get("generations").asLong(), "mutation") + ", in "
                + made.get("folder").stringValue());
    }

    /** Whether it is the same network as then; says so if it is not. */
    int status(ObjectNode made, Terminal terminal) {
        if (made.get("same").booleanValue()) {
            return ExitStatus.DONE;
        }
        terminal.error((made.has("cause") ? made.get("cause").stringValue() + ": " : "") + "the fitness is "
                + made.get("fitness").doubleValue() + ", but " + result + " says "
                + made.get("expected").doubleValue() + "; its specification, its data or its version was another");
        return ExitStatus.CHECK_FAILED;
    }
}
