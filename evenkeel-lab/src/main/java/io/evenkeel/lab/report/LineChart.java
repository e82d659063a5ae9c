package io.evenkeel.lab.report;

import io.evenkeel.lab.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Curves over a common axis. */
public final class LineChart implements ReportChart {
    private final ObjectNode chart = Json.object().put("kind", "lines");
    private final ArrayNode curves = chart.putArray("curves");
    private String band = "first to third quartile";

    /**
     * A chart without curves.
     *
     * @param title its heading
     * @param note a sentence below the heading; may be empty
     * @param x label of the horizontal axis
     * @param y label of the vertical axis
     */
    public LineChart(String title, String note, String x, String y) {
        chart.put("title", title).put("note", note).put("x", x).put("y", y);
    }

    /**
     * Chooses the vertical axis.
     *
     * @param logarithmic whether it shows powers of ten; values that are not positive are then left out
     * @return this
     */
    public LineChart logarithmic(boolean logarithmic) {
        chart.put("logarithmic", logarithmic);
        return this;
    }

    /** @return this, with a horizontal axis of powers of ten */
    public LineChart logarithmicX() {
        chart.put("logarithmicX", true);
        return this;
    }

    /** @return this, with colors from early to late, for curves that are the same quantity at several moments */
    public LineChart ordered() {
        chart.put("ordered", true);
        return this;
    }

    /**
     * Says what the bands of curves are, one thing for the whole chart; to be called before the curves are added.
     *
     * @param newBand for the legend
     * @return this
     */
    public LineChart band(String newBand) {
        band = newBand;
        return this;
    }

    /**
     * Marks a value with a dashed horizontal line.
     *
     * @param name label of the line
     * @param value where it stands; none is drawn if it is not a number
     * @return this
     */
    public LineChart level(String name, double value) {
        JsonNumbers.put(chart.withArray("levels").addObject().put("name", name), "value", value);
        return this;
    }

    /**
     * Marks a place on the horizontal axis with a vertical line.
     *
     * @param name label of the line
     * @param value where it stands; none is drawn if it is not a number
     * @return this
     */
    public LineChart moment(String name, double value) {
        JsonNumbers.put(chart.withArray("moments").addObject().put("name", name), "value", value);
        return this;
    }

    /**
     * Adds a curve.
     *
     * @param curve what is drawn, if need be thinned to what can be seen
     * @return this
     */
    public LineChart curve(Curve curve) {
        return curve(curve, curves.size());
    }

    /**
     * Adds a curve.
     *
     * @param curve what is drawn, if need be thinned to what can be seen
     * @param color index in the report's palette, so that several charts can agree
     * @return this
     */
    public LineChart curve(Curve curve, int color) {
        Curve seen = curve.thinned();
        ObjectNode json = curves.addObject().put("name", seen.name()).put("color", color);
        JsonNumbers.append(json.putArray("x"), seen.x());
        JsonNumbers.append(json.putArray("y"), seen.y());
        if (seen.banded()) {
            JsonNumbers.append(json.putArray("lower"), seen.lower());
            JsonNumbers.append(json.putArray("upper"), seen.upper());
            chart.put("band", band);
        }
        return this;
    }

    @Override
    public ObjectNode json() {
        return chart.deepCopy();
    }
}
