package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.value;
import static io.evenkeel.lab.report.JsonNumbers.values;
import static io.evenkeel.lab.report.ReportInput.text;

import tools.jackson.databind.JsonNode;

/** What the best network does: its way through a maze, or its state over time. */
final class BehaviorDrawing {
    private BehaviorDrawing() {}

    /** Adds what {@link EvolutionReport} describes as the drawing; nothing if there is none. */
    static void add(ReportSection section, JsonNode drawing) {
        if (drawing.has("path")) {
            PlaneDrawing plane = new PlaneDrawing(text(drawing.path("title")), text(drawing.path("note")));
            drawing.path("walls")
                    .forEach(wall -> plane.wall(
                            value(wall.path(0)), value(wall.path(1)), value(wall.path(2)), value(wall.path(3))));
            drawing.path("blocks").forEach(block -> plane.block(value(block.path(0)), value(block.path(1))));
            drawing.path("target").forEach(square -> plane.target(value(square.path(0)), value(square.path(1))));
            drawing.path("places")
                    .forEach(place -> plane.place(
                            text(place.path("name")),
                            value(place.path("x")),
                            value(place.path("y")),
                            value(place.path("radius"))));
            drawing.path("path").forEach(point -> plane.to(value(point.path(0)), value(point.path(1))));
            section.chart(plane);
        }
        double[] time = values(drawing.path("time"));
        for (JsonNode curve : drawing.path("curves")) {
            String name = text(curve.path("name"));
            Curve whole = new Curve(name, time, values(curve.path("values")));
            section.half(new LineChart(name, "In the first episode.", "seconds", text(curve.path("unit")))
                    .curve(curve.has("period") ? whole.broken(value(curve.path("period"))) : whole));
        }
    }
}
