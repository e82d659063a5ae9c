package io.evenkeel.lab.report;

import io.evenkeel.lab.Json;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A table of a {@link ReportPage}; columns first, then rows with as many cells. */
public final class ReportTable {
    private final ObjectNode table = Json.object().put("kind", "table");
    private final ArrayNode columns = table.putArray("columns");
    private final ArrayNode rows = table.putArray("rows");

    /** How a column is set. */
    public enum Column {
        /** Aligned to the right. */
        NUMBER,
        /** Aligned to the left, in one line. */
        TEXT,
        /** Aligned to the left, in as many lines as it takes; rows become cards on a narrow screen. */
        WORDS
    }

    /** How a row stands out. */
    public enum Medal {
        /** The best row. */
        GOLD,
        /** The second. */
        SILVER,
        /** The third. */
        BRONZE,
        /** Any other row. */
        NONE
    }

    /**
     * What stands in a row below a column.
     *
     * @param json the cell for the page's scripts
     */
    public record Cell(JsonNode json) {

        /** @return a cell with a dash */
        public static Cell none() {
            return new Cell(JsonNodeFactory.instance.nullNode());
        }

        /** @return a cell with text */
        public static Cell of(String text) {
            return new Cell(JsonNodeFactory.instance.stringNode(text));
        }

        /** @return a cell with a number, a dash if it is not one */
        public static Cell of(double number) {
            return new Cell(JsonNumbers.node(number));
        }

        /** @return a cell with a number and, smaller and below it, the ends of its spread */
        public static Cell of(double number, double lower, double upper) {
            ObjectNode cell = Json.object();
            JsonNumbers.put(cell, "text", number);
            JsonNumbers.append(cell.putArray("spread"), lower, upper);
            return new Cell(cell);
        }

        /** @return a cell with text, marked as good or bad */
        public static Cell judged(String text, boolean good) {
            return new Cell(Json.object().put("text", text).put("mark", good ? "good" : "bad"));
        }
    }

    /**
     * A table without columns.
     *
     * @param title its heading; may be empty
     * @param note a sentence below the heading; may be empty
     */
    public ReportTable(String title, String note) {
        table.put("title", title).put("note", note);
    }

    /**
     * Adds a column.
     *
     * @param name its head
     * @param column how it is set
     * @return this
     */
    public ReportTable column(String name, Column column) {
        columns.addObject().put("name", name).put("kind", column.name().toLowerCase(Locale.ROOT));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @return this
     * @throws IllegalArgumentException if there are not as many cells as columns
     */
    public ReportTable row(Cell... cells) {
        return row(Medal.NONE, cells);
    }

    /**
     * Adds a row that may stand out.
     *
     * @param medal how it does
     * @param cells one for each column
     * @return this
     * @throws IllegalArgumentException if there are not as many cells as columns
     */
    public ReportTable row(Medal medal, Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns.size() + " columns");
        }
        ObjectNode row = rows.addObject();
        if (medal != Medal.NONE) {
            row.put("mark", medal.name().toLowerCase(Locale.ROOT));
        }
        ArrayNode all = row.putArray("cells");
        for (Cell cell : cells) {
            all.add(cell.json());
        }
        return this;
    }

    ObjectNode json() {
        return table.deepCopy();
    }
}
