package io.evenkeel.evolution;

/**
 * Noise of one size on all weights, {@code w' = w + m ξ} with {@code ξ ~ N(0, I)}: what other mutations are compared with.
 */
public final class GaussianMutation implements Mutation {
    private final double intensity;
    private final ExperienceSampling diagnosed;

    /**
     * The mutation.
     *
     * @param intensity m, the noise's standard deviation
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public GaussianMutation(double intensity) {
        this(intensity, null);
    }

    private GaussianMutation(double intensity, ExperienceSampling diagnosed) {
        this.intensity = WeightChange.intensity(intensity);
        this.diagnosed = diagnosed;
    }

    /**
     * The same mutation with divergences among its diagnostics, where the parent saw something.
     *
     * @param sampling of the experiences on which they are measured
     * @return the mutation
     */
    public GaussianMutation diagnosed(ExperienceSampling sampling) {
        return new GaussianMutation(intensity, sampling);
    }

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public boolean guided() {
        return diagnosed != null;
    }

    @Override
    public Mutant mutate(EvolvingNetwork network, Experiences experiences, long seed) {
        double[] genes = WeightChange.finite(network.genes());
        double[] delta = WeightChange.scaled(WeightChange.noise(seed, genes.length), intensity);
        double divergence = Double.NaN;
        if (diagnosed != null && experiences.size() > 0) {
            AnswerProbe probe = new AnswerProbe(network, diagnosed.draw(experiences, seed));
            divergence = probe.of(Divergence.SUM_K_MEAN_I, 1, delta);
        }
        double norm = WeightChange.norm(delta);
        return new Mutant(WeightChange.added(genes, 1, delta), MutationDiagnostics.plain(norm, divergence));
    }
}
