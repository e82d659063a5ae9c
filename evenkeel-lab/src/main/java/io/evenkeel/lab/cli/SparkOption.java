package io.evenkeel.lab.cli;

import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.EngineProvider;
import io.evenkeel.lab.run.RunEngine;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Option of the commands that can have Apache Spark do the work. Spark is known to another module only. */
final class SparkOption {
    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description =
                    "Let Apache Spark do the work: local[N], or spark://HOST:PORT for a cluster, see docs/spark.md."
                            + " Results do not depend on it.")
    private String master;

    /**
     * Checks that nothing else says where to compute.
     *
     * @throws UserError if both were given
     */
    void excludes(RunOptions run) {
        if (master != null && run.threadsGiven()) {
            throw new UserError("--spark and --threads exclude each other: a master knows how many cores it has");
        }
    }

    /** Opens an engine where the option says, empty if it was not given. */
    Optional<EvaluationEngine> engine(EvolutionSpec spec) {
        return Optional.ofNullable(master).map(place -> provider().open(spec, place));
    }

    /** Opens an engine for whole runs where the option says, one on threads if it was not given. */
    RunEngine runs(int threads) {
        return master == null ? RunEngine.threads(threads) : provider().runs(master);
    }

    private static EngineProvider provider() {
        return EngineProvider.find("spark")
                .orElseThrow(() ->
                        new UserError("--spark needs the module evenkeel-spark and its libraries, which are not on"
                                + " the class path; the script evenkeel adds them (docs/spark.md)"));
    }

    boolean given() {
        return master != null;
    }

    /** What is worth knowing before an evolution begins. */
    List<String> warnings(EvolutionSpec spec) {
        return master != null && spec.evolutionaryAlgorithm().children() == 1
                ? List.of("one child at a time leaves nothing for Spark to share out after the founders; set the"
                        + " algorithm's batch to some hundreds where a network is judged in a millisecond")
                : List.of();
    }
}
