package io.evenkeel.lab.cli;

import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.report.EvolutionReport;
import io.evenkeel.lab.run.EvolutionResult;
import io.evenkeel.lab.run.EvolutionRun;
import io.evenkeel.lab.run.EvolutionTree;
import io.evenkeel.lab.run.MutantTree;
import io.evenkeel.lab.run.RunBroken;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An evolution from its first evaluation to its report. */
final class SingleEvolution {
    private final EvolutionRun evolution;
    private final Progress progress;
    private final Terminal terminal;

    SingleEvolution(EvolutionRun evolution, Progress progress, Terminal terminal) {
        this.evolution = evolution;
        this.progress = progress;
        this.terminal = terminal;
    }

    /**
     * Lets networks evolve, judges mutants of the best, and writes what is to be written.
     *
     * @return exit status
     */
    int run(MutantsOption wanted, boolean quiet, RunOutput results) throws IOException {
        try (Stopping stopping = Stopping.by(evolution::stop)) {
            EvolutionResult result = evolution.run();
            Optional<MutantRobustness> robustness = robustness(result, wanted.count(result.evaluations()));
            progress.close();
            Optional<ObjectNode> mutants = robustness.map(
                    each -> MutantTree.of(each, evolution.problem().domain()));
            ObjectNode tree = result.tree();
            mutants.ifPresent(each -> tree.set("mutants", each));
            results.writeResult(tree);
            if (!quiet && !results.onStandardOut()) {
                new EvolutionText(terminal)
                        .show(result, mutants, results.folder().path());
            }
            terminal.out().flush();
            results.writeReport(
                    () -> EvolutionReport.of(EvolutionTree.of(results.folder(), evolution, result, robustness)));
            if (result.interrupted()) {
                terminal.error("stopped after evaluation " + result.evaluations() + "; go on with --resume");
            }
            return result.interrupted() ? ExitStatus.BROKEN : ExitStatus.DONE;
        } catch (RunBroken e) {
            results.writeFailure(
                    () -> EvolutionReport.of(EvolutionTree.broken(results.folder(), evolution, e.getMessage())));
            throw e;
        }
    }

    private Optional<MutantRobustness> robustness(EvolutionResult result, int count) {
        if (count == 0 || result.interrupted()) {
            return Optional.empty();
        }
        progress.stage("judging " + count + " mutants");
        progress.at(0, count);
        return Optional.of(evolution.mutants(result, count))
                .filter(each -> !each.mutants().isEmpty());
    }
}
