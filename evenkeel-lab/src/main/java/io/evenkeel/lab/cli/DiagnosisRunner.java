package io.evenkeel.lab.cli;

import tools.jackson.databind.node.ObjectNode;

/** Measures a network. */
@FunctionalInterface
public interface DiagnosisRunner {
    /**
     * Reads the network and its input, measures, judges.
     *
     * @param request what to do
     * @param progress told how far the run has come
     * @return the result, with the keys that {@code --json} promises
     * @throws IllegalArgumentException if a file or an option is wrong, with a message of one line for the user
     * @throws java.io.IOException if a file cannot be read
     */
    ObjectNode run(DiagnosisRequest request, Progress progress) throws java.io.IOException;
}
