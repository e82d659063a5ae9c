package io.evenkeel.evolution;

import java.util.function.UnaryOperator;

/** A domain in which something else comes of a trial. */
record Altered(Domain domain, UnaryOperator<Trial> outcome) implements Domain {
    @Override
    public String name() {
        return "altered " + domain.name();
    }

    @Override
    public int inputs() {
        return domain.inputs();
    }

    @Override
    public int outputs() {
        return domain.outputs();
    }

    @Override
    public Trial evaluate(Policy policy, long seed) {
        return outcome.apply(domain.evaluate(policy, seed));
    }
}
