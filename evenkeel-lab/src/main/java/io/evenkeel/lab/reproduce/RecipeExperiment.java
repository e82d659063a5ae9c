package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.Citation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * An experiment that is a comparison on one task. What is run stands in a recipe of its name, and in another with {@code
 * -scaled} behind it for the scaled-down variant.
 */
final class RecipeExperiment implements Experiment {
    private final String name;
    private final String title;
    private final Citation citation;
    private final String published;
    private final String figure;
    private final boolean above;
    private final Map<String, String> publishedByContender = new LinkedHashMap<>();
    private final List<BiConsumer<RecipeRuns, Outcome>> measurements = new ArrayList<>();
    private final List<BiConsumer<RecipeRuns, Outcome>> expectations = new ArrayList<>();
    private final List<BiConsumer<RecipeRuns, Outcome>> scaledExpectations = new ArrayList<>();

    /**
     * An experiment without expectations, so far.
     *
     * @param name of the paper's specification and the experiment
     * @param title in one line
     * @param citation the paper
     * @param published what the paper reports
     * @param figure by which contenders are told apart
     * @param above whether larger is better
     */
    RecipeExperiment(String name, String title, Citation citation, String published, String figure, boolean above) {
        this.name = name;
        this.title = title;
        this.citation = citation;
        this.published = published;
        this.figure = figure;
        this.above = above;
    }

    /** Sets what the paper reports of a contender. */
    RecipeExperiment published(String contender, String value) {
        publishedByContender.put(contender, value);
        return this;
    }

    /** Adds what else is read off the runs, in both variants. */
    RecipeExperiment measure(BiConsumer<RecipeRuns, Outcome> measurement) {
        measurements.add(measurement);
        return this;
    }

    /** Adds what must hold in the full variant. */
    RecipeExperiment expect(BiConsumer<RecipeRuns, Outcome> check) {
        expectations.add(check);
        return this;
    }

    /** Adds what must hold in the scaled-down variant. */
    RecipeExperiment expectScaled(BiConsumer<RecipeRuns, Outcome> check) {
        scaledExpectations.add(check);
        return this;
    }

    Recipe recipe(boolean scaled) {
        return Recipe.named(scaled ? name + "-scaled" : name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Citation citation() {
        return citation;
    }

    @Override
    public String published() {
        return published;
    }

    @Override
    public String configuration(boolean scaled) {
        return recipe(scaled).description();
    }

    @Override
    public Outcome run(Conditions conditions) {
        RecipeRuns runs = RecipeRuns.run(conditions, recipe(conditions.scaled()));
        Outcome outcome = new Outcome();
        runs.rows(outcome, publishedByContender, figure, above);
        measurements.forEach(measurement -> measurement.accept(runs, outcome));
        (conditions.scaled() ? scaledExpectations : expectations).forEach(check -> check.accept(runs, outcome));
        return outcome.chart(runs.chart(figure, !above));
    }
}
