package io.evenkeel.lab.report;

import io.evenkeel.lab.Resources;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a diagnosis into one HTML file: style, charts, chart library and numbers inside, nothing fetched. The same
 * diagnosis gives the same bytes.
 *
 * <p>Numbers and names travel as JSON and enter the page as text, because names of modules come from files that nobody
 * vouches for; a content security policy in the page forbids every request besides.
 */
public final class HtmlReport {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String[] SCRIPTS = {"format.js", "charts.js", "gauges.js", "network.js", "page.js"};

    private HtmlReport() {}

    /**
     * Renders a report.
     *
     * @param diagnosis the result of {@code diagnose}; sections that are missing are left out
     * @return the HTML file's text
     */
    public static String render(ObjectNode diagnosis) {
        String verdict = text(diagnosis.path("verdict"), "no verdict");
        String file = text(diagnosis.path("model").path("file"), "network");
        Map<String, String> parts = Map.of(
                "title", ReportText.html(file + ": " + verdict),
                "verdict", ReportText.html(verdict),
                "reason", ReportText.html(text(diagnosis.path("reason"), "")),
                "css", resource("report.css"),
                "data", ReportText.script(diagnosis.toString()),
                "echarts", ChartLibrary.source(),
                "scripts", scripts());
        return fill(resource("report.html"), parts);
    }

    private static String scripts() {
        StringBuilder all = new StringBuilder();
        for (String script : SCRIPTS) {
            all.append(resource(script)).append('\n');
        }
        return all.toString();
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

    private static String text(JsonNode node, String otherwise) {
        return node.isString() ? node.stringValue() : otherwise;
    }

    private static String resource(String name) {
        return Resources.text(HtmlReport.class, name);
    }
}
