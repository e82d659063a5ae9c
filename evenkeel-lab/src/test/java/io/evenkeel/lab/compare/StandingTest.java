package io.evenkeel.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Json;
import io.evenkeel.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class StandingTest {
    private static final Task.Criterion ACCURATE = new Task.Criterion("accuracy", 0.9, true);

    private static CellResult result(String contender, long solvedAt, double accuracy) {
        ObjectNode record = Json.object().put("update", 100);
        record.putObject("evaluation").put("accuracy", accuracy).put("loss", 1 - accuracy);
        OptionalLong solved = solvedAt < 0 ? OptionalLong.empty() : OptionalLong.of(solvedAt);
        return new CellResult(new Cell(contender, 1), 10, 100, solved, 2.5, Optional.empty(), List.of(record));
    }

    private static CellResult broken(String contender) {
        return new CellResult(
                new Cell(contender, 2), 10, 3, OptionalLong.empty(), 0.1, Optional.of("update 3: NaN"), List.of());
    }

    private static Standing standing(String name, CellResult... results) {
        return new Standing(name, List.of(results), ACCURATE);
    }

    @Test
    void ranks_by_solved_then_by_updates_then_by_figure() {
        List<Standing> standings = new ArrayList<>(List.of(
                standing("worse", result("worse", -1, 0.2), result("worse", -1, 0.3)),
                standing("better", result("better", -1, 0.5), result("better", -1, 0.6)),
                standing("slow", result("slow", 90, 0.95), result("slow", 80, 0.99)),
                standing("fast", result("fast", 10, 0.91), result("fast", 20, 0.91)),
                standing("half", result("half", 5, 0.91), result("half", -1, 0.1))));
        standings.sort(Standing.ranking());
        assertThat(standings.stream().map(Standing::contender))
                .containsExactly("fast", "slow", "half", "better", "worse");
    }

    @Test
    void a_broken_run_counts_as_the_worst() {
        Standing standing = standing("risky", result("risky", 10, 0.95), broken("risky"));
        assertThat(standing.solvedFraction()).isEqualTo(0.5);
        assertThat(standing.figure().first()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(standing.results().get(1).last("accuracy")).isNaN();
    }

    @Test
    void a_result_survives_its_file() {
        for (CellResult result : List.of(result("a b", 10, 0.95), result("c", -1, 0.5), broken("d"))) {
            assertThat(CellResult.of(Json.read(Json.text(result.tree())))).isEqualTo(result);
        }
        assertThat(result("a", 10, 0.95).curve("evaluation", "loss")).containsOnlyKeys(100L);
        assertThat(result("a", 10, 0.95).curve("gauges", "loss")).isEmpty();
    }
}
