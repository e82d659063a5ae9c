package io.evenkeel.lab.reproduce;

import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.RowNormInitializer;
import io.evenkeel.nn.SpectralRadiusInitializer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One side of a comparison: what the weights start with, and whether sensitivity is adjusted.
 *
 * @param name for tables
 * @param weights of the layers, or the recurrent ones
 * @param adjusted whether sensitivity adjustment learning acts; else sensitivity is only measured
 */
record SensitivityContender(String name, Initializer weights, boolean adjusted) {
    /** The scales that the baseline is tuned over. */
    static final List<Double> GRID = List.of(0.9, 1.0, 1.05, 1.1, 1.2, 1.5);

    /** Adjustment and plain training from the same small weights, then plain training from each scale of the grid. */
    private static List<SensitivityContender> against(
            Initializer small, String scale, DoubleFunction<Initializer> scaled, List<Double> grid) {
        List<SensitivityContender> all = new ArrayList<>();
        all.add(new SensitivityContender("SAL, small weights", small, true));
        all.add(new SensitivityContender("without SAL, small weights", small, false));
        grid.forEach(c -> all.add(new SensitivityContender("without SAL, " + scale + " " + c, scaled.apply(c), false)));
        return all;
    }

    static List<SensitivityContender> byRowNorm(Initializer small, List<Double> grid) {
        return against(small, "row norm", RowNormInitializer::new, grid);
    }

    static List<SensitivityContender> bySpectralRadius(Initializer small, List<Double> grid) {
        return against(small, "spectral radius", SpectralRadiusInitializer::new, grid);
    }

    /** Whether the scale of the weights was chosen from the grid. */
    boolean tuned() {
        return weights instanceof RowNormInitializer || weights instanceof SpectralRadiusInitializer;
    }
}
