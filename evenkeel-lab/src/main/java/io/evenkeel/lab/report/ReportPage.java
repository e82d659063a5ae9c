package io.evenkeel.lab.report;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Version;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as one HTML file that needs no network: a title, a few large figures, sections of tables and charts. The same
 * content gives the same bytes. Text may come from anywhere; it enters the page as text and never as markup.
 */
public final class ReportPage {
    private static final List<String> SCRIPTS =
            List.of("format.js", "charts.js", "layout.js", "curves.js", "shapes.js", "blocks.js", "sections.js");

    private final ObjectNode page = Json.object();
    private final String title;
    private final String lead;

    /**
     * A page without sections.
     *
     * @param title its heading, also the window's title
     * @param lead one or two sentences below the title; may be empty
     */
    public ReportPage(String title, String lead) {
        this.title = title;
        this.lead = lead;
        page.put("version", Version.current()).put("file", "report.json");
        page.put("title", title).put("lead", lead);
    }

    /**
     * Adds words to the line above the title.
     *
     * @param words what kind of report this is, of what
     * @return this
     */
    public ReportPage about(String... words) {
        for (String word : words) {
            page.withArray("about").add(word);
        }
        return this;
    }

    /**
     * Shows one line that nobody should miss.
     *
     * @param line what went wrong
     * @return this
     */
    public ReportPage alert(String line) {
        page.put("alert", line);
        return this;
    }

    /**
     * Adds a large figure below the title.
     *
     * @param name what it is
     * @param value the figure
     * @param note unit or comparison; may be empty
     * @return this
     */
    public ReportPage tile(String name, double value, String note) {
        JsonNumbers.put(tile(name, note), "value", value);
        return this;
    }

    /**
     * Adds a large word below the title.
     *
     * @param name what it is
     * @param value the word
     * @param note unit or comparison; may be empty
     * @return this
     */
    public ReportPage tile(String name, String value, String note) {
        tile(name, note).put("value", value);
        return this;
    }

    private ObjectNode tile(String name, String note) {
        return page.withArray("tiles").addObject().put("name", name).put("note", note);
    }

    /**
     * Begins a section; one that stays without content is not shown.
     *
     * @param heading of the section
     * @param lead a sentence or two below it; may be empty
     * @return the section, to be filled
     */
    public ReportSection section(String heading, String lead) {
        ObjectNode section = page.withArray("sections").addObject();
        section.put("heading", heading).put("lead", lead);
        ArrayNode blocks = section.putArray("blocks");
        return new ReportSection(blocks);
    }

    /** @return the HTML file's text */
    public String html() {
        return HtmlFile.of(title, title, lead, page, SCRIPTS);
    }
}
