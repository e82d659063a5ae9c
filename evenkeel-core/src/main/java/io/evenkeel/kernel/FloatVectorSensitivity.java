package io.evenkeel.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Kernels#adjustSensitivity}, in vectors. */
final class FloatVectorSensitivity {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private FloatVectorSensitivity() {}

    static void adjust(
            int n,
            float keep,
            float target,
            float lower,
            float rate,
            float[] phi,
            float[] curvature,
            float[] squares,
            float[] live,
            float[] averages,
            float[] sensitivities,
            float[] newAverages,
            float[] gates,
            float[] along,
            float[] across) {
        FloatVector goal = FloatVector.broadcast(SPECIES, target);
        FloatVector above = FloatVector.broadcast(SPECIES, lower);
        FloatVector eta = FloatVector.broadcast(SPECIES, rate);
        FloatVector old = FloatVector.broadcast(SPECIES, keep);
        FloatVector fresh = FloatVector.broadcast(SPECIES, 1 - keep);
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int j = 0; j < n; j += WIDTH) {
            FloatVector slope = FloatVector.fromArray(SPECIES, phi, j);
            FloatVector norm = FloatVector.fromArray(SPECIES, squares, j).sqrt();
            FloatVector s = slope.mul(norm);
            FloatVector average = fresh.fma(s, old.mul(FloatVector.fromArray(SPECIES, averages, j)));
            FloatVector gate = zero.blend(one, average.compare(VectorOperators.LT, goal))
                    .blend(above, average.compare(VectorOperators.GT, goal))
                    .mul(FloatVector.fromArray(SPECIES, live, j));
            s.intoArray(sensitivities, j);
            average.intoArray(newAverages, j);
            gate.intoArray(gates, j);
            FloatVector change = eta.mul(gate);
            change.mul(slope.div(norm)).intoArray(along, j);
            change.mul(norm.mul(FloatVector.fromArray(SPECIES, curvature, j))).intoArray(across, j);
        }
    }
}
