package io.evenkeel.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Fixtures;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class HtmlReportTest {
    private static final String HOSTILE = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>\u2028";

    @Test
    void isOneFileThatFetchesNothing() {
        String page = HtmlReport.render(Fixtures.diagnosis());
        String own = page.replace(ChartLibrary.source(), "");
        assertThat(own).doesNotContain("http://").doesNotContain("https://").doesNotContain("@import");
        assertThat(Pattern.compile("<(script|img|iframe|link)[^>]*\\b(src|href)=\"(?!data:)")
                        .matcher(own)
                        .find())
                .isFalse();
        assertThat(own).contains("default-src 'none'").doesNotContain("{{");
        assertThat(page).contains("Licensed to the Apache Software Foundation");
    }

    @Test
    void namesFromFilesCannotBecomeMarkup() {
        ObjectNode diagnosis = Fixtures.diagnosis();
        ((ObjectNode) diagnosis.get("model")).put("file", HOSTILE).put("module", HOSTILE);
        diagnosis.put("reason", HOSTILE).put("verdict", HOSTILE);
        String own = HtmlReport.render(diagnosis).replace(ChartLibrary.source(), "");
        for (String markup : new String[] {"<script>alert", "<img", "<!--"}) {
            assertThat(own.contains(markup)).as(markup).isFalse();
        }
        assertThat(Pattern.compile("<script").matcher(own).results()).hasSize(3);
    }

    @Test
    void jsonInAScriptStaysTheSameJson() {
        assertThat(ReportText.script("{\"a\":\"<&>\u2028\u2029\"}"))
                .isEqualTo("{\"a\":\"\\u003c\\u0026\\u003e\\u2028\\u2029\"}");
    }

    @Test
    void placesInsideContentStayAsTheyAre() {
        ObjectNode diagnosis = Fixtures.minimal().put("reason", "{{echarts}} $1 \\");
        assertThat(HtmlReport.render(diagnosis)).contains("<p>{{echarts}} $1 \\</p>");
    }

    @Test
    void rendersWithoutOptionalSectionsAndToTheSameBytes() {
        assertThat(HtmlReport.render(Fixtures.minimal())).contains("<title>network: healthy</title>");
        assertThat(HtmlReport.render(Fixtures.diagnosis())).isEqualTo(HtmlReport.render(Fixtures.diagnosis()));
    }
}
