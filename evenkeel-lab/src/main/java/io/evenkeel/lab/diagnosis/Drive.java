package io.evenkeel.lab.diagnosis;

import io.evenkeel.tensor.Tensor;
import java.util.List;

/**
 * What a network is driven by.
 *
 * @param inputs {@code [steps][width]} or {@code [steps][sequences][width]}
 * @param targets for each sequence the class that should follow each step, −1 where it is unknown; empty for none
 */
record Drive(Tensor inputs, List<int[]> targets) {
    int steps() {
        return inputs.extent(0);
    }

    int sequences() {
        return inputs.rank() == 3 ? inputs.extent(1) : 1;
    }

    /** The same sequences from the end, as the second direction of a bidirectional module reads them. */
    Drive reversed() {
        int steps = steps();
        int row = inputs.size() / steps;
        Tensor back = Tensor.zeros(inputs.precision(), inputs.shape());
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < row; i++) {
                back.set(t * row + i, inputs.get((steps - 1 - t) * row + i));
            }
        }
        return new Drive(back, List.of());
    }
}
