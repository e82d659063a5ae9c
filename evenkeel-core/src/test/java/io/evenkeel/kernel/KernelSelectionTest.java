package io.evenkeel.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelSelectionTest {
    /** Where the build promises a CPU with vectors, falling back silently is an error. */
    @Test
    void vectorsAreUsedWhereRequired() {
        if (Boolean.getBoolean("evenkeel.requireVector")) {
            assertThat(KernelSelection.vector()).as(KernelSelection.reason()).isTrue();
        }
        assertThat(KernelSelection.vector()).isEqualTo(KernelSelection.bits() > 0);
        assertThat(KernelSelection.reason()).endsWith(".");
    }

    @Test
    void knowsThreeValues() {
        assertThat(KernelSelection.parse(null, "x")).isEqualTo("auto");
        assertThat(KernelSelection.parse(" Scalar ", "x")).isEqualTo("scalar");
        assertThat(KernelSelection.parse("vector", "x")).isEqualTo("vector");
    }

    @Test
    void refusesOtherValues() {
        assertThatThrownBy(() -> KernelSelection.parse("fast", "EVENKEEL_KERNELS"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("EVENKEEL_KERNELS is \"fast\"; it must be vector, scalar or auto");
    }

    @Test
    void kernelsOfBothPrecisions() {
        assertThat(Kernels.of(Precision.SINGLE)).isSameAs(FloatKernels.INSTANCE);
        assertThat(Kernels.of(Precision.DOUBLE)).isSameAs(DoubleKernels.INSTANCE);
        assertThat(Kernels.of(Precision.DOUBLE).precision()).isEqualTo(Precision.DOUBLE);
    }
}
