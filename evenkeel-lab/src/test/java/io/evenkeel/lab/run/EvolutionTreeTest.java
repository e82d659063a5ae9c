package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.evolution.Trial;
import io.evenkeel.lab.report.EvolutionReport;
import io.evenkeel.lab.report.MutantWords;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import io.evenkeel.tasks.domain.CartPole;
import io.evenkeel.tasks.domain.RecurrentParity;
import io.evenkeel.tensor.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EvolutionTreeTest {
    @TempDir
    private Path folder;

    private static EvolutionSpec spec(String domain, String mutation, int evaluations) {
        return SpecFile.parse("e.yaml", """
                domain: %s
                mutation: %s
                algorithm: {name: steady-state, population: 20}
                evaluations: %d
                stop: false
                log: 25
                """.formatted(domain, mutation, evaluations))
                .evolution();
    }

    private ObjectNode tree(EvolutionSpec spec, int mutants) throws IOException {
        try (EvolutionRun run = new EvolutionRun(spec, SerialEngine::new, EvolutionListener.NONE);
                RunFolder files = RunFolder.open(folder.resolve("run"), RunFolder.Existing.REPLACE)) {
            run.into(files);
            EvolutionResult result = run.run();
            return EvolutionTree.of(files, run, result, Optional.of(run.mutants(result, mutants)));
        }
    }

    private static Trial patterns(int right) {
        return Trial.of(-0.5, right == 16, 64, new double[] {right}, new Experiences(1, false, List.of()));
    }

    @Test
    void holdsTheLogTheEndAndTheBest() throws IOException {
        ObjectNode tree = tree(spec("recurrent-parity", "{name: sm-g-sum, intensity: 1e-3}", 110), 12);
        assertThat(tree.at("/metrics/evaluations").toString()).isEqualTo("[25,50,75,100,110]");
        for (String series :
                List.of("best", "median", "generations", "failures", "mutation/norm", "mutation/divergence")) {
            assertThat(tree.at("/metrics/" + series).size()).as(series).isEqualTo(5);
        }
        assertThat(tree.at("/metrics/best/4")).isEqualTo(tree.at("/summary/best"));
        assertThat(tree.at("/domain/weights").intValue()).isEqualTo(1342);
        assertThat(tree.get("sensitivities")).hasSize(10);
        for (JsonNode row : tree.get("sensitivities")) {
            assertThat(row.get("least").doubleValue())
                    .isPositive()
                    .isLessThanOrEqualTo(row.get("median").doubleValue());
            assertThat(row.get("median").doubleValue())
                    .isLessThanOrEqualTo(row.get("greatest").doubleValue());
        }
        // Two outputs that sum to 1 move by the same, and the last bias by at most ¼ each: √2 / 4 in all.
        assertThat(tree.at("/sensitivities/9/greatest").doubleValue()).isEqualTo(Math.sqrt(2) / 4, within(0.01));
        assertThat(tree.at("/mutants/changes")).hasSize(12);
        assertThat(tree.at("/mutants/figure/counts")).hasSize(17);
        assertThat(tree.get("citations").toString()).contains("Safe mutations");
        assertThat(tree.has("drawing")).isFalse();
        assertThat(EvolutionReport.of(tree)).contains("Robustness of mutants", "Sensitivity by parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "cart-pole,Place of the cart,m,0.02,cart-pole,0.05",
        "pendulum-swing-up,Angle of the pendulum from upright,rad,0.05,pendulum,3.141592653589793"
    })
    void statesAreDrawnOverTime(
            String domain, String name, String unit, double step, String stream, double farthestStart)
            throws IOException {
        JsonNode drawing =
                tree(spec(domain, "{name: gaussian, intensity: 0.1}", 20), 0).get("drawing");
        JsonNode curve = drawing.at("/curves/0");
        assertThat(curve.get("name").stringValue()).isEqualTo(name);
        assertThat(curve.get("unit").stringValue()).isEqualTo(unit);
        assertThat(curve.get("values").size())
                .isEqualTo(drawing.get("time").size())
                .isGreaterThan(5);
        assertThat(drawing.at("/curves/1/values").size())
                .isEqualTo(drawing.get("time").size());
        // The first number of the start is uniform, drawn by the first episode of the trial, whose seed is the run's.
        double uniform =
                RandomStream.of(RandomStream.of(1, "episode").bits(0), stream).uniform(0);
        assertThat(curve.at("/values/0").doubleValue()).isEqualTo(farthestStart * (2 * uniform - 1), within(1e-12));
        assertThat(drawing.at("/time/3").doubleValue()).isEqualTo(3 * step, within(1e-12));
        assertThat(curve.path("period").asDouble(0)).isEqualTo(domain.equals("cart-pole") ? 0 : 2 * Math.PI);
        for (JsonNode value : curve.get("values")) {
            assertThat(value.doubleValue()).isBetween(-Math.PI, Math.PI);
        }
    }

    @Test
    void aMazeIsDrawnWithTheWay() throws IOException {
        ObjectNode tree = tree(spec("breadcrumb-maze", "{name: gaussian, intensity: 0.1}", 20), 0);
        JsonNode drawing = tree.get("drawing");
        assertThat(drawing.get("walls")).hasSize(13);
        assertThat(drawing.get("walls").get(0).toString()).isEqualTo("[41,5,3,8]");
        assertThat(drawing.at("/places/1").toString()).isEqualTo("{\"name\":\"goal\",\"x\":31,\"y\":20,\"radius\":10}");
        assertThat(drawing.get("path")).hasSize(401);
        assertThat(drawing.at("/path/0").toString()).isEqualTo("[36.0,184.0]");
        assertThat(drawing.get("note").stringValue())
                .endsWith(" after 400 time steps, " + -tree.at("/summary/best").intValue()
                        + " steps of the breadcrumb map from the goal.");
        assertThat(tree.has("mutants")).isFalse();
        assertThat(EvolutionReport.of(tree)).contains("Way through the maze").doesNotContain("Robustness of mutants");
    }

    @Test
    void mutantsAreCountedByWhatTheDomainCounts() {
        MutantRobustness robustness = new MutantRobustness(
                patterns(16), List.of(patterns(16), patterns(14), patterns(13), Trial.failed("lost", 1)));
        ObjectNode tree = MutantTree.of(robustness, new RecurrentParity());
        assertThat(tree.at("/figure/share").doubleValue()).isEqualTo(0.5);
        assertThat(tree.at("/figure/counts").toString()).isEqualTo("[1,0,0,0,0,0,0,0,0,0,0,0,0,1,1,0,1]");
        assertThat(tree.get("failed").doubleValue()).isEqualTo(0.25);
        assertThat(tree.get("medianChange").doubleValue()).isZero();
        assertThat(MutantTree.of(robustness, CartPole.domain()).has("figure")).isFalse();
    }

    @Test
    void besideAFitnessOfZeroThereAreNoShares() {
        Experiences none = new Experiences(1, false, List.of());
        Trial zero = Trial.of(0, true, 1, new double[0], none);
        MutantRobustness robustness =
                new MutantRobustness(zero, List.of(zero, Trial.of(-1, false, 1, new double[0], none)));
        ObjectNode mutants = MutantTree.of(robustness, CartPole.domain());
        assertThat(mutants.has("kept")).isFalse();
        assertThat(mutants.has("medianChange")).isFalse();
        assertThat(MutantWords.of(mutants)).isEqualTo("the median fitness is -0.5; 0 % are fitter, 50 % are solutions");
    }

    private static MutantRobustness robustness(double parent, double... mutants) {
        Experiences none = new Experiences(1, false, List.of());
        return new MutantRobustness(
                Trial.of(parent, false, 1, new double[0], none),
                Arrays.stream(mutants)
                        .mapToObj(fitness -> Trial.of(fitness, false, 1, new double[0], none))
                        .toList());
    }

    @Test
    void whereMostMutantsChangeByMoreThanAllOfTheFitnessItIsSaidItself() {
        ObjectNode near = MutantTree.of(robustness(-2, -300, -163.5, -4, -2), CartPole.domain());
        assertThat(near.has("kept")).isFalse();
        assertThat(near.has("medianChange")).isFalse();
        assertThat(near.get("medianFitness").doubleValue()).isEqualTo(-83.75);
        assertThat(MutantWords.of(near)).isEqualTo("the median fitness is -83.75; 0 % are fitter, 0 % are solutions");
        ObjectNode far = MutantTree.of(robustness(-200, -300, -210, -205, -150), CartPole.domain());
        assertThat(far.get("kept").doubleValue()).isEqualTo(0.75);
        assertThat(far.get("medianChange").doubleValue()).isEqualTo(-0.0375, within(1e-15));
        assertThat(far.get("medianFitness").doubleValue()).isEqualTo(-207.5);
        assertThat(MutantWords.of(far)).startsWith("75 % lose at most 5 % of the fitness, 25 % are fitter");
        // Twice a fitness below zero is a change by all of it, and that is the most that can be half of the mutants'.
        assertThat(MutantTree.relative(robustness(-2, -4, -4, -300, -2))).isTrue();
        assertThat(MutantTree.relative(robustness(-2, -4.1, -4.1, -300, -2))).isFalse();
        MutantRobustness failed = new MutantRobustness(
                Trial.of(-2, false, 1, new double[0], new Experiences(1, false, List.of())),
                List.of(Trial.failed("lost", 1)));
        assertThat(MutantWords.of(MutantTree.of(failed, CartPole.domain()))).endsWith("100 % could not be judged");
    }

    @Test
    void aMazeOfBlocksIsDrawnWithThePathAndTheWay() throws IOException {
        ObjectNode tree = tree(spec("topdown-maze", "{name: gaussian, intensity: 0.1}", 20), 0);
        JsonNode drawing = tree.get("drawing");
        assertThat(drawing.get("target")).hasSize(22);
        assertThat(drawing.get("target").toString())
                .startsWith("[[2,5],[3,5],")
                .endsWith("[13,10],[11,11],[12,11],[13,11]]");
        assertThat(drawing.get("blocks").get(0).toString()).isEqualTo("[0,0]");
        assertThat(drawing.at("/path/0").toString()).isEqualTo("[1.5,5.5]");
        assertThat(drawing.get("path")).hasSize(41);
        assertThat(drawing.get("note").stringValue())
                .startsWith("The navigator touches " + tree.at("/summary/best").intValue() + " of the 22 squares");
        JsonNode end = drawing.at("/path/40");
        for (JsonNode block : drawing.get("blocks")) {
            assertThat(block.get(0).intValue() + 0.5 == end.get(0).doubleValue()
                            && block.get(1).intValue() + 0.5 == end.get(1).doubleValue())
                    .isFalse();
        }
        assertThat(EvolutionReport.of(tree)).contains("squares of the path in 40 actions");
    }

    @Test
    void aLongWayIsDrawnWithPointsThatCanBeSeen() throws IOException {
        Path maze = Files.writeString(folder.resolve("maze.txt"), "0 9000 1\n36 184\n0\n31 20\n0 0\n41 5 3 8\n");
        JsonNode drawing = tree(
                        spec("{name: breadcrumb-maze, maze: '" + maze + "'}", "{name: gaussian, intensity: 0.1}", 20),
                        0)
                .get("drawing");
        assertThat(drawing.get("note").stringValue()).contains(" after 9000 time steps");
        // Every fifth of 9001 positions and the last.
        assertThat(drawing.get("path")).hasSize(1801);
        assertThat(drawing.at("/path/0").toString()).isEqualTo("[36.0,184.0]");
    }

    @Test
    void aRunThatIsStoppedDrawsNoMutants() throws Exception {
        EvolutionSpec spec = spec("recurrent-parity", "{name: gaussian, intensity: 0.05}", 1_000_000);
        Thread[] stop = new Thread[1];
        EvolutionRun[] runs = new EvolutionRun[1];
        EvolutionListener stopping = (evolution, total) -> {
            if (evolution.evaluations() == 60) {
                stop[0] = new Thread(() -> {
                    try {
                        runs[0].stop();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                stop[0].start();
            }
        };
        try (EvolutionRun run = new EvolutionRun(spec, SerialEngine::new, stopping);
                RunFolder files = RunFolder.open(folder.resolve("run"), RunFolder.Existing.REPLACE)) {
            runs[0] = run;
            run.into(files);
            EvolutionResult result = run.run();
            assertThat(result.interrupted()).isTrue();
            MutantRobustness none = run.mutants(result, 100);
            assertThat(none.mutants()).isEmpty();
            ObjectNode tree = EvolutionTree.of(files, run, result, Optional.of(none));
            assertThat(EvolutionReport.of(tree))
                    .contains("The run was stopped and can go on.")
                    .doesNotContain("Robustness of mutants");
            // As a full disk leaves it.
            Files.writeString(files.metrics(), "{\"evaluations\":7", StandardOpenOption.APPEND);
            assertThat(EvolutionReport.of(EvolutionTree.broken(files, run, "the disk is full")))
                    .contains("the disk is full", "The run ended early", "Specification");
        }
        stop[0].join();
    }
}
