package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Experiences;
import java.util.ArrayDeque;
import java.util.List;

/** What a policy saw: its last observations, or the beginning of its last episode if it has a state. */
final class Memory {
    private static final int LONGEST = 400;

    private final int width;
    private final int longest;
    private final boolean sequence;
    private final ArrayDeque<double[]> observations = new ArrayDeque<>();

    Memory(int width, boolean sequence) {
        this(width, sequence, LONGEST);
    }

    /** One that holds more or fewer observations. */
    Memory(int width, boolean sequence, int longest) {
        this.width = width;
        this.longest = longest;
        this.sequence = sequence;
    }

    /** An episode begins. */
    void begin() {
        if (sequence) {
            observations.clear();
        }
    }

    void add(double[] observation) {
        if (observations.size() < longest) {
            observations.addLast(observation.clone());
        } else if (!sequence) {
            double[] forgotten = observations.removeFirst();
            System.arraycopy(observation, 0, forgotten, 0, width);
            observations.addLast(forgotten);
        }
    }

    Experiences experiences() {
        if (!sequence || observations.isEmpty()) {
            return new Experiences(1, false, List.copyOf(observations));
        }
        double[] joined = new double[observations.size() * width];
        int at = 0;
        for (double[] each : observations) {
            System.arraycopy(each, 0, joined, at, width);
            at += width;
        }
        return new Experiences(observations.size(), true, List.of(joined));
    }
}
