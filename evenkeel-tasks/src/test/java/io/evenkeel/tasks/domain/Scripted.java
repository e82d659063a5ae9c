package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Policy;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A policy that is a function of what it sees. */
record Scripted(int inputs, int outputs, boolean recurrent, UnaryOperator<double[]> rule) implements Policy {

    /** Without a state. */
    static Scripted of(int inputs, int outputs, UnaryOperator<double[]> rule) {
        return new Scripted(inputs, outputs, false, rule);
    }

    static Scripted constant(int inputs, double... action) {
        return of(inputs, action.length, seen -> action);
    }

    @Override
    public void reset() {
        // there is no state
    }

    @Override
    public double[] act(double[] observation) {
        return rule.apply(observation);
    }

    /** The rule sees whole sequences here. */
    @Override
    public double[][] answer(Experiences experiences) {
        return experiences.sequences().stream().map(rule).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public String toString() {
        return "policy" + Arrays.asList(inputs, outputs);
    }
}
