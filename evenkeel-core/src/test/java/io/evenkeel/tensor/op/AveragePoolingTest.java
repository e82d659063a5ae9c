package io.evenkeel.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.OperationContract;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AveragePoolingTest {
    @Nested
    class Tiles extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {2 * 4 * 6};
        }

        @Override
        protected Expr record(List<Expr> x) {
            Expr y = AveragePooling.of(x.get(0), 4, 6, 2);
            return y.times(y);
        }
    }

    @Nested
    class WholeChannels extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {3 * 20};
        }

        @Override
        protected Expr record(List<Expr> x) {
            Expr y = AveragePooling.global(x.get(0), 3);
            return y.times(y);
        }
    }

    @Nested
    class Spread extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {3};
        }

        @Override
        protected Expr record(List<Expr> x) {
            Expr y = AveragePooling.spread(x.get(0), 7);
            return y.times(y);
        }
    }

    /** Pools the numbers from 0 to 31, two images of 4 × 4 below each other. */
    private static double[] pooled(UnaryOperator<Expr> pooling) {
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", 32);
        Expr y = pooling.apply(x);
        trace.output("y", y);
        Program program = trace.end();
        Replay<?> replay = Replay.of(1, 1).pass(program.pass(), 1).build(Precision.SINGLE);
        replay.write(x, 0, 0, IntStream.range(0, 32).asDoubleStream().toArray(), 0);
        replay.run(program.pass());
        double[] result = new double[y.width()];
        replay.read(y, 0, 0, result, 0);
        return result;
    }

    @Test
    void isTheMeanOfEachWindow() {
        assertThat(pooled(x -> AveragePooling.of(x, 4, 4, 2)))
                .containsExactly(2.5, 4.5, 10.5, 12.5, 18.5, 20.5, 26.5, 28.5);
        assertThat(pooled(x -> AveragePooling.of(x, 4, 4, 4))).containsExactly(7.5, 23.5);
        assertThat(pooled(x -> AveragePooling.global(x, 2))).containsExactly(new double[] {7.5, 23.5}, within(1e-6));
        assertThat(pooled(x -> AveragePooling.of(x, 2, 16, 1)))
                .startsWith(0, 1, 2)
                .endsWith(31);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Expr x = new Program.Trace().input("x", 32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AveragePooling.of(x, 4, 4, 3))
                .withMessageContaining("3 × 3")
                .withMessageContaining("4 × 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AveragePooling.of(x, 5, 4, 1))
                .withMessageContaining("32")
                .withMessageContaining("5 × 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AveragePooling.global(x, 5))
                .withMessageContaining("5 channels");
    }
}
