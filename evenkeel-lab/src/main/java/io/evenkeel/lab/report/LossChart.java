package io.evenkeel.lab.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;

/** The chart of the loss over training, with the loss of the task's trivial solution as a dashed line. */
final class LossChart {
    private final JsonNode task;
    private final LineChart chart;
    private final DoubleStream.Builder drawn = DoubleStream.builder();

    LossChart(String title, String note, JsonNode task) {
        this.task = task;
        chart = new LineChart(title, note, "update", "loss");
    }

    LossChart curve(Curve curve, int color) {
        Arrays.stream(curve.y()).forEach(drawn);
        Arrays.stream(curve.lower()).forEach(drawn);
        chart.curve(curve, color);
        return this;
    }

    LossChart moment(String name, double update) {
        chart.moment(name, update);
        return this;
    }

    LineChart chart() {
        double trivial = JsonNumbers.value(task.path("trivialLoss"));
        if (Double.isFinite(trivial)) {
            chart.level("trivial solution", trivial);
            drawn.accept(trivial);
        }
        return chart.logarithmic(Ranges.wide(drawn.build().toArray()));
    }
}
