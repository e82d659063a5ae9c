package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.PruningContender.DENSE;
import static io.evenkeel.lab.reproduce.PruningContender.JACOBIAN;
import static io.evenkeel.lab.reproduce.PruningContender.RANDOM;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.reproduce.PruningTraining.CellKind;
import io.evenkeel.lab.reproduce.PruningTraining.Result;
import io.evenkeel.tasks.DataSets;
import io.evenkeel.tasks.ImageSequence;
import io.evenkeel.tasks.MnistTask;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Four cells on handwritten digits row by row, pruned to 5 % at random and by the Jacobian spectrum, and dense. */
final class PruningTable implements Experiment {
    private static final double SPARSITY = 0.95;
    private static final int BATCH = 64;
    private static final int EPOCHS = 50;
    private static final int SEEDS = 5;
    private static final List<PruningContender> CONTENDERS = List.of(RANDOM, JACOBIAN, DENSE);

    /** A line of the paper's table. */
    private record Published(String weights, String random, String jacobian, String dense) {
        String error(PruningContender contender) {
            return contender.equals(DENSE) ? dense : contender.equals(RANDOM) ? random : jacobian;
        }
    }

    private static final Map<CellKind, Published> TABLE = new EnumMap<>(Map.of(
            CellKind.BASIC, new Published("171k to 8.5k", "9.51 ± 3.98", "7.57 ± 0.20", "7.08 ± 2.08"),
            CellKind.LSTM, new Published("684k to 34.2k", "2.17 ± 0.18", "1.66 ± 0.16", "0.80 ± 0.18"),
            CellKind.PEEPHOLE, new Published("1.32M to 66.2k", "1.80 ± 0.18", "1.24 ± 0.08", "0.74 ± 0.10"),
            CellKind.GRU, new Published("513k to 25.7k", "1.50 ± 0.08", "1.46 ± 0.05", "0.77 ± 0.14")));

    @Override
    public String name() {
        return "jacobian-spectrum-pruning/table-1";
    }

    @Override
    public String title() {
        return "Four cells on MNIST row by row, pruned to 5 % before training";
    }

    @Override
    public Citation citation() {
        return Citations.JACOBIAN_SPECTRUM;
    }

    @Override
    public String published() {
        return "Table 1: validation error in per cent after 50 epochs, 400 units, 95 % sparse.";
    }

    @Override
    public String configuration(boolean scaled) {
        return units(scaled)
                + " units, Glorot, biases 0; 28 steps of 28 pixels in [0, 1], asked for in the last; 95 % of input and"
                + " recurrent weights pruned by the first batch of 64; Adam 0.001, batch 64, " + updates(scaled)
                + " updates (" + (scaled ? "about 1 epoch" : EPOCHS + " epochs") + "), " + (scaled ? 1 : SEEDS)
                + (scaled ? " seed" : " seeds") + ", 10,000 test images.";
    }

    private static int units(boolean scaled) {
        return scaled ? 100 : 400;
    }

    private static long updates(boolean scaled) {
        return scaled ? 900 : (EPOCHS * 60_000L + BATCH - 1) / BATCH;
    }

    @Override
    public Outcome run(Conditions conditions) {
        boolean scaled = conditions.scaled();
        MnistTask task = new MnistTask(
                DataSets.require("mnist"), ImageSequence.of(MnistTask.Presentation.ROWS), Integer.MAX_VALUE, 0, 10_000);
        List<PruningTraining> trainings = Arrays.stream(CellKind.values())
                .map(cell -> new PruningTraining(task, cell, units(scaled), SPARSITY, updates(scaled)))
                .toList();
        List<PruningSeeds> all = PruningSeeds.run(conditions, trainings, CONTENDERS, scaled ? 1 : SEEDS);
        Outcome outcome = new Outcome();
        for (PruningSeeds runs : all) {
            CellKind cell = runs.training().cell();
            Published line = TABLE.get(cell);
            outcome.row(
                    cell.title() + ", " + runs.contender().name() + ": error in per cent",
                    line.error(runs.contender()),
                    errors(runs),
                    note(runs, line));
        }
        check(outcome, all, scaled);
        return outcome;
    }

    private static double error(Result result) {
        return 100 * (1 - result.accuracy());
    }

    private static String errors(PruningSeeds runs) {
        double mean = runs.mean(PruningTable::error);
        double[] errors = runs.values(PruningTable::error);
        if (errors.length == 1) {
            return number(mean);
        }
        double squares = Arrays.stream(errors).map(e -> (e - mean) * (e - mean)).sum();
        return number(mean) + " ± " + number(Math.sqrt(squares / (errors.length - 1)));
    }

    private static String note(PruningSeeds runs, Published line) {
        String norm = "Jacobian norm " + Summary.number(runs.mean(Result::before));
        return runs.results().get(0).mask().isEmpty()
                ? norm
                : norm + " to " + Summary.number(runs.mean(Result::after)) + "; weights "
                        + runs.results().get(0).mask().get().size() + " to "
                        + runs.results().get(0).mask().get().kept() + " (published " + line.weights()
                        + "), inputs' share "
                        + number(runs.mean(result -> result.share(block -> !block.recurrent())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void check(Outcome outcome, List<PruningSeeds> all, boolean scaled) {
        for (CellKind cell : CellKind.values()) {
            List<PruningSeeds> of =
                    all.stream().filter(runs -> runs.training().cell() == cell).toList();
            double ours = PruningSeeds.of(of, JACOBIAN).mean(PruningTable::error);
            double random = PruningSeeds.of(of, RANDOM).mean(PruningTable::error);
            double bound = scaled ? 50 : random;
            outcome.check(
                    cell.title() + (scaled ? ", pruned, learns: error" : " errs less than pruned at random"),
                    "≤ " + number(bound),
                    number(ours),
                    ours <= bound);
        }
    }
}
