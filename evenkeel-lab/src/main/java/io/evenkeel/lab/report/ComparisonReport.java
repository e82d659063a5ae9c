package io.evenkeel.lab.report;
import tools.jackson.databind.node.ObjectNode;
/** stub */
public final class ComparisonReport {
    private ComparisonReport() {}
    /**
     * Stub.
     * @param n x
     * @return y
     */
    public static String of(ObjectNode n) { return ""; }
}
