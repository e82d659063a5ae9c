package io.evenkeel.evolution;

import java.util.Optional;

/**
 * What came of a birth.
 *
 * @param trial how the individual was judged, with experiences if they are kept
 * @param genes its weights, if they are kept
 * @param mutation what is known of its mutation, nothing for founders
 */
public record Outcome(Trial trial, Optional<double[]> genes, Optional<MutationDiagnostics> mutation) {}
