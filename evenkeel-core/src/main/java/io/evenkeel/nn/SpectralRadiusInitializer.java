package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A square Gaussian matrix scaled so that its spectral radius {@code max |λ_i|} is ρ, and not only in the mean, as
 * {@link NormalInitializer}'s. H. Jaeger, The "echo state" approach to analysing and training recurrent neural networks,
 * GMD Report 148, 2001, section 3. A whole matrix takes time in the cube of its width.
 *
 * @param radius ρ
 */
public record SpectralRadiusInitializer(double radius) implements Initializer {
    /**
     * Checks the radius.
     *
     * @throws IllegalArgumentException if the radius is negative or not finite
     */
    public SpectralRadiusInitializer {
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("the spectral radius must be a finite number, 0 or more, not " + radius);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the parameter is not a square matrix
     * @throws ArithmeticException if the eigenvalues' iteration does not converge
     */
    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        int n = parameter.rows();
        if (n != parameter.columns()) {
            throw new IllegalArgumentException("only a square matrix has a spectral radius, not " + parameter);
        }
        DMatrixRMaj w = new DMatrixRMaj(n, n);
        for (int i = 0; i < n * n; i++) {
            w.data[i] = stream.gaussian(i);
        }
        double factor = radius / spectralRadius(w.copy());
        for (int i = 0; i < n * n; i++) {
            parameter.value().set(i, factor * w.data[i]);
        }
    }

    private static double spectralRadius(DMatrixRMaj w) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(w.numRows, false, false);
        if (!eigen.decompose(w)) {
            throw new ArithmeticException("the eigenvalues of a " + w.numRows + " × " + w.numRows
                    + " matrix were not found; another seed may help");
        }
        double largest = 0;
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            Complex_F64 value = eigen.getEigenvalue(i);
            largest = Math.max(largest, value.real * value.real + value.imaginary * value.imaginary);
        }
        return Math.sqrt(largest);
    }
}
