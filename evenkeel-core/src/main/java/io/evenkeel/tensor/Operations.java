package io.evenkeel.tensor;

import io.evenkeel.tensor.op.Activation;
import io.evenkeel.tensor.op.Affine;
import io.evenkeel.tensor.op.Detach;
import io.evenkeel.tensor.op.Elementary;
import io.evenkeel.tensor.op.Embedding;
import io.evenkeel.tensor.op.Join;
import io.evenkeel.tensor.op.Linear;
import io.evenkeel.tensor.op.Quotient;
import io.evenkeel.tensor.op.RowDot;
import io.evenkeel.tensor.op.Slice;
import io.evenkeel.tensor.op.Softmax;
import io.evenkeel.tensor.op.SoftmaxCrossEntropy;
import java.util.List;

/** The operations a step is written with, for static import; sums and products are methods of {@link Expr}. */
public final class Operations {
    private Operations() {}

    /**
     * Product with a transposed weight matrix, as PyTorch's layers: {@code x Wᵀ}.
     *
     * @param x rows of width columns(W)
     * @param w matrix
     * @return rows of width rows(W)
     */
    public static Expr linear(Expr x, Weight w) {
        return Linear.of(x, w, true);
    }

    /**
     * Product with a weight matrix: {@code x W}.
     *
     * @param x rows of width rows(W)
     * @param w matrix
     * @return rows of width columns(W)
     */
    public static Expr matmul(Expr x, Weight w) {
        return Linear.of(x, w, false);
    }

    /**
     * Hyperbolic tangent.
     *
     * @param x argument
     * @return tanh x
     */
    public static Expr tanh(Expr x) {
        return Activation.TANH.of(x);
    }

    /**
     * Logistic function.
     *
     * @param x argument
     * @return 1 / (1 + e⁻ˣ)
     */
    public static Expr sigmoid(Expr x) {
        return Activation.SIGMOID.of(x);
    }

    /**
     * Rectifier.
     *
     * @param x argument
     * @return max(x, 0)
     */
    public static Expr relu(Expr x) {
        return Activation.RELU.of(x);
    }

    /**
     * Exponential function.
     *
     * @param x argument
     * @return eˣ
     */
    public static Expr exp(Expr x) {
        return Elementary.EXP.of(x);
    }

    /**
     * Natural logarithm.
     *
     * @param x argument
     * @return ln x
     */
    public static Expr log(Expr x) {
        return Elementary.LOG.of(x);
    }

    /**
     * Error function.
     *
     * @param x argument
     * @return erf x
     */
    public static Expr erf(Expr x) {
        return Elementary.ERF.of(x);
    }

    /**
     * Square root.
     *
     * @param x argument
     * @return √x
     */
    public static Expr sqrt(Expr x) {
        return Elementary.SQRT.of(x);
    }

    /**
     * Quotient.
     *
     * @param a dividend
     * @param b divisor of the same width
     * @return a / b
     */
    public static Expr divide(Expr a, Expr b) {
        return Quotient.of(a, b);
    }

    /**
     * One minus a value, as in gates that leak: exact where 1 − x is.
     *
     * @param x argument
     * @return 1 − x
     */
    public static Expr complement(Expr x) {
        return Affine.of(x, -1, 1);
    }

    /**
     * Inner products of rows.
     *
     * @param a rows
     * @param b rows of the same width
     * @return rows of width 1
     */
    public static Expr dot(Expr a, Expr b) {
        return RowDot.of(a, b);
    }

    /**
     * A range of each row.
     *
     * @param x rows
     * @param from first element
     * @param end one past the last
     * @return rows of width end − from
     */
    public static Expr slice(Expr x, int from, int end) {
        return Slice.of(x, from, end);
    }

    /**
     * Rows end to end.
     *
     * @param parts values, in order
     * @return rows as wide as all parts together
     */
    public static Expr join(Expr... parts) {
        return Join.of(List.of(parts));
    }

    /**
     * Rows of a table.
     *
     * @param index rows of width 1 with whole numbers
     * @param table matrix
     * @return the table's rows at these indices
     */
    public static Expr embedding(Expr index, Weight table) {
        return Embedding.of(index, table);
    }

    /**
     * Softmax over rows.
     *
     * @param logits rows
     * @return probabilities
     */
    public static Expr softmax(Expr logits) {
        return Softmax.of(logits);
    }

    /**
     * Cross-entropy of softmax, in nats.
     *
     * @param logits rows
     * @param target rows of width 1 with the index of the right class
     * @return rows of width 1
     */
    public static Expr softmaxCrossEntropy(Expr logits, Expr target) {
        return SoftmaxCrossEntropy.of(logits, target);
    }

    /**
     * Mean squared error of a row, {@code Σ_i (y_i − t_i)² / n}.
     *
     * @param y rows
     * @param target rows of the same width
     * @return rows of width 1
     */
    public static Expr meanSquaredError(Expr y, Expr target) {
        Expr error = y.minus(target).named("error");
        return RowDot.of(error, error).named("squared error").times(1.0 / y.width());
    }

    /**
     * A value that training does not differentiate, though gauges do.
     *
     * @param x value
     * @return the same value
     */
    public static Expr detach(Expr x) {
        return Detach.of(x);
    }
}
