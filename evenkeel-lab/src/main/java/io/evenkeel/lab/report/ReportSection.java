package io.evenkeel.lab.report;

import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A section of a {@link ReportPage}: tables, charts and words in the order in which they are added. */
public final class ReportSection {
    private final ArrayNode blocks;

    ReportSection(ArrayNode blocks) {
        this.blocks = blocks;
    }

    /**
     * Adds a paragraph; line ends in it are kept. Two paragraphs with headings that follow each other stand side by side.
     *
     * @param title its heading; may be empty
     * @param text the paragraph; it is left out if it is empty
     * @return this
     */
    public ReportSection words(String title, String text) {
        ObjectNode block = blocks.addObject().put("kind", "words");
        block.put("title", title).put("text", text).put("half", !title.isEmpty());
        return this;
    }

    /**
     * Adds preformatted text.
     *
     * @param title what it is, for those who do not see it
     * @param text for instance a specification
     * @return this
     */
    public ReportSection code(String title, String text) {
        blocks.addObject().put("kind", "code").put("title", title).put("text", text);
        return this;
    }

    /**
     * Adds a list of names and values.
     *
     * @param title its heading; may be empty
     * @param facts numbers and texts by name, in the order of the object; objects inside it are listed with a dotted name
     * @return this
     */
    public ReportSection facts(String title, ObjectNode facts) {
        ArrayNode entries =
                blocks.addObject().put("kind", "facts").put("title", title).putArray("entries");
        list("", facts, entries);
        return this;
    }

    private static void list(String prefix, JsonNode node, ArrayNode entries) {
        for (Map.Entry<String, JsonNode> fact : node.properties()) {
            String name = prefix + fact.getKey();
            JsonNode value = fact.getValue();
            if (value.isObject()) {
                list(name + ".", value, entries);
            } else if (value.isNumber() || value.isString()) {
                entries.addArray().add(name).add(value);
            } else if (!value.isNull()) {
                entries.addArray().add(name).add(value.toString());
            }
        }
    }

    /**
     * Adds publications.
     *
     * @param texts authors, title, year, place
     * @return this
     */
    public ReportSection citations(Collection<String> texts) {
        ArrayNode entries = blocks.addObject().put("kind", "citations").putArray("entries");
        texts.forEach(entries::add);
        return this;
    }

    /**
     * Adds a table.
     *
     * @param table what it shows; it is left out if it has no rows
     * @return this
     */
    public ReportSection table(ReportTable table) {
        blocks.add(table.json());
        return this;
    }

    /**
     * Adds a chart as wide as the page.
     *
     * @param chart what it shows; it is left out if there is nothing to draw
     * @return this
     */
    public ReportSection chart(ReportChart chart) {
        blocks.add(chart.json());
        return this;
    }

    /**
     * Adds a chart of half the page's width; two such charts that follow each other stand side by side.
     *
     * @param chart what it shows; it is left out if there is nothing to draw
     * @return this
     */
    public ReportSection half(ReportChart chart) {
        ObjectNode json = chart.json();
        blocks.add(json.put("half", true));
        return this;
    }
}
