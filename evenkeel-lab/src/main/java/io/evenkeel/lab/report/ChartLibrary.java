package io.evenkeel.lab.report;

import io.evenkeel.lab.Resources;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Apache ECharts, as its WebJar on the class path has it. */
final class ChartLibrary {
    private static final String DESCRIPTION = "/META-INF/maven/org.webjars/echarts/pom.properties";
    private static final String FILE = "/META-INF/resources/webjars/echarts/%s/echarts.min.js";

    private ChartLibrary() {}

    /** Returns the library's source with its license header; it contains nothing that would end a script element. */
    static String source() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Resources.text(ChartLibrary.class, DESCRIPTION)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Resources.text(ChartLibrary.class, String.format(FILE, properties.getProperty("version")));
    }
}
