package io.evenkeel.lab.reproduce;

import static io.evenkeel.lab.reproduce.PruningContender.BY_ELEMENT;
import static io.evenkeel.lab.reproduce.PruningContender.DENSE;
import static io.evenkeel.lab.reproduce.PruningContender.GRASP;
import static io.evenkeel.lab.reproduce.PruningContender.JACOBIAN;
import static io.evenkeel.lab.reproduce.PruningContender.MAGNITUDE;
import static io.evenkeel.lab.reproduce.PruningContender.PLAIN;
import static io.evenkeel.lab.reproduce.PruningContender.RANDOM;
import static io.evenkeel.lab.reproduce.PruningContender.SNIP;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.reproduce.PruningTraining.CellKind;
import io.evenkeel.lab.reproduce.PruningTraining.Result;
import io.evenkeel.prune.PrunableBlock;
import io.evenkeel.tasks.DelayedPatternsTask;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One-shot pruning of a small gated network, and where what is left of it stands. */
final class PruningScaled implements Experiment {
    private static final int UNITS = 100;
    private static final double SPARSITY = 0.95;
    /** Fifteen epochs of 2,000 sequences in batches of 64. */
    private static final int UPDATES = 469;

    private static final int CANDIDATE = 2;

    private static final Map<PruningContender, String> PROTOTYPE = Map.of(
            DENSE, "1.000 1.000 1.000",
            RANDOM, ".978 .992 .822; .31 .31 .31 .07",
            MAGNITUDE, ".413 .723 .944; .19 .19 .18 .44",
            SNIP, "1.000 1.000 1.000; .00 .00 .69 .31",
            PLAIN, ".270 .270 .270; .00 .00 1.00 .00",
            JACOBIAN, ".988 .998 .997; .14 .05 .78 .03",
            BY_ELEMENT, ".267 .558 .263; .45 .36 .10 .08");

    @Override
    public String name() {
        return "jacobian-spectrum-pruning/scaled";
    }

    @Override
    public String title() {
        return "A gated network pruned to 5 % before training, by eight criteria, on patterns to remember";
    }

    @Override
    public Citation citation() {
        return Citations.JACOBIAN_SPECTRUM;
    }

    @Override
    public String published() {
        return "The paper claims that criteria made for feed-forward networks fail on recurrent ones, and leave weights in few"
                + " neurons and gates; this task is not the paper's, and the figures called prototype are not published.";
    }

    @Override
    public String configuration(boolean scaled) {
        return "GRU of " + UNITS + " units, Glorot, biases 0; 4 patterns of 3 steps among " + DelayedPatternsTask.STEPS
                + " steps of noise, 2,000 sequences to learn from, 1,000 to judge by; 95 % of input and recurrent weights"
                + " pruned by the first batch of 64; Adam 0.001, batch 64, " + UPDATES + " updates (15 epochs); "
                + (scaled ? "1 seed" : "3 seeds")
                + ". The prototype resets before the recurrent product, this network, as PyTorch's, behind it.";
    }

    private static List<PruningContender> contenders(boolean scaled) {
        return scaled
                ? List.of(DENSE, RANDOM, SNIP, PLAIN, JACOBIAN)
                : List.of(DENSE, RANDOM, MAGNITUDE, SNIP, GRASP, PLAIN, JACOBIAN, BY_ELEMENT);
    }

    @Override
    public Outcome run(Conditions conditions) {
        PruningTraining training = new PruningTraining(
                new DelayedPatternsTask(DelayedPatternsTask.STEPS), CellKind.GRU, UNITS, SPARSITY, UPDATES);
        List<PruningSeeds> all = PruningSeeds.run(
                conditions, List.of(training), contenders(conditions.scaled()), conditions.scaled() ? 1 : 3);
        Outcome outcome = new Outcome();
        for (PruningSeeds runs : all) {
            outcome.row(
                    runs.contender().name() + ": accuracy; what is left in U_reset, U_update, U_candidate, inputs",
                    PROTOTYPE.containsKey(runs.contender()) ? Prototype.LABEL + PROTOTYPE.get(runs.contender()) : "",
                    list(runs.values(Result::accuracy)) + shares(runs),
                    norms(runs));
        }
        check(outcome, all, conditions.scaled());
        return outcome;
    }

    private static String list(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%.3f", value))
                .collect(Collectors.joining(" "));
    }

    private static String shares(PruningSeeds runs) {
        if (runs.contender().equals(DENSE)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "; %.3f %.3f %.3f %.3f",
                runs.mean(share(gate(0))),
                runs.mean(share(gate(1))),
                runs.mean(share(gate(CANDIDATE))),
                runs.mean(share(block -> !block.recurrent())));
    }

    private static Predicate<PrunableBlock> gate(int gate) {
        return block -> block.recurrent() && block.gate() == gate;
    }

    private static ToDoubleFunction<Result> share(Predicate<PrunableBlock> of) {
        return result -> result.share(of);
    }

    private static String norms(PruningSeeds runs) {
        String before = "Jacobian norm " + Summary.number(runs.mean(Result::before));
        if (runs.contender().equals(DENSE)) {
            return before;
        }
        return before + " to " + Summary.number(runs.mean(Result::after)) + "; neurons that receive nothing "
                + list(runs.mean(PruningScaled::silent)) + ", that no other reads "
                + list(runs.mean(PruningScaled::unread));
    }

    private static double silent(Result result) {
        return zeros(result.mask().orElseThrow().incoming(0));
    }

    private static double unread(Result result) {
        return zeros(result.mask().orElseThrow().outgoing(0));
    }

    private static double zeros(int... counts) {
        return (double) Arrays.stream(counts).filter(count -> count == 0).count() / counts.length;
    }

    private static void check(Outcome outcome, List<PruningSeeds> all, boolean scaled) {
        PruningSeeds plain = PruningSeeds.of(all, PLAIN);
        double candidate = plain.least(share(gate(CANDIDATE)));
        outcome.check(
                "not normalized, the candidate's recurrent matrix has all that is left: its least share",
                "> 0.99",
                list(candidate),
                candidate > 0.99);
        double blind = plain.most(Result::accuracy);
        outcome.check("so that nothing is learned: largest accuracy", "≤ 0.35", list(blind), blind <= 0.35);
        double gates = PruningSeeds.of(all, SNIP).most(share(gate(0).or(gate(1))));
        outcome.check(
                "SNIP leaves the gates' recurrent matrices nearly empty: their largest share",
                "≤ 0.02",
                list(gates),
                gates <= 0.02);
        PruningSeeds ours = PruningSeeds.of(all, JACOBIAN);
        double least = ours.least(Result::accuracy);
        outcome.check("normalized by matrix, it learns: least accuracy", "≥ 0.9", list(least), least >= 0.9);
        if (!scaled) {
            PruningSeeds random = PruningSeeds.of(all, RANDOM);
            double mean = ours.mean(Result::accuracy) - random.mean(Result::accuracy);
            double worst = least - random.least(Result::accuracy);
            outcome.check("it beats random pruning on average: difference", "> 0", list(mean), mean > 0);
            outcome.check("and in the worst seed: difference", "> 0", list(worst), worst > 0);
        }
    }
}
