package io.evenkeel.lab.cli;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Nearest;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.report.ExperimentReport;
import io.evenkeel.lab.reproduce.Conditions;
import io.evenkeel.lab.reproduce.Experiment;
import io.evenkeel.lab.reproduce.ExperimentJson;
import io.evenkeel.lab.reproduce.Experiments;
import io.evenkeel.lab.reproduce.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists or runs the papers' experiments. */
@Command(
        name = "reproduce",
        description = "Runs a paper's experiments again, published numbers beside our own; lists them without a name.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit status: 1 if an expectation does not hold."})
final class ReproduceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "An experiment (paper/id), a paper for all of its experiments, or \"all\".")
    private String name;

    @Option(names = "--scaled", description = "Run the scaled-down variants: minutes in all.")
    private boolean scaled;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the first run; each experiment has its own.")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Runs side by side; as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    ReproduceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new UserError("--threads must be at least 1, not " + threads);
        }
        List<Experiment> chosen = name == null || name.equals("all") ? Experiments.all() : Experiments.named(name);
        if (chosen.isEmpty()) {
            throw new UserError("there is no experiment " + name
                    + Nearest.of(
                                    name,
                                    Experiments.all().stream()
                                            .map(Experiment::name)
                                            .toList())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; \"evenkeel reproduce\" lists them"));
        }
        OutputFiles files = output.files(Map.of());
        if (name == null) {
            list(chosen);
            return ExitStatus.DONE;
        }
        ArrayNode all = Json.object().putArray("experiments");
        boolean holds = true;
        for (Experiment experiment : chosen) {
            holds &= run(experiment, all, files);
        }
        // One experiment is one object; several are an array of them.
        files.write(all.size() == 1 ? all.get(0) : all, () -> ExperimentReport.of(all), terminal.out());
        return holds ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
    }

    private boolean run(Experiment experiment, ArrayNode all, OutputFiles files) {
        long started = System.nanoTime();
        Outcome outcome;
        Conditions conditions;
        try (Progress progress = output.progress(terminal)) {
            conditions = new Conditions(scaled, seed == null ? experiment.seed() : seed, threads, progress);
            outcome = experiment.run(conditions);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        ObjectNode result = ExperimentJson.of(experiment, conditions, outcome, seconds);
        all.add(result);
        if (!output.quiet() && !files.onStandardOut()) {
            new ExperimentText(terminal).show(experiment, conditions, outcome, seconds);
        }
        return outcome.holds();
    }

    private void list(List<Experiment> experiments) {
        List<String> papers = new ArrayList<>();
        for (Experiment experiment : experiments) {
            String paper = experiment.citation().text();
            if (!papers.contains(paper)) {
                papers.add(paper);
                terminal.line(paper);
            }
            terminal.line(String.format("  %-40s %s", experiment.name(), experiment.title()));
        }
    }
}
