package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** An experiment with sensitivity adjustment learning. The paper's text could not be read, only its abstracts. */
abstract class SensitivityExperiment implements Experiment {
    private final String id;
    private final String title;
    private final String published;

    SensitivityExperiment(String id, String title, String published) {
        this.id = id;
        this.title = title;
        this.published = published;
    }

    @Override
    public final String name() {
        return "sensitivity-adjustment-learning/" + id;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Citation citation() {
        return Citations.SENSITIVITY_ADJUSTMENT;
    }

    @Override
    public final String published() {
        return published;
    }

    private record Case<C>(C what, long seed) {}

    /** Runs each case with so many seeds, the first of which is the conditions'. */
    static <C, R> Map<C, List<R>> bySeed(
            Conditions conditions, String stage, List<C> cases, int seeds, BiFunction<C, Long, R> run) {
        List<Case<C>> all = new ArrayList<>();
        for (C one : cases) {
            for (int i = 0; i < seeds; i++) {
                all.add(new Case<>(one, conditions.seed() + i));
            }
        }
        List<R> results = conditions.each(stage, all, c -> run.apply(c.what, c.seed));
        Map<C, List<R>> grouped = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            grouped.computeIfAbsent(all.get(i).what, c -> new ArrayList<>()).add(results.get(i));
        }
        return grouped;
    }

    /** A curve over positions 0, step, 2 step, … */
    static Outcome.Curve curve(String name, double step, double... y) {
        double[] x = IntStream.range(0, y.length).mapToDouble(i -> i * step).toArray();
        return new Outcome.Curve(name, x, y);
    }
}
