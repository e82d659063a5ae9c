package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockTest {
    private final Parameter parameter = new Parameter("w", Tensor.zeros(Precision.DOUBLE, 4, 3));

    @Test
    void theLastRowAndColumnAreInside() {
        assertThat(new Block(parameter, 3, 1, 2, 1).size()).isEqualTo(1);
    }

    /** The last two of them have a sum that is beyond the range of int. */
    @ParameterizedTest
    @CsvSource({"-1, 1, 0, 1", "0, 0, 0, 1", "2, 3, 0, 1", "0, 1, 1, 3", "1, 2147483647, 0, 1", "0, 1, 1, 2147483647"})
    void whatLiesOutsideIsRefused(int firstRow, int rows, int firstColumn, int columns) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Block(parameter, firstRow, rows, firstColumn, columns))
                .withMessageContaining(rows + " rows from row " + firstRow);
    }
}
