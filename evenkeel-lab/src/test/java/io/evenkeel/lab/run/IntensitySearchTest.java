package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.RunFolder.Existing;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class IntensitySearchTest {
    private static final EvolutionSpec SPEC = SpecFile.parse("e.yaml", """
            domain: {name: conditioning, variant: easy}
            mutation: {name: sm-g-abs, intensity: 7}
            algorithm: {name: truncation, population: 1, parents: 1, elites: 1}
            evaluations: 300
            """).evolution();

    @TempDir
    private Path folder;

    private List<IntensitySearch.Row> search(String name, Existing existing, int threads) {
        return new IntensitySearch(SPEC, List.of(1e-4, 0.5), List.of(1L, 2L, 3L))
                .run(new RunGrid(folder.resolve(name), existing, RunEngine.threads(threads), Progress.NONE));
    }

    @Test
    void theBestIntensityIsFirst() {
        List<IntensitySearch.Row> rows = search("two", Existing.REFUSE, 2);
        // An optimum at a distance of about 10 is reached by steps of 5, and not by steps of a thousandth.
        assertThat(rows.get(0).intensity()).isEqualTo(0.5);
        assertThat(rows.get(0).solved()).isEqualTo(3);
        assertThat(rows.get(0).evaluations())
                .isLessThan(300)
                .isEqualTo(rows.get(0).solvedAt().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow());
        assertThat(rows.get(1).intensity()).isEqualTo(1e-4);
        assertThat(rows.get(1).solved()).isZero();
        assertThat(rows.get(1).evaluations()).isEqualTo(300);
        assertThat(search("one", Existing.REFUSE, 1)).isEqualTo(rows);
    }

    @Test
    void goesOnWhereItWas() throws IOException {
        List<IntensitySearch.Row> rows = search("s", Existing.REFUSE, 1);
        assertThatThrownBy(() -> search("s", Existing.REFUSE, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds a run");
        Path lost = folder.resolve("s/intensity-0.5/seed-2/result.json");
        Path kept = folder.resolve("s/intensity-0.5/seed-3/result.json");
        Files.delete(lost);
        Files.writeString(kept, Files.readString(kept).replaceFirst("\"solvedAt\" *: *\\d+", "\"solvedAt\": 7"));
        List<IntensitySearch.Row> again = search("s", Existing.RESUME, 1);
        assertThat(lost).exists();
        assertThat(again.get(0).solvedAt())
                .startsWith(
                        rows.get(0).solvedAt().get(0), rows.get(0).solvedAt().get(1))
                .endsWith(7.0);
        assertThat(search("s", Existing.REPLACE, 1)).isEqualTo(rows);
    }

    @Test
    void aGridThatIsStoppedShowsNoFurtherProgress() {
        List<String> heard = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void stage(String name) {
                heard.add(name);
            }

            @Override
            public void at(long done, long total) {
                heard.add(done + " of " + total);
            }

            @Override
            public void close() {
                heard.add("end");
            }
        };
        RunGrid[] grid = new RunGrid[1];
        RunEngine stopping = new RunEngine() {
            private int made;

            @Override
            public int atOnce() {
                return 1;
            }

            @Override
            public ObjectNode make(WholeRun run, RunFolder runFolder, LongConsumer done) {
                if (++made == 3) {
                    done.accept(10);
                    heard.add(grid[0].stop());
                }
                return run.make(runFolder, done);
            }

            @Override
            public void close() {}
        };
        grid[0] = new RunGrid(folder, Existing.REFUSE, stopping, progress);
        new IntensitySearch(SPEC, List.of(1e-4), List.of(1L, 2L, 3L, 4L)).run(grid[0]);
        assertThat(heard).startsWith("4 evolutions").endsWith("610 of 1200", "end", "2 of 4 runs");
    }

    @Test
    void intensitiesAreChecked() {
        assertThat(SPEC.withIntensity(0.25).mutation().intensity()).isEqualTo(0.25);
        assertThatThrownBy(() -> SPEC.withIntensity(-1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("intensity");
    }
}
