package io.evenkeel.lab.report;

import io.evenkeel.lab.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Horizontal bars from zero with whiskers, or dots with whiskers where the axis is logarithmic and has no zero.
 */
public final class BarChart implements ReportChart {
    private final ObjectNode chart = Json.object().put("kind", "bars");
    private final ArrayNode bars = chart.putArray("bars");

    /**
     * A chart without bars.
     *
     * @param title its heading
     * @param note a sentence below the heading; may be empty
     * @param unit what the axis shows
     */
    public BarChart(String title, String note, String unit) {
        chart.put("title", title).put("note", note).put("unit", unit);
    }

    /** @return this, with an axis of powers of ten */
    public BarChart logarithmic() {
        chart.put("logarithmic", true);
        return this;
    }

    /**
     * Marks a value with a dashed line.
     *
     * @param name what the value is
     * @param value where the line stands
     * @return this
     */
    public BarChart reference(String name, double value) {
        JsonNumbers.put(chart.putObject("reference").put("name", name), "value", value);
        return this;
    }

    /**
     * Adds a bar.
     *
     * @param name at its left
     * @param value its length; none is drawn if it is not a number
     * @param lower where the whisker begins; not a number for none
     * @param upper where the whisker ends
     * @param color index in the report's palette
     * @return this
     */
    public BarChart bar(String name, double value, double lower, double upper, int color) {
        ObjectNode bar = bars.addObject().put("name", name).put("color", color);
        JsonNumbers.put(bar, "value", value);
        JsonNumbers.put(bar, "lower", lower);
        JsonNumbers.put(bar, "upper", upper);
        return this;
    }

    @Override
    public ObjectNode json() {
        return chart.deepCopy();
    }
}
