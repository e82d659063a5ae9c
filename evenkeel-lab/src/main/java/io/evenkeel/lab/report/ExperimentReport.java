package io.evenkeel.lab.report;
import tools.jackson.databind.node.ArrayNode;
/** stub */
public final class ExperimentReport {
    private ExperimentReport() {}
    /**
     * Stub.
     * @param n x
     * @return y
     */
    public static String of(ArrayNode n) { return ""; }
}
