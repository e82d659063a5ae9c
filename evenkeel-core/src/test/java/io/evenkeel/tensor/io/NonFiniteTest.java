package io.evenkeel.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NonFiniteTest {

    @ParameterizedTest
    @EnumSource(Precision.class)
    void countsAndNamesTheFirst(Precision precision) {
        Tensor tensor = Tensor.zeros(precision, 2, 3, 4);
        assertThat(NonFinite.count(tensor)).isEqualTo(new NonFinite(0, -1, List.of(), 0));
        assertThat(NonFinite.count(tensor).isClean()).isTrue();
        assertThat(NonFinite.count(tensor).describe()).isEqualTo("all values are finite");
        tensor.set(23, Double.NaN);
        assertThat(NonFinite.count(tensor).describe()).isEqualTo("1 non-finite value, NaN at [1, 2, 3]");
        tensor.set(18, Double.NEGATIVE_INFINITY);
        NonFinite found = NonFinite.count(tensor);
        assertThat(found).isEqualTo(new NonFinite(2, 18, List.of(1, 1, 2), Double.NEGATIVE_INFINITY));
        assertThat(found.isClean()).isFalse();
        assertThat(found.describe()).isEqualTo("2 non-finite values, the first -Infinity at [1, 1, 2]");
    }

    @Test
    void handlesScalarsAndEmptyTensors() {
        assertThat(NonFinite.count(Tensor.of(new double[] {Double.NaN})).position())
                .isEmpty();
        assertThat(NonFinite.count(Tensor.zeros(Precision.SINGLE, 0, 2)).isClean())
                .isTrue();
    }
}
