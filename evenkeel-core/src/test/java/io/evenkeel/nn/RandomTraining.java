package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.train.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** Trains a parametrization on Gaussian gradients of its block, in the order in which trainers call it. */
final class RandomTraining {
    private final Parametrization map;
    private final Optimizer optimizer;
    private final List<Optimizer.Memory> memories = new ArrayList<>();
    private final RandomStream stream = RandomStream.of(5, "gradients");
    private int updates;

    RandomTraining(Parametrization map, Optimizer optimizer) {
        this.map = map;
        this.optimizer = optimizer;
        map.raw().forEach(p -> memories.add(optimizer.memory(p.value().size())));
    }

    List<Optimizer.Memory> memories() {
        return memories;
    }

    /** Goes on where another run stands, whose numbers were copied. */
    void skip(int count) {
        updates += count;
    }

    void run(int count) {
        run(count, () -> {});
    }

    void run(int count, Runnable afterEach) {
        int size = map.block().size();
        for (int k = 0; k < count; k++, updates++) {
            double[] gradient = new double[size];
            for (int i = 0; i < size; i++) {
                gradient[i] = stream.gaussian((long) updates * size + i);
            }
            List<double[]> directions = MapChecks.pullBack(map, gradient);
            for (int which = 0; which < directions.size(); which++) {
                memories.get(which).direction(directions.get(which));
                Parameter parameter = map.raw().get(which);
                double[] raw = MapChecks.raw(map, which);
                for (int i = 0; i < raw.length; i++) {
                    raw[i] -= optimizer.rate() * directions.get(which)[i];
                }
                parameter.changed();
            }
            map.afterUpdate();
            afterEach.run();
        }
    }
}
