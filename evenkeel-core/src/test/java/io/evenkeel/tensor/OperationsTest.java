package io.evenkeel.tensor;

import static io.evenkeel.tensor.Operations.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.op.Repeat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every operation under the one contract. */
class OperationsTest {

    private static Parameter weight(String name, int... shape) {
        return new Parameter(name, Tensor.zeros(Precision.DOUBLE, shape));
    }

    private static double awayFromZero(double x) {
        return x + Math.copySign(0.2, x);
    }

    private static double positive(double x) {
        return 0.3 + Math.abs(x);
    }

    @Nested
    class LinearTransposed extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return linear(x.get(0), weight("w", 3, 5));
        }
    }

    @Nested
    class LinearPlain extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return matmul(x.get(0), weight("w", 5, 19));
        }
    }

    @Nested
    class LinearRowsOfOneWeight extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {4};
        }

        @Override
        protected Expr record(List<Expr> x) {
            Parameter w = weight("w", 6, 4);
            Parameter b = weight("b", 6);
            Expr upper = linear(x.get(0), w.rows(0, 3)).plus(b.segment(0, 3));
            Expr lower = linear(x.get(0), w.rows(3, 6)).plus(b.segment(3, 6));
            return upper.times(lower).plus(linear(x.get(0), w.rows(2, 5)));
        }
    }

    @Nested
    class SumOfEverything extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {17, 17, 3};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return x.get(0)
                    .plus(weight("b", 17))
                    .plus(x.get(1))
                    .plus(linear(x.get(2), weight("w", 17, 3)))
                    .plus(weight("c", 17))
                    .minus(linear(x.get(2), weight("v", 17, 3)))
                    .plus(x.get(0));
        }
    }

    @Nested
    class Product extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5, 5};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return x.get(0).times(x.get(1)).times(x.get(0));
        }
    }

    @Nested
    class VectorProduct extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return x.get(0).times(weight("gain", 5));
        }
    }

    @Nested
    class RepeatedVector extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return x.get(0).times(Repeat.of(weight("v", 5)));
        }
    }

    @Nested
    class Affine extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return complement(x.get(0)).times(x.get(0).times(3).plus(0.5));
        }
    }

    @Nested
    class Quotient extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5, 5};
        }

        @Override
        protected double argument(double x) {
            return awayFromZero(x);
        }

        @Override
        protected Expr record(List<Expr> x) {
            return divide(x.get(0), x.get(1));
        }
    }

    @Nested
    class Tanh extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {20};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return tanh(x.get(0));
        }
    }

    @Nested
    class Sigmoid extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {20};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return sigmoid(x.get(0));
        }
    }

    @Nested
    class Relu extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {20};
        }

        @Override
        protected double argument(double x) {
            return awayFromZero(x);
        }

        @Override
        protected Expr record(List<Expr> x) {
            return relu(x.get(0));
        }
    }

    @Nested
    class Exp extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {3};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return exp(x.get(0));
        }
    }

    @Nested
    class Log extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {3};
        }

        @Override
        protected double argument(double x) {
            return positive(x);
        }

        @Override
        protected Expr record(List<Expr> x) {
            return log(x.get(0));
        }
    }

    @Nested
    class Erf extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {3};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return erf(x.get(0));
        }
    }

    @Nested
    class SquareRoot extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {3};
        }

        @Override
        protected double argument(double x) {
            return positive(x);
        }

        @Override
        protected Expr record(List<Expr> x) {
            return sqrt(x.get(0));
        }
    }

    @Nested
    class RowDot extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {21, 21};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return dot(x.get(0), x.get(1));
        }
    }

    @Nested
    class Softmax extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return softmax(x.get(0));
        }
    }

    @Nested
    class CrossEntropy extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5, 1};
        }

        @Override
        protected List<Integer> fixedOperands() {
            return List.of(1);
        }

        @Override
        protected Expr record(List<Expr> x) {
            return softmaxCrossEntropy(x.get(0), x.get(1));
        }
    }

    @Nested
    class MeanSquaredError extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {5, 5};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return meanSquaredError(x.get(0), x.get(1));
        }
    }

    @Nested
    class SliceAndJoin extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {7, 4};
        }

        @Override
        protected Expr record(List<Expr> x) {
            Expr part = slice(x.get(0), 2, 5);
            return join(part, x.get(1).times(x.get(1)), part.times(part));
        }
    }

    @Nested
    class Embedding extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {1};
        }

        @Override
        protected List<Integer> fixedOperands() {
            return List.of(0);
        }

        @Override
        protected Expr record(List<Expr> x) {
            Expr row = embedding(x.get(0), weight("table", 3, 18));
            return row.times(row);
        }
    }

    @Test
    void refusesWrongShapesWithBothShapes() {
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", 3);
        Expr y = trace.input("y", 4);
        assertThatThrownBy(() -> linear(x, weight("w", 5, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linear")
                .hasMessageContaining("3")
                .hasMessageContaining("[5][4]");
        assertThatThrownBy(() -> x.plus(y)).hasMessageContaining("sum").hasMessageContaining("[3, 4]");
        assertThatThrownBy(() -> x.times(y)).hasMessageContaining("product").hasMessageContaining("[3, 4]");
        assertThatThrownBy(() -> divide(x, y)).hasMessageContaining("quotient").hasMessageContaining("[3, 4]");
        assertThatThrownBy(() -> dot(x, y)).hasMessageContaining("row dot").hasMessageContaining("[3, 4]");
        assertThatThrownBy(() -> x.plus(weight("b", 4)))
                .hasMessageContaining("b [1][4]")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> x.times(weight("b", 4)))
                .hasMessageContaining("b [1][4]")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> slice(x, 1, 4)).hasMessageContaining("slice").hasMessageContaining("3");
        assertThatThrownBy(() -> embedding(x, weight("w", 5, 4))).hasMessageContaining("embedding");
        assertThatThrownBy(() -> softmaxCrossEntropy(x, y)).hasMessageContaining("cross-entropy");
    }
}
