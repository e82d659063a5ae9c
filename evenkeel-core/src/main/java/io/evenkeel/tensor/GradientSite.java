package io.evenkeel.tensor;

import io.evenkeel.kernel.ImageWindows;

/**
 * A place in a step where a weight receives its gradient. What happens there is up to the {@link GradientSink}: the
 * usual one sums, others look at examples, time steps or moduli.
 */
public sealed interface GradientSite
        permits GradientSite.Matrix, GradientSite.Positions, GradientSite.Bias, GradientSite.Gain, GradientSite.Rows {

    /** @return the weight */
    Weight weight();

    /** @return the cotangent or, for matrices, the factor that runs along the weight's rows */
    Expr left();

    /** @return the other factor, null for a bias */
    Expr right();

    /**
     * A matrix: {@code ∂L/∂W[i][j] += Σ_t Σ_b left[t][b][i] · right[t][b][j]}.
     *
     * @param weight the matrix
     * @param left rows whose width is the matrix's number of rows
     * @param right rows whose width is its number of columns
     */
    record Matrix(Weight weight, Expr left, Expr right) implements GradientSite {}

    /**
     * A matrix that is applied at many positions of each row: {@code ∂L/∂W[i][j] += Σ_t Σ_b Σ_p left[t][b][i · positions + p] ·
     * window_p(right[t][b])[j]}. The sum over positions belongs to one example, so whoever takes moduli of examples' gradients
     * forms it first, with a {@link PositionSum}.
     *
     * @param weight the matrix, {@code [channels of left][size of a window]}
     * @param windows where the windows lie in right
     * @param left rows of {@code [channels][positions]}
     * @param right rows that are images
     */
    record Positions(Weight weight, ImageWindows windows, Expr left, Expr right) implements GradientSite {}

    /**
     * A vector added to every row: {@code ∂L/∂b += Σ left}.
     *
     * @param weight the vector
     * @param left cotangent of the sum
     */
    record Bias(Weight weight, Expr left) implements GradientSite {
        @Override
        public Expr right() {
            return null;
        }
    }

    /**
     * A vector that multiplies every row: {@code ∂L/∂v += Σ left ⊙ right}.
     *
     * @param weight the vector
     * @param left cotangent of the product
     * @param right the factor
     */
    record Gain(Weight weight, Expr left, Expr right) implements GradientSite {}

    /**
     * Rows of a matrix picked by index: {@code ∂L/∂W[index] += left}.
     *
     * @param weight the matrix
     * @param left cotangent of the picked row
     * @param right the index, a row of width 1
     */
    record Rows(Weight weight, Expr left, Expr right) implements GradientSite {}
}
