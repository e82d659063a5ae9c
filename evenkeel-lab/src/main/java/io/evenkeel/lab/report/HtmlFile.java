package io.evenkeel.lab.report;

import io.evenkeel.lab.Resources;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One HTML file with style, chart library, scripts and data inside; nothing is fetched. */
final class HtmlFile {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlFile() {}

    /**
     * Puts a file together.
     *
     * @param title of the browser's window
     * @param heading and {@code lead} are what is shown where scripts do not run
     * @param data what the scripts show
     * @param scripts names of resources, in the order in which they build on each other
     */
    static String of(String title, String heading, String lead, JsonNode data, List<String> scripts) {
        Map<String, String> parts = Map.of(
                "title", ReportText.html(title),
                "heading", ReportText.html(heading),
                "lead", ReportText.html(lead),
                "css", resource("report.css"),
                "data", ReportText.script(data.toString()),
                "echarts", ChartLibrary.source(),
                "scripts", scripts.stream().map(HtmlFile::resource).collect(Collectors.joining("\n")));
        return fill(resource("report.html"), parts);
    }

    // One pass, so that a place's content is never searched for places.
    private static String fill(String template, Map<String, String> parts) {
        Matcher matcher = PLACE.matcher(template);
        StringBuilder page = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(page, Matcher.quoteReplacement(parts.get(matcher.group(1))));
        }
        return matcher.appendTail(page).toString();
    }

    private static String resource(String name) {
        return Resources.text(HtmlFile.class, name);
    }
}
