package io.evenkeel.spark;

/** Spark writes a hundred lines about its start, and several about each lost task, unless it is told not to. */
final class Logging {
    private static final String SETTING = "log4j2.configurationFile";

    private Logging() {}

    /**
     * Leaves what Evenkeel itself says about executors, and errors that show nowhere else, unless the user has a configuration of
     * log4j. Has no effect once Spark has logged, as under spark-submit.
     */
    static void quiet() {
        if (System.getProperty(SETTING) == null) {
            System.setProperty(SETTING, "classpath:io/evenkeel/spark/log4j2.properties");
        }
    }
}
