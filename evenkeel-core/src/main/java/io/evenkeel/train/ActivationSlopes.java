package io.evenkeel.train;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.op.Activation;

/**
 * First and second derivative of an activation as functions of its output, {@code f' = φ(y)} and
 * {@code f'' = φ'(y) φ(y)}: the only place that tells activations apart. A tanh so far in saturation that y is ±1 in the
 * precision at hand has slope 0; that is at most 6·10⁻⁸ off in single precision.
 *
 * @param <A> array type
 */
final class ActivationSlopes<A> {
    private final Kernels<A> kernels;
    private final Activation activation;
    private final A ones;

    ActivationSlopes(Kernels<A> kernels, Activation activation, int width) {
        this.kernels = kernels;
        this.activation = activation;
        int row = kernels.precision().pad(width);
        ones = kernels.allocate(row);
        kernels.fill(ones, 0, row, 1);
    }

    /** Whether outputs are finite for any argument but NaN. */
    static boolean isBounded(Activation activation) {
        return switch (activation) {
            case TANH, SIGMOID, STEP -> true;
            case RELU, LEAKY_RELU, ELU, SELU, SOFTPLUS, IDENTITY -> false;
        };
    }

    /** Whether f'' is 0 wherever it exists. */
    static boolean isStraight(Activation activation) {
        return switch (activation) {
            case TANH, SIGMOID, ELU, SELU, SOFTPLUS -> false;
            case RELU, LEAKY_RELU, IDENTITY, STEP -> true;
        };
    }

    /** {@code phi = f'}, rows of n elements one after the other. */
    void slopes(int rows, int n, A y, int yOffset, A phi, int phiOffset) {
        times(rows, n, ones, 0, 0, y, yOffset, phi, phiOffset);
    }

    /** {@code result = f''}, rows of n elements, of an activation that is not {@linkplain #isStraight straight}. */
    void curvatures(int rows, int n, A y, int yOffset, A result, int resultOffset) {
        int all = rows * n;
        switch (activation) {
            case TANH -> kernels.affine(all, -2, 0, y, yOffset, result, resultOffset);
            case SIGMOID -> kernels.affine(all, -2, 1, y, yOffset, result, resultOffset);
            case SOFTPLUS -> {
                slopes(rows, n, y, yOffset, result, resultOffset);
                kernels.affine(all, -1, 1, result, resultOffset, result, resultOffset);
            }
            case ELU, SELU -> {
                kernels.step(all, y, yOffset, result, resultOffset);
                kernels.affine(all, -1, 1, result, resultOffset, result, resultOffset);
            }
            case RELU, LEAKY_RELU, IDENTITY, STEP -> kernels.fill(result, resultOffset, all, 0);
        }
        times(rows, n, result, resultOffset, n, y, yOffset, result, resultOffset);
    }

    /** {@code result = v f'}. */
    private void times(int rows, int n, A v, int vOffset, int vRow, A y, int yOffset, A result, int offset) {
        switch (activation) {
            case TANH -> kernels.tanhPullback(rows, n, v, vOffset, vRow, y, yOffset, n, result, offset, n);
            case SIGMOID -> kernels.sigmoidPullback(rows, n, v, vOffset, vRow, y, yOffset, n, result, offset, n);
            case RELU -> kernels.reluPullback(rows, n, v, vOffset, vRow, y, yOffset, n, result, offset, n);
            case LEAKY_RELU -> kernels.leakyReluPullback(rows, n, v, vOffset, vRow, y, yOffset, n, result, offset, n);
            case ELU, SELU ->
                kernels.eluPullback(
                        rows,
                        n,
                        activation.exponentialSlope(),
                        activation.exponentialLimit(),
                        v,
                        vOffset,
                        vRow,
                        y,
                        yOffset,
                        n,
                        result,
                        offset,
                        n);
            case SOFTPLUS -> kernels.softplusPullback(rows, n, v, vOffset, vRow, y, yOffset, n, result, offset, n);
            case IDENTITY -> kernels.fill(result, offset, rows * n, 1);
            case STEP -> kernels.fill(result, offset, rows * n, 0);
        }
    }
}
