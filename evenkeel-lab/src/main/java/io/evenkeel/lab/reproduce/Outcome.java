package io.evenkeel.lab.reproduce;

import java.util.ArrayList;
import java.util.List;

/** What an experiment gave. */
public final class Outcome {
    private final List<Row> rows = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();

    /**
     * A quantity beside its published value.
     *
     * @param quantity what it is, with its unit
     * @param published the paper's value, or what the paper says of it; empty if nothing is known
     * @param measured our value
     * @param note what else there is to know; may be empty
     */
    public record Row(String quantity, String published, String measured, String note) {}

    /**
     * An expectation.
     *
     * @param name what is expected, in words
     * @param expected the bound
     * @param measured our value
     * @param holds whether it is as expected
     */
    public record Check(String name, String expected, String measured, boolean holds) {}

    /**
     * Curves over a common axis.
     *
     * @param title of the chart
     * @param x label of the horizontal axis
     * @param y label of the vertical axis
     * @param logarithmic whether the vertical axis is
     * @param curves what is drawn
     */
    public record Chart(String title, String x, String y, boolean logarithmic, List<Curve> curves) {}

    /**
     * A curve.
     *
     * @param name for the legend
     * @param x positions
     * @param y values, as many; NaN leaves a gap
     */
    public record Curve(String name, double[] x, double[] y) {}

    /**
     * Adds a quantity.
     *
     * @param quantity what it is, with its unit
     * @param published the paper's value or statement
     * @param measured our value
     * @param note what else there is to know
     * @return this
     */
    public Outcome row(String quantity, String published, String measured, String note) {
        rows.add(new Row(quantity, published, measured, note));
        return this;
    }

    /**
     * Adds an expectation.
     *
     * @param name what is expected, in words
     * @param expected the bound
     * @param measured our value
     * @param holds whether it is as expected
     * @return this
     */
    public Outcome check(String name, String expected, String measured, boolean holds) {
        checks.add(new Check(name, expected, measured, holds));
        return this;
    }

    /**
     * Adds a chart.
     *
     * @param chart with at least one curve
     * @return this
     */
    public Outcome chart(Chart chart) {
        charts.add(chart);
        return this;
    }

    /** @return quantities in the order in which they were added */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** @return expectations in the order in which they were added */
    public List<Check> checks() {
        return List.copyOf(checks);
    }

    /** @return charts in the order in which they were added */
    public List<Chart> charts() {
        return List.copyOf(charts);
    }

    /** @return whether everything is as expected */
    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }
}
