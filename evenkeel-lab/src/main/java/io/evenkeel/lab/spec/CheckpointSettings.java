package io.evenkeel.lab.spec;

import java.util.Optional;

/**
 * When a run is saved, so that it can go on from there. Whatever these say, it is saved at the end.
 *
 * @param every updates between two checkpoints
 * @param seconds between two checkpoints, whichever comes first
 */
public record CheckpointSettings(
        @Setting(value = "updates between two checkpoints", standard = "1000", least = 1)
        long every,

        @Setting(value = "seconds between two checkpoints, if that comes first", above = 0)
        Optional<Double> seconds) {}
