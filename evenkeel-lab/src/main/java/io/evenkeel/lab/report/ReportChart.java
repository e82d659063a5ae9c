package io.evenkeel.lab.report;

import tools.jackson.databind.node.ObjectNode;

/** A chart or drawing of a {@link ReportPage}. */
public sealed interface ReportChart permits LineChart, BarChart, Histogram, PlaneDrawing {

    /** @return a new description of the chart for the page's scripts */
    ObjectNode json();
}
