package io.evenkeel.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

class SensitivityChartTest {
    @ParameterizedTest
    @CsvSource({"3, bars, /bars/1/lower", "40, lines, /curves/0/lower/1"})
    void aSensitivityOfZeroStaysZero(int parameters, String kind, String lower) {
        ArrayNode rows = Json.object().putArray("sensitivities");
        for (int i = 0; i < parameters; i++) {
            rows.addObject()
                    .put("parameter", "layers." + i + ".weight")
                    .put("least", i == 1 ? 0 : 1e-3)
                    .put("median", 1e-2)
                    .put("greatest", 1e-1);
        }
        JsonNode chart = SensitivityChart.of(rows).json();
        assertThat(chart.get("kind").stringValue()).isEqualTo(kind);
        assertThat(chart.at(lower).doubleValue()).isZero();
        assertThat(chart.get("note").stringValue()).contains("weights without any effect");
    }
}
