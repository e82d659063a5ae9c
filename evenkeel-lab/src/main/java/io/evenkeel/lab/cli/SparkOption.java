package io.evenkeel.lab.cli;

import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.EngineProvider;
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
                    "Judge networks on Apache Spark: local[N], or spark://HOST:PORT for a cluster, see docs/spark.md."
                            + " Results do not depend on it.")
    private String master;

    boolean given() {
        return master != null;
    }

    /** Opens an engine where the option says, empty if it was not given. */
    Optional<EvaluationEngine> engine(EvolutionSpec spec) {
        if (master == null) {
            return Optional.empty();
        }
        EngineProvider provider = EngineProvider.find("spark")
                .orElseThrow(() ->
                        new UserError("--spark needs the module evenkeel-spark and its libraries, which are not on"
                                + " the class path; the script evenkeel adds them (docs/spark.md)"));
        return Optional.of(provider.open(spec, master));
    }

    /** What is worth knowing before an evolution begins. */
    List<String> warnings(EvolutionSpec spec) {
        return master != null && spec.evolutionaryAlgorithm().children() == 1
                ? List.of("one child at a time leaves nothing for Spark to share out after the founders; set batch of"
                        + " algorithm, to some hundreds where a network is judged in a millisecond")
                : List.of();
    }
}
