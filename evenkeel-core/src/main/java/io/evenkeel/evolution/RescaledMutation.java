package io.evenkeel.evolution;

import io.evenkeel.tensor.RandomStream;

/**
 * Safe mutation through rescaling (SM-R): a step along a random direction d = ξ/‖ξ‖₂ that is as long as it takes to move the
 * network's answers by a given {@link Divergence} m, {@code w' = w + c d} with {@code Div(c d) = m}. From c = 1 on the step is
 * doubled or halved, at most 40 times, until the divergence is on the other side of m, then bisected, at most {@code
 * searchSteps} times, until it is within {@code searchTolerance · m} of m. Of all steps tried the one is kept that came
 * closest: the largest divergence found, where outputs are bounded and m is out of reach.
 *
 * <p>J. Lehman, J. Chen, J. Clune, K. O. Stanley, Safe mutations for deep and recurrent neural networks through output
 * gradients, GECCO 2018, arXiv 1712.06563, section 4, which has another search. With {@link Builder#along} the direction is
 * that of a {@link SafeMutation}, which the paper names as future work.
 */
public final class RescaledMutation implements Mutation {
    private static final int BRACKETING_STEPS = 40;

    private final double intensity;
    private final Divergence norm;
    private final double searchTolerance;
    private final int searchSteps;
    private final boolean targetJitter;
    private final SafeMutation along;
    private final OutputGuided guided;

    private RescaledMutation(Builder builder) {
        this.intensity = builder.intensity;
        this.norm = builder.norm;
        this.searchTolerance = builder.searchTolerance;
        this.searchSteps = builder.searchSteps;
        this.targetJitter = builder.targetJitter;
        this.along = builder.along;
        this.guided = builder.guided();
    }

    private RescaledMutation(RescaledMutation other, OutputGuided guided) {
        this.intensity = other.intensity;
        this.norm = other.norm;
        this.searchTolerance = other.searchTolerance;
        this.searchSteps = other.searchSteps;
        this.targetJitter = other.targetJitter;
        this.along = other.along;
        this.guided = guided;
    }

    /** Collects the options. */
    public static final class Builder extends GuidedBuilder<Builder> {
        private final double intensity;
        private Divergence norm = Divergence.MEAN_ALL;
        private double searchTolerance = 0.01;
        private int searchSteps = 15;
        private boolean targetJitter;
        private SafeMutation along;

        private Builder(double intensity) {
            this.intensity = WeightChange.intensity(intensity);
        }

        /**
         * Sets what is to become m.
         *
         * @param newNorm {@link Divergence#MEAN_ALL} by default, as in the authors' programs
         * @return this
         */
        public Builder norm(Divergence newNorm) {
            norm = newNorm;
            return this;
        }

        /**
         * Sets how close the search must come.
         *
         * @param relative to the target, between 0 and 1, 0.01 by default
         * @return this
         * @throws IllegalArgumentException if it is 0 or less, or 1 or more: no step at all comes within 1
         */
        public Builder searchTolerance(double relative) {
            if (!(relative > 0 && relative < 1)) {
                throw new IllegalArgumentException(
                        "the tolerance of the search must be between 0 and 1, both excluded, not " + relative);
            }
            searchTolerance = relative;
            return this;
        }

        /**
         * Sets when the search gives up.
         *
         * @param steps most bisections, 15 by default
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        public Builder searchSteps(int steps) {
            if (steps < 1) {
                throw new IllegalArgumentException("a search needs one step at least, not " + steps);
            }
            searchSteps = steps;
            return this;
        }

        /**
         * Draws each target from U(0, m), so that there are small steps too; otherwise evolution cannot refine below half a
         * step.
         *
         * @param jitter false by default
         * @return this
         */
        public Builder targetJitter(boolean jitter) {
            targetJitter = jitter;
            return this;
        }

        /**
         * Takes the direction of another mutation's change; its noise and its sample are this mutation's.
         *
         * @param mutation whose change is made longer or shorter
         * @return this
         */
        public Builder along(SafeMutation mutation) {
            along = mutation;
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        /** @return the mutation */
        public RescaledMutation build() {
            return new RescaledMutation(this);
        }
    }

    /**
     * Begins a mutation.
     *
     * @param intensity m, the divergence wanted; 0 changes nothing
     * @return a builder for the other options
     * @throws IllegalArgumentException if the intensity is negative or not finite
     */
    public static Builder of(double intensity) {
        return new Builder(intensity);
    }

    /** @return {@code sm-r}, with the name of the mutation before it that gives the direction, if there is one */
    @Override
    public String name() {
        return along == null ? "sm-r" : along.name() + "+sm-r";
    }

    @Override
    public RescaledMutation diagnosed() {
        return new RescaledMutation(this, guided.withDiagnosis());
    }

    @Override
    public Mutant mutate(EvolvingNetwork network, Experiences experiences, long seed) {
        return guided.mutate(name(), network, experiences, seed, sample -> rescale(network, sample, seed));
    }

    private Mutant rescale(EvolvingNetwork network, Experiences sample, long seed) {
        double[] genes = network.genes();
        double[] noise = WeightChange.noise(seed, genes.length);
        SafeChange change = along == null ? SafeChange.none(noise) : along.change(network, sample, noise);
        double length = WeightChange.norm(change.delta());
        double[] direction = length > 0 ? WeightChange.scaled(change.delta(), 1 / length) : change.delta();
        AnswerProbe probe = new AnswerProbe(network, sample);
        StepSearch search = new StepSearch(c -> probe.of(norm, c, direction), target(seed));
        search.run(BRACKETING_STEPS, searchSteps, searchTolerance);
        double after = Double.NaN;
        double before = Double.NaN;
        if (guided.diagnosed()) {
            before = probe.of(Divergence.SUM_K_MEAN_I, 1, direction);
            after = probe.of(Divergence.SUM_K_MEAN_I, search.step(), direction);
        }
        double taken = search.step() * WeightChange.norm(direction);
        boolean quantiles = guided.diagnosed() && along != null;
        return new Mutant(
                WeightChange.added(genes, search.step(), direction),
                change.diagnostics(network.layout(), taken, after, before, quantiles, search.reached()));
    }

    private double target(long seed) {
        return targetJitter
                ? intensity * RandomStream.of(seed, "mutation").split("target").uniform(0)
                : intensity;
    }
}
