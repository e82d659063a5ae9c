package io.evenkeel.nn;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import io.evenkeel.tensor.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orthogonal blocks that are a function of a skew-symmetric matrix A. The raw parameter {@code skew} is A [n][n]; of the
 * matrix M that an initializer gives, A is the skew part (M − Mᵀ) / 2. Weight decay of A would pull the block to a fixed
 * matrix, and is left out.
 */
abstract class OrthogonalParametrization extends Parametrization {
    /** A. */
    final SkewParameter skew;

    OrthogonalParametrization(Block block) {
        this(block, new SkewParameter(block));
    }

    private OrthogonalParametrization(Block block, SkewParameter skew) {
        super(block, List.of(skew.parameter()));
        this.skew = skew;
    }

    @Override
    public final long freedom() {
        return skew.freedom();
    }

    @Override
    protected final void initialize(Initializer initializer, RandomStream stream) {
        skew.adopt(drawn(initializer, stream));
        begin();
        renew();
    }

    /** Forgets what was carried along; A has its first value. */
    void begin() {}

    /** The present block. */
    final Matrix weights() {
        return Matrix.of(skew.size(), skew.size(), block().read());
    }

    /** A gradient by the block as a matrix. */
    final Matrix matrix(double... gradient) {
        return Matrix.of(skew.size(), skew.size(), gradient);
    }

    /**
     * Figures of the present block.
     *
     * @return {@code orthogonality-defect}, ‖WᵀW − I‖_F, and {@code skew-norm}, ‖A‖₂ estimated from below: beyond 1000
     *     learning is slow; subclasses add theirs
     */
    @Override
    public Map<String, Double> health() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("orthogonality-defect", MatrixNorms.orthogonalityDefect(weights()));
        figures.put("skew-norm", MatrixNorms.spectral(skew.matrix()));
        return figures;
    }
}
