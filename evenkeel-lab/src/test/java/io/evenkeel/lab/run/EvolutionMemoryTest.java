package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecException;
import io.evenkeel.lab.spec.SpecFile;
import org.junit.jupiter.api.Test;

class EvolutionMemoryTest {
    private static final long MEBIBYTE = 1 << 20;

    private static EvolutionSpec spec(String algorithm) {
        return SpecFile.parse("e.yaml", """
                domain: recurrent-parity
                mutation: {name: gaussian, intensity: 1}
                algorithm: %s
                evaluations: 10000000
                """.formatted(algorithm)).evolution();
    }

    @Test
    void whatDoesNotFitTheHeapIsRefused() {
        // 8 bytes · 1,342 weights · (1,000 + 1 elite, 1,000 children, and 1,002 in a checkpoint) are 31 MiB.
        EvolutionSpec spec = spec("{name: truncation, population: 1000}");
        assertThatCode(() -> EvolutionMemory.require(spec, 1342, 31 * MEBIBYTE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> EvolutionMemory.require(spec, 1342, 30 * MEBIBYTE))
                .isInstanceOf(SpecException.class)
                .hasMessage("algorithm.population: 1001 networks of 1342 weights need 31 MiB of memory, but Java has"
                        + " 30 MiB; give it more with EVENKEEL_JAVA_OPTS=-Xmx62m, or choose a smaller population");
    }

    @Test
    void whatDoesNotFitACheckpointIsRefusedAtTheStart() {
        EvolutionSpec spec = spec("{name: steady-state, population: 2000000}");
        assertThatThrownBy(() -> new EvolutionRun(spec, SerialEngine::new, EvolutionListener.NONE))
                .isInstanceOf(SpecException.class)
                .hasMessage("algorithm.population: 2000000 networks of 1342 weights need 40955 MiB of memory, and a"
                        + " checkpoint cannot hold more than 1600210 of them");
    }
}
