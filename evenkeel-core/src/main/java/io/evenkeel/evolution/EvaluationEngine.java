package io.evenkeel.evolution;

import java.util.List;

/**
 * Where individuals are made and judged. Outcomes are functions of births, so that every engine gives the same ones, whatever
 * its threads or machines.
 */
public interface EvaluationEngine extends AutoCloseable {
    /** @return name as in specs and reports */
    String name();

    /**
     * Makes individuals and has them judged.
     *
     * @param births of whom
     * @return an outcome for each, in the same order
     * @throws java.io.UncheckedIOException if machines were lost that are needed for them; none of them has been born then
     */
    List<Outcome> bear(List<Birth> births);

    @Override
    void close();
}
