package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.GradientSite;
import io.evenkeel.tensor.Weight;

/**
 * Gradient of a matrix: {@code ∂L/∂W[i][j] += Σ_t Σ_b left[t][b][i] · right[t][b][j]}, time descending, examples
 * ascending.
 *
 * @param weight the matrix
 * @param left rows whose width is W's number of rows
 * @param right rows whose width is W's number of columns
 */
public record LinearSite(Weight weight, Expr left, Expr right) implements GradientSite {}
