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
            case RELU, LEAKY_RELU, ELU, SOFTPLUS, IDENTITY -> false;
        };
    }

    /** Whether f'' is 0 wherever it exists. */
    static boolean isStraight(Activation activation) {
        return switch (activation) {
            case TANH, SIGMOID, ELU, SOFTPLUS -> false;
            case RELU, LEAKY_RELU, IDENTITY, STEP -> true;
        };
    }

    /** {@code phi = f'}, rows of n elements one after the other. */
    void slopes(int rows, int n, A y, int yOffset, A phi, int phiOffset) {
        switch (activation) {
            case TANH -> kernels.tanhPullback(rows, n, ones, 0, 0, y, yOffset, n, phi, phiOffset, n);
            case SIGMOID -> kernels.sigmoidPullback(rows, n, ones, 0, 0, y, yOffset, n, phi, phiOffset, n);
            case RELU -> kernels.reluPullback(rows, n, ones, 0, 0, y, yOffset, n, phi, phiOffset, n);
            case LEAKY_RELU -> kernels.leakyReluPullback(rows, n, ones, 0, 0, y, yOffset, n, phi, phiOffset, n);
            case ELU -> kernels.eluPullback(rows, n, ones, 0, 0, y, yOffset, n, phi, phiOffset, n);
            case SOFTPLUS -> kernels.softplusPullback(rows, n, ones, 0, 0, y, yOffset, n, phi, phiOffset, n);
            case IDENTITY -> kernels.fill(phi, phiOffset, rows * n, 1);
            case STEP -> kernels.fill(phi, phiOffset, rows * n, 0);
        }
    }

    /** {@code result = f''} of n elements, of an activation that is not {@linkplain #isStraight straight}. */
    void curvatures(int n, A y, int yOffset, A phi, int phiOffset, A result, int resultOffset) {
        switch (activation) {
            case TANH -> kernels.affine(n, -2, 0, y, yOffset, result, resultOffset);
            case SIGMOID -> kernels.affine(n, -2, 1, y, yOffset, result, resultOffset);
            case SOFTPLUS -> kernels.affine(n, -1, 1, phi, phiOffset, result, resultOffset);
            case ELU -> {
                kernels.step(n, y, yOffset, result, resultOffset);
                kernels.affine(n, -1, 1, result, resultOffset, result, resultOffset);
            }
            case RELU, LEAKY_RELU, IDENTITY, STEP -> kernels.fill(result, resultOffset, n, 0);
        }
        kernels.multiply(1, n, result, resultOffset, 0, phi, phiOffset, 0, result, resultOffset, 0);
    }
}
