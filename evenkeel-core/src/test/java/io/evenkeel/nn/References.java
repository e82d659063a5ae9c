package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;

/** What PyTorch computed: the files that {@code make_references.py} wrote beside itself among the test resources. */
final class References {
    private References() {}

    static Path path(String name) {
        try {
            return Path.of(References.class.getResource(name + ".safetensors").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static SafeTensors of(String name) {
        return SafeTensors.read(path(name));
    }

    /** Absolute in double precision; in single precision relative to the largest value of the tensor. */
    static double tolerance(Precision precision) {
        return precision == Precision.DOUBLE ? 1e-12 : 1e-5;
    }

    static void compare(String what, double[] actual, Tensor expected, Precision precision) {
        double largest =
                Arrays.stream(expected.toDoubles()).map(Math::abs).max().orElse(0);
        double allowed = tolerance(precision) * (precision == Precision.DOUBLE ? 1 : largest);
        assertThat(actual).hasSize(expected.size());
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected.get(i)));
        }
        assertThat(worst).as(what + " in " + precision + " precision").isLessThanOrEqualTo(allowed);
    }
}
