package io.evenkeel.lab.report;

import io.evenkeel.gauge.Diagnosis;
import io.evenkeel.gauge.VerdictThresholds;
import java.util.List;
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
    private static final List<String> SCRIPTS =
            List.of("format.js", "charts.js", "layout.js", "gauges.js", "network.js", "memory.js", "page.js");

    private HtmlReport() {}

    /**
     * Renders what was found on a cell or network, judged by the usual thresholds.
     *
     * @param diagnosis what was measured
     * @return the HTML file's text
     */
    public static String of(Diagnosis diagnosis) {
        VerdictThresholds thresholds =
                VerdictThresholds.DEFAULT.over(diagnosis.gradient().lags());
        return render(DiagnosisJson.of(diagnosis, diagnosis.judgment(thresholds)));
    }

    /**
     * Renders a report.
     *
     * @param diagnosis the result of {@code diagnose}; sections that are missing are left out
     * @return the HTML file's text
     */
    public static String render(ObjectNode diagnosis) {
        String verdict = text(diagnosis.path("verdict"), "no verdict");
        String file = text(diagnosis.path("model").path("file"), "network");
        return HtmlFile.of(file + ": " + verdict, verdict, text(diagnosis.path("reason"), ""), diagnosis, SCRIPTS);
    }

    private static String text(JsonNode node, String otherwise) {
        return node.isString() ? node.stringValue() : otherwise;
    }
}
