package io.evenkeel.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class IntensityReportTest {
    /** Two seeds, of which the second is solved with every intensity. */
    static ObjectNode search(int intensities) {
        ObjectNode search = Json.object()
                .put("domain", "recurrent-parity")
                .put("mutation", "gaussian")
                .put("planned", 2000)
                .put("specText", "seed: 1");
        search.putArray("seeds").add(11).add(12);
        for (int i = 0; i < intensities; i++) {
            ObjectNode row = search.withArray("intensities")
                    .addObject()
                    .put("intensity", 0.1 / (i + 1))
                    .put("runs", 2)
                    .put("solved", 1)
                    .put("evaluations", 1817.25)
                    .put("fitness", -0.75);
            row.putArray("solvedAt").addNull().add(1634);
            row.putArray("best").add(-1.25).add(-0.25);
        }
        return search;
    }

    private static List<JsonNode> tables(ObjectNode search) {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*)</script>")
                .matcher(IntensityReport.of(search));
        assertThat(data.find()).isTrue();
        List<JsonNode> tables = new ArrayList<>();
        Json.read(data.group(1)).findValues("rows").forEach(tables::add);
        return tables;
    }

    @Test
    void runsWithoutASolutionCountAsTheirBudgetInTheMeanAndInTheRange() {
        JsonNode evaluations = tables(search(2)).get(0).at("/0/cells/3");
        assertThat(evaluations.get("text").doubleValue()).isEqualTo(1817);
        assertThat(evaluations.get("spread").toString()).isEqualTo("[1634.0,2000.0]");
        assertThat(IntensityReport.of(search(2))).contains("A run without a solution counts as its whole budget.");
    }

    @Test
    void theRunsOfOneIntensityHaveRowsOfTheirOwn() {
        assertThat(tables(search(2))).hasSize(1);
        List<JsonNode> tables = tables(search(1));
        assertThat(tables).hasSize(2);
        assertThat(tables.get(0).at("/0/cells/0").doubleValue()).isEqualTo(0.1);
        assertThat(tables.get(1).at("/0/cells").toString()).isEqualTo("[\"11\",null,-1.25]");
        assertThat(tables.get(1).at("/1/cells").toString()).isEqualTo("[\"12\",1634.0,-0.25]");
    }
}
