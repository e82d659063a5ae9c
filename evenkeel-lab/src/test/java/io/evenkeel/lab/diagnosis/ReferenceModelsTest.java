package io.evenkeel.lab.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.lab.cli.Json;
import io.evenkeel.lab.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Networks trained in PyTorch, against what PyTorch in double precision found on them. */
class ReferenceModelsTest {
    @TempDir
    private Path folder;

    private JsonNode diagnose(String model, String precision, String exponents) throws IOException {
        Path data = Data.folder();
        assumeTrue(data != null, "the data folder is not there; set EVENKEEL_DATA");
        Path json = folder.resolve(model + ".json");
        int status = Main.run(
                "diagnose",
                data.resolve("models/shakespeare-" + model + ".safetensors").toString(),
                "--text",
                data.resolve("text/tinyshakespeare.txt").toString(),
                "--length",
                "500",
                "--transient",
                "100",
                "--precision",
                precision,
                "--exponents",
                exponents,
                "--json",
                json.toString(),
                "--quiet");
        assertThat(status).isZero();
        return Json.read(Files.readString(json));
    }

    private static JsonNode reference(String model) throws IOException {
        return Json.read(Files.readString(
                Data.folder().resolve("models/shakespeare-" + model + ".reference.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "gru", "lstm2"})
    void doublePrecisionAgreesWithPyTorch(String model) throws IOException {
        JsonNode found = diagnose(model, "double", "all");
        JsonNode expected = reference(model);
        JsonNode exponents = expected.at("/lyapunov/exponents");
        for (int i = 0; i < exponents.size(); i++) {
            assertThat(found.at("/lyapunov/exponents/" + i).doubleValue())
                    .as("exponent %d", i)
                    .isCloseTo(exponents.get(i).doubleValue(), within(1e-4));
        }
        close(found, expected, "/gradient/rmsByLag", expected.at("/gradient/rmsByLag").size(), 1e-3);
        assertThat(found.at("/gradient/lagEndPoints").toString())
                .isEqualTo(expected.at("/gradient/lagEndPoints").toString());
        singularValues(found, expected, 1e-3, "min", "median", "max");
        weights(found, expected, 1e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "gru", "lstm2"})
    void singlePrecisionIsWithinTwoPercent(String model) throws IOException {
        JsonNode found = diagnose(model, "single", "all");
        JsonNode expected = reference(model);
        close(found, expected, "/lyapunov/exponents", 16, 0.02);
        close(found, expected, "/gradient/rmsByLag", 51, 0.02);
        singularValues(found, expected, 0.02, "median", "max");
        weights(found, expected, 0.02);
    }

    private static void close(JsonNode found, JsonNode expected, String array, int n, double relative) {
        for (int i = 0; i < n; i++) {
            double value = expected.at(array + "/" + i).doubleValue();
            assertThat(found.at(array + "/" + i).doubleValue())
                    .as("%s[%d]", array, i)
                    .isCloseTo(value, within(relative * Math.abs(value)));
        }
    }

    private static void singularValues(JsonNode found, JsonNode expected, double relative, String... keys) {
        for (String key : keys) {
            double value = expected.at("/jacobian/singularValues/" + key).doubleValue();
            assertThat(found.at("/jacobian/singularValues/" + key).doubleValue())
                    .as("singular value %s", key)
                    .isCloseTo(value, within(relative * value));
        }
    }

    private static void weights(JsonNode found, JsonNode expected, double relative) {
        JsonNode matrices = expected.get("weights");
        assertThat(found.get("weights").size()).isEqualTo(matrices.size());
        for (int i = 0; i < matrices.size(); i++) {
            for (String key : new String[] {"spectralRadius", "spectralNorm", "henrici", "departureFromNormality"}) {
                double value = matrices.get(i).get(key).doubleValue();
                assertThat(found.at("/weights/" + i + "/" + key).doubleValue())
                        .as("weights[%d].%s", i, key)
                        .isCloseTo(value, within(relative * value));
            }
            assertThat(found.at("/weights/" + i + "/layer").intValue())
                    .isEqualTo(matrices.get(i).get("layer").intValue());
            assertThat(found.at("/weights/" + i + "/gate").intValue())
                    .isEqualTo(matrices.get(i).get("gate").intValue());
        }
    }
}
