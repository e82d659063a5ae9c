package io.evenkeel.lab.spec;

import io.evenkeel.train.Task;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several runs on the same task.
 *
 * @param contenders specifications by name, in the order of the file; unmodifiable
 * @param seeds with each of which every contender runs
 */
public record Comparison(Map<String, Spec> contenders, List<Long> seeds) {
    /** Keeps its own copies. */
    public Comparison {
        contenders = Collections.unmodifiableMap(new LinkedHashMap<>(contenders));
        seeds = List.copyOf(seeds);
    }

    /**
     * The same contenders with other seeds.
     *
     * @param newSeeds one or more different numbers
     * @return another comparison
     * @throws IllegalArgumentException if seeds repeat
     */
    public Comparison withSeeds(List<Long> newSeeds) {
        return new Comparison(contenders, new Seeds(newSeeds).seeds());
    }

    /**
     * The same contenders with other budgets.
     *
     * @param updates of each run
     * @return another comparison
     */
    public Comparison withSteps(long updates) {
        Map<String, Spec> longer = new LinkedHashMap<>();
        contenders.forEach((name, spec) -> longer.put(name, spec.withSteps(updates)));
        return new Comparison(longer, seeds);
    }

    /** @return what all contenders learn */
    public Task task() {
        return contenders.values().iterator().next().task().task();
    }

    /**
     * What a file says besides a base and the contenders.
     *
     * @param seeds with each of which every contender runs
     */
    record Seeds(
            @Setting(value = "with each of which every contender runs", standard = "[1, 2, 3, 4, 5]")
            List<Long> seeds) {
        /** Refuses seeds that repeat. */
        Seeds {
            if (seeds.isEmpty() || new HashSet<>(seeds).size() < seeds.size()) {
                throw new IllegalArgumentException("seeds must be one or more different numbers, not " + seeds);
            }
        }
    }
}
