package io.evenkeel.kernel;

/** {@link Kernels#adjustSensitivity}. */
final class FloatScalarSensitivity {
    private FloatScalarSensitivity() {}

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
        for (int j = 0; j < n; j++) {
            float norm = (float) Math.sqrt(squares[j]);
            float s = phi[j] * norm;
            float average = Math.fma(1 - keep, s, keep * averages[j]);
            float gate = average < target ? 1 : average > target ? lower : 0;
            gate *= live[j];
            sensitivities[j] = s;
            newAverages[j] = average;
            gates[j] = gate;
            along[j] = rate * gate * (phi[j] / norm);
            across[j] = rate * gate * (norm * curvature[j]);
        }
    }
}
