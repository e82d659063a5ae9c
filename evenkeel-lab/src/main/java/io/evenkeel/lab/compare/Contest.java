package io.evenkeel.lab.compare;

import io.evenkeel.lab.run.RunGrid;
import io.evenkeel.lab.run.TrainingRun;
import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.lab.spec.SpecException;
import io.evenkeel.train.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Runs every contender with every seed, each in a folder of its own, {@code contender/seed-N}, see {@link RunGrid}. */
public final class Contest {
    private final Comparison comparison;

    /**
     * Prepares a contest. Contenders with gradient activation get the baselines that they must be held against.
     *
     * @param comparison contenders and seeds
     */
    public Contest(Comparison comparison) {
        this.comparison = GradientActivationBaselines.added(comparison);
    }

    /**
     * Runs what has not been run yet.
     *
     * @param grid makes the runs; its engine changes no result but times
     * @return contenders, best first
     * @throws io.evenkeel.lab.UserError if there are runs that are to be left alone; nothing has been done then
     */
    public List<Standing> run(RunGrid grid) {
        Map<String, TrainingCell> runs = new LinkedHashMap<>();
        for (long seed : comparison.seeds()) {
            comparison.contenders().forEach((name, spec) -> {
                TrainingCell cell = TrainingCell.of(new Cell(name, seed), spec.withSeed(seed));
                runs.put(name + "/seed-" + seed, cell);
            });
        }
        return standings(grid.run("comparing " + comparison.contenders().size() + " contenders", runs));
    }

    private List<Standing> standings(List<ObjectNode> results) {
        Map<String, List<CellResult>> own = new LinkedHashMap<>();
        comparison.contenders().keySet().forEach(name -> own.put(name, new ArrayList<>()));
        for (ObjectNode tree : results) {
            CellResult result = CellResult.of(tree);
            own.get(result.cell().contender()).add(result);
        }
        Task.Criterion criterion = comparison.task().solved();
        List<Standing> standings = new ArrayList<>();
        own.forEach((name, cells) -> standings.add(new Standing(name, cells, criterion)));
        standings.sort(Standing.ranking());
        return standings;
    }

    /**
     * Builds every contender once, so that what does not fit is said before a folder is made.
     *
     * @return warnings of controllers, in the order of the contenders
     * @throws SpecException if a contender cannot be built, with its name
     */
    public List<String> check() {
        List<String> warnings = new ArrayList<>();
        comparison.contenders().forEach((name, spec) -> {
            String path = "contenders." + name;
            try (TrainingRun run = TrainingRun.of(spec).build()) {
                run.warnings().forEach(warning -> warnings.add(name + ": " + warning));
            } catch (SpecException e) {
                throw new SpecException(path + "." + e.path(), e.problem());
            } catch (IllegalArgumentException e) {
                throw new SpecException(path, e.getMessage());
            }
        });
        return warnings;
    }

    /** @return what is compared, with the baselines that were added */
    public Comparison comparison() {
        return comparison;
    }
}
