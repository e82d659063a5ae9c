package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Figures of one square recurrent matrix W: what linear analysis says about it before any input arrives.
 *
 * <pre>  spectral radius            ρ = max |λ_i|                 growth in the long run
 *  spectral norm              ‖W‖₂ = σ_max                  largest growth in one step
 *  departure from normality   √(‖W‖_F² − Σ |λ_i|²) = ‖N‖_F   with the Schur form W = U (D + N) Uᴴ
 *  Henrici index              departure / ‖W‖_F             0 for normal matrices, 1 for nilpotent ones
 *  numerical abscissa         ω = λ_max((W + Wᵀ)/2)         initial growth rate of e^{Wt}
 *  eigenvalue condition       max 1/|y_iᴴ x_i|              from unit left and right eigenvectors</pre>
 *
 * <p>Sources: P. Henrici, "Bounds for iterates, inverses, spectral variation and fields of values of non-normal
 * matrices", Numerische Mathematik 4:24–40, 1962, section 1; L. N. Trefethen, M. Embree, "Spectra and Pseudospectra",
 * Princeton University Press, 2005, chapters 14, 17, 48 and 52; J. H. Wilkinson, "The Algebraic Eigenvalue Problem",
 * Oxford University Press, 1965, chapter 2, sections 7–10.
 *
 * @param spectralRadius ρ
 * @param spectralNorm ‖W‖₂
 * @param frobeniusNorm ‖W‖_F
 * @param departureFromNormality ‖N‖_F
 * @param henrici departure over ‖W‖_F; 0 for the zero matrix
 * @param eigenvalueCondition largest condition number of an eigenvalue; {@code Infinity} if one is defective
 * @param numericalAbscissa ω
 * @param eigenvalues λ_i by descending modulus
 * @param stored precision in which the matrix was stored, which bounds what is known of it
 */
public record WeightFigures(
        double spectralRadius,
        double spectralNorm,
        double frobeniusNorm,
        double departureFromNormality,
        double henrici,
        double eigenvalueCondition,
        double numericalAbscissa,
        List<Eigenvalue> eigenvalues,
        Precision stored) {

    /** Eigenvalues are called unreliable when they are known to less than this part of the spectral norm. */
    private static final double TOLERABLE_UNCERTAINTY = 0.01;

    /**
     * Computes the figures of a matrix that was stored in its own precision.
     *
     * @param w square matrix, n × n
     * @return its figures
     * @throws IllegalArgumentException if it is not square, is empty or has an element that is not finite
     * @throws ArithmeticException if a decomposition does not converge
     */
    public static WeightFigures of(Tensor w) {
        if (w.rank() != 2) {
            throw new IllegalArgumentException("a recurrent matrix has 2 dimensions, but this one has " + w.rank());
        }
        double[][] rows = new double[w.extent(0)][w.extent(1)];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = w.get(i * rows[i].length + j);
            }
        }
        return of(rows, w.precision());
    }

    /**
     * Computes the figures of a matrix.
     *
     * @param w rows of a square matrix, n × n; left alone
     * @param stored precision in which it was stored
     * @return its figures
     * @throws IllegalArgumentException if it is not square, is empty or has an element that is not finite
     * @throws ArithmeticException if a decomposition does not converge
     */
    public static WeightFigures of(double[][] w, Precision stored) {
        flatten(w);
        return of(w, stored, SchurForm.of(w));
    }

    static WeightFigures of(double[][] w, Precision stored, SchurForm schur) {
        int n = w.length;
        double[] flat = flatten(w);
        double frobenius = Orthonormalization.norm(n * n, flat, 0);
        List<Eigenvalue> eigenvalues = EigenvalueConditions.of(schur).stream()
                .sorted(Comparator.comparingDouble(e -> -e.modulus()))
                .toList();
        double departure = schur.departureFromNormality();
        return new WeightFigures(
                eigenvalues.get(0).modulus(),
                Jacobians.singularValues(n, n, flat)[0],
                frobenius,
                departure,
                frobenius == 0 ? 0 : departure / frobenius,
                eigenvalues.stream().mapToDouble(Eigenvalue::condition).max().orElseThrow(),
                largestOfSymmetricPart(w),
                eigenvalues,
                stored);
    }

    /**
     * How far rounding the matrix to the precision in which it was stored may have moved an eigenvalue, to first order:
     * condition · ε · ‖W‖_F.
     *
     * @return an absolute distance in the complex plane
     */
    public double eigenvalueUncertainty() {
        return frobeniusNorm == 0 ? 0 : eigenvalueCondition * stored.epsilon() * frobeniusNorm;
    }

    /**
     * Whether the eigenvalues may be read at all; those of strongly non-normal matrices may not.
     *
     * @return whether their uncertainty is below 1 % of the spectral norm
     */
    public boolean eigenvaluesReliable() {
        return eigenvalueUncertainty() <= TOLERABLE_UNCERTAINTY * spectralNorm;
    }

    /** Also checks what is asked of a matrix. */
    static double[] flatten(double[][] w) {
        int n = w.length;
        Require.atLeast(1, n, "number of rows");
        double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            if (w[i].length != n) {
                throw new IllegalArgumentException("a recurrent matrix is square, but row " + i + " of this one, with "
                        + n + " rows, has " + w[i].length + " elements");
            }
            for (int j = 0; j < n; j++) {
                if (!Double.isFinite(w[i][j])) {
                    throw new IllegalArgumentException("element (" + i + ", " + j + ") is " + w[i][j]);
                }
                flat[i * n + j] = w[i][j];
            }
        }
        return flat;
    }

    private static double largestOfSymmetricPart(double[][] w) {
        int n = w.length;
        DMatrixRMaj symmetric = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                symmetric.set(i, j, (w[i][j] + w[j][i]) / 2);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(symmetric)) {
            throw new ArithmeticException("the symmetric eigenvalue iteration did not converge");
        }
        return IntStream.range(0, n)
                .mapToDouble(i -> eigen.getEigenvalue(i).getReal())
                .max()
                .orElseThrow();
    }
}
