package io.evenkeel.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvolutionTensorsTest {
    private static final EvolutionaryAlgorithm ALGORITHM = new Truncation(12, 4, 2);
    private final EvolutionProblem problem = Guessing.problem(true);
    private final Breeder breeder = new Breeder(problem);

    private Evolution begun() {
        Evolution evolution = new Evolution(ALGORITHM, new SerialEngine(problem), 11);
        for (int i = 0; i < 6; i++) {
            evolution.advance();
        }
        return evolution;
    }

    private Evolution read(Map<String, Tensor> tensors, EvolutionState state) {
        return new Evolution(
                ALGORITHM,
                new SerialEngine(problem),
                11,
                EvolutionTensors.read(
                        tensors,
                        state.evaluations(),
                        state.failures(),
                        state.cause(),
                        state.solvedAt(),
                        breeder.network().layout()));
    }

    @Test
    void whatIsReadGoesOnAsIfNothingHadHappened() {
        Evolution evolution = begun();
        EvolutionState state = evolution.state();
        assertThat(state.failures()).isPositive();
        Evolution resumed = read(EvolutionTensors.of(state, breeder), state);
        for (int i = 0; i < 5; i++) {
            evolution.advance();
            resumed.advance();
        }
        Map<String, Tensor> expected = EvolutionTensors.of(evolution.state(), breeder);
        EvolutionTensors.of(resumed.state(), breeder).forEach((name, tensor) -> {
            assertThat(tensor.shape()).as(name).isEqualTo(expected.get(name).shape());
            assertThat(tensor.toDoubles()).as(name).isEqualTo(expected.get(name).toDoubles());
        });
        assertThat(resumed.failures()).isEqualTo(evolution.failures());
    }

    @ParameterizedTest
    @CsvSource({
        "evolution/genes, there is no evolution/genes",
        "evolution/steps, there is no evolution/steps",
        "evolution/lineage, there is no evolution/lineage"
    })
    void missingTensorsAreNamed(String name, String message) {
        damaged(name, tensor -> null, message);
    }

    @Test
    void damagedTensorsAreNamed() {
        damaged("evolution/genes", tensor -> Tensor.of(new double[3], 3), "where 255 are wanted");
        damaged("evolution/links", tensor -> with(tensor, 0, 1e9), "evolution/links do not fit");
        damaged("evolution/links", tensor -> with(tensor, 12, 0), "evolution/links do not fit");
        damaged("evolution/number", tensor -> with(tensor, 1, 0.5), "evolution/number is wrong");
        damaged("evolution/number", tensor -> with(tensor, 1, 1e6), "evolution/number is wrong");
        damaged("evolution/fitness", tensor -> with(tensor, 1, Double.NaN), "evolution/fitness is not a number");
        damaged("evolution/lineage", tensor -> Tensor.of(new double[2000], 1000, 2), "longer than");
        damaged("evolution/behavior", tensor -> Tensor.of(new double[5], 5), "does not fit");
    }

    private static Tensor with(Tensor tensor, int index, double value) {
        tensor.set(index, value);
        return tensor;
    }

    private void damaged(String name, UnaryOperator<Tensor> damage, String message) {
        EvolutionState state = begun().state();
        Map<String, Tensor> tensors = new HashMap<>(EvolutionTensors.of(state, breeder));
        Tensor damaged = damage.apply(tensors.remove(name));
        if (damaged != null) {
            tensors.put(name, damaged);
        }
        assertThatThrownBy(() -> read(tensors, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
