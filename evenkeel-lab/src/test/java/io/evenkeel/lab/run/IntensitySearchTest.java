package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntensitySearchTest {
    private static final EvolutionSpec SPEC = SpecFile.parse("e.yaml", """
            domain: {name: conditioning, variant: easy}
            mutation: {name: sm-g-abs, intensity: 7}
            algorithm: {name: truncation, population: 1, parents: 1, elites: 1}
            evaluations: 300
            """).evolution();

    @Test
    void theBestIntensityIsFirst() {
        List<IntensitySearch.Row> rows = IntensitySearch.run(SPEC, List.of(1e-4, 0.5), 3, 2, Progress.NONE);
        // An optimum at a distance of about 10 is reached by steps of 5, and not by steps of a thousandth.
        assertThat(rows.get(0).intensity()).isEqualTo(0.5);
        assertThat(rows.get(0).solved()).isEqualTo(3);
        assertThat(rows.get(0).evaluations()).isLessThan(300);
        assertThat(rows.get(1))
                .isEqualTo(new IntensitySearch.Row(1e-4, 3, 0, 300, rows.get(1).fitness()));
        assertThat(IntensitySearch.run(SPEC, List.of(1e-4, 0.5), 3, 1, Progress.NONE))
                .isEqualTo(rows);
        assertThat(IntensitySearch.tree(rows).get("intensities")).hasSize(2);
    }

    @Test
    void intensitiesAreChecked() {
        assertThat(SPEC.withIntensity(0.25).mutation().mutation().name()).isEqualTo("sm-g-abs");
        assertThatThrownBy(() -> SPEC.withIntensity(-1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("intensity");
    }
}
