package io.evenkeel.spark;

/** Spark writes a hundred lines about its start unless it is told not to. */
final class Logging {
    private static final String SETTING = "log4j2.configurationFile";

    private Logging() {}

    /** Leaves errors only, unless the user has a configuration of log4j. To be called before Spark's first class is loaded. */
    static void quiet() {
        if (System.getProperty(SETTING) == null) {
            System.setProperty(SETTING, "classpath:io/evenkeel/spark/log4j2.properties");
        }
    }
}
