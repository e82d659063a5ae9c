package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.matrix.Matrix;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;

/**
 * A skew-symmetric raw parameter, {@code Aᵀ = −A}, kept with all its n² elements: optimizers that act on each element alone
 * and start from zeros keep it exactly skew, because {@link #gradient} is.
 */
final class SkewParameter {
    private final int n;
    private final Parameter parameter;

    SkewParameter(Block block) {
        if (block.rows() != block.columns()) {
            throw new IllegalArgumentException("an orthogonal block of recurrent weights is square, not " + block.rows()
                    + " × " + block.columns() + " as that of " + block.parameter());
        }
        n = block.rows();
        parameter = new Parameter("skew", Tensor.zeros(Precision.DOUBLE, n, n));
    }

    Parameter parameter() {
        return parameter;
    }

    int size() {
        return n;
    }

    /** @return how many numbers can be chosen freely */
    long freedom() {
        return n * (n - 1L) / 2;
    }

    double[] array() {
        return (double[]) parameter.value().array();
    }

    /** @return A, a copy */
    Matrix matrix() {
        return Matrix.of(n, n, array());
    }

    /** A ← (M − Mᵀ) / 2. */
    void adopt(double[] m) {
        System.arraycopy(m, 0, array(), 0, m.length);
        makeSkew();
    }

    /** A ← (A − Aᵀ) / 2, against rounding errors. */
    void makeSkew() {
        double[] a = array();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double half = (a[i * n + j] - a[j * n + i]) / 2;
                a[i * n + j] = half;
                a[j * n + i] = -half;
            }
            a[i * n + i] = 0;
        }
        parameter.changed();
    }

    /** A ← 0. */
    void clear() {
        Arrays.fill(array(), 0);
        parameter.changed();
    }

    /**
     * The derivative by the elements above the diagonal, where those below follow with the opposite sign.
     *
     * @param free derivative as if all elements were free
     * @param gradient receives {@code F − Fᵀ}
     */
    void gradient(Matrix free, double[] gradient) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double difference = free.get(i, j) - free.get(j, i);
                gradient[i * n + j] = difference;
                gradient[j * n + i] = -difference;
            }
            gradient[i * n + i] = 0;
        }
    }
}
