package io.evenkeel.gauge;

/**
 * A complex eigenvalue λ with its sensitivity to errors in the matrix.
 *
 * @param real part
 * @param imaginary part
 * @param condition 1/|yᴴx| for unit right and left eigenvectors x, y: a perturbation E of the matrix moves λ by up to
 *     condition · ‖E‖₂ (to first order); 1 for normal matrices, {@code Infinity} for defective eigenvalues
 */
public record Eigenvalue(double real, double imaginary, double condition) {

    /** @return |λ|, the factor by which one step stretches the eigenvector */
    public double modulus() {
        return StrictMath.hypot(real, imaginary);
    }
}
