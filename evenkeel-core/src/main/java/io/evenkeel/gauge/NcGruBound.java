package io.evenkeel.gauge;

/**
 * Bound of the one-step Jacobian of a gated recurrent unit whose candidate has slopes of at most 1, as that of NC-GRU. With
 * {@code h' = u ⊙ h + (1 − u) ⊙ c} and the reset gate before or after the product with U_c,
 *
 * <pre>  ‖J‖₂ ≤ max u + ¼ ‖h − c‖_∞ ‖U_u‖ + max(1 − u) ‖U_c‖ (max r + ¼ ‖h‖_∞ ‖U_r‖)            before
 *  ‖J‖₂ ≤ max u + ¼ ‖h − c‖_∞ ‖U_u‖ + max(1 − u) (max r ‖U_c‖ + ¼ ‖U_c h‖_∞ ‖U_r‖)        after</pre>
 *
 * <p>¼ is the largest slope of the logistic function. The norm of an orthogonal matrix is 1, so that what multiplies over
 * time is controlled by the gates and ‖U_u‖. The product over steps bounds σ(∂h_T/∂h_0) from above; from below it is not
 * bounded.
 *
 * <p>Source: after E. Mucllari, V. Zadorozhnyy, C. Pospisil, D. Nguyen, Q. Ye, "Orthogonal gated recurrent unit with
 * Neumann–Cayley transformation", Neural Computation 36(12), 2024; constants derived from the cell's equations.
 *
 * @param update ‖U_u‖₂
 * @param reset ‖U_r‖₂, 1 if orthogonal
 * @param candidate ‖U_c‖₂, 1 if orthogonal
 */
public record NcGruBound(double update, double reset, double candidate) {
    private static final double STEEPEST = 0.25;

    /**
     * One step with the reset gate before the product.
     *
     * @param u update gate
     * @param r reset gate
     * @param c candidate
     * @param h state at the beginning of the step
     * @return the bound of ‖∂h'/∂h‖₂
     */
    public double resetBefore(double[] u, double[] r, double[] c, double[] h) {
        return kept(u, c, h) + largest(complement(u)) * candidate * (largest(r) + STEEPEST * largest(h) * reset);
    }

    /**
     * One step with the reset gate after the product.
     *
     * @param u update gate
     * @param r reset gate
     * @param c candidate
     * @param h state at the beginning of the step
     * @param product U_c h
     * @return the bound of ‖∂h'/∂h‖₂
     */
    public double resetAfter(double[] u, double[] r, double[] c, double[] h, double[] product) {
        return kept(u, c, h) + largest(complement(u)) * (largest(r) * candidate + STEEPEST * largest(product) * reset);
    }

    private double kept(double[] u, double[] c, double[] h) {
        double distance = 0;
        for (int i = 0; i < h.length; i++) {
            distance = Math.max(distance, Math.abs(h[i] - c[i]));
        }
        return largest(u) + STEEPEST * distance * update;
    }

    private static double[] complement(double[] u) {
        double[] rest = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            rest[i] = 1 - u[i];
        }
        return rest;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
