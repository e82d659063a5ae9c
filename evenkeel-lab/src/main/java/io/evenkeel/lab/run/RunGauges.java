package io.evenkeel.lab.run;

import io.evenkeel.gauge.Trajectory;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.spec.GaugeOptions;
import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Measures a model as it is, along the first held-out sequence. Training goes on afterwards as if nothing had been. */
final class RunGauges {
    private final List<GaugeOptions> gauges;
    private final Program program;
    private final Tensor inputs;

    RunGauges(List<GaugeOptions> gauges, Model model, Batch held) {
        this.gauges = gauges;
        Program.Trace trace = new Program.Trace();
        trace.output("y", model.record(trace, trace.input("x", model.inputs())));
        program = trace.end();
        int width = held.inputs().extent(2);
        inputs = Tensor.zeros(held.inputs().precision(), held.steps(), width);
        for (int t = 0; t < held.steps(); t++) {
            for (int i = 0; i < width; i++) {
                inputs.set(t * width + i, held.inputs().get(t * held.examples() * width + i));
            }
        }
    }

    ObjectNode measure() {
        ObjectNode result = Json.object();
        for (GaugeOptions gauge : gauges) {
            try {
                gauge.measure(this::trajectory, result);
            } catch (ArithmeticException e) {
                // An exploding network overflows gauges before its loss; the log says so and training goes on.
                result.put("undefined", e.getMessage());
            }
        }
        return result;
    }

    private Trajectory trajectory(int directions) {
        Trajectory.Builder builder = Trajectory.of(program);
        return (directions == 0 ? builder : builder.directions(directions)).along(inputs);
    }
}
