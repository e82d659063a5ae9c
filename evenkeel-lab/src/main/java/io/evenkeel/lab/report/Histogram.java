package io.evenkeel.lab.report;

import io.evenkeel.lab.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Upright bars of counts, one for each class of what was counted. */
public final class Histogram implements ReportChart {
    private final ObjectNode chart = Json.object().put("kind", "histogram");
    private final ArrayNode bars = chart.putArray("bars");
    private final ArrayNode groups = chart.putArray("groups");

    /**
     * A histogram without classes.
     *
     * @param title its heading
     * @param note a sentence below the heading; may be empty
     * @param x what the classes are of
     * @param y what is counted
     */
    public Histogram(String title, String note, String x, String y) {
        chart.put("title", title).put("note", note).put("x", x).put("y", y);
    }

    /**
     * Names a group of classes for the legend.
     *
     * @param name of the group
     * @param color index in the report's palette, which the group's classes have
     * @return this
     */
    public Histogram group(String name, int color) {
        groups.addObject().put("name", name).put("color", color);
        return this;
    }

    /**
     * Adds a class.
     *
     * @param name below its bar
     * @param count height of its bar
     * @param color index in the report's palette
     * @return this
     */
    public Histogram bar(String name, long count, int color) {
        bars.addObject().put("name", name).put("count", count).put("color", color);
        return this;
    }

    /**
     * Marks a class with a dashed line.
     *
     * @param bar name of the class
     * @param name label of the line
     * @return this
     */
    public Histogram mark(String bar, String name) {
        chart.putObject("mark").put("bar", bar).put("name", name);
        return this;
    }

    @Override
    public ObjectNode json() {
        return chart.deepCopy();
    }
}
