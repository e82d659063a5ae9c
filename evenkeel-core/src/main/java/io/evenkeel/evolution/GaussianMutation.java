package io.evenkeel.evolution;

/**
 * Noise of one size on all weights, {@code w' = w + m ξ} with {@code ξ ~ N(0, I)}: what other mutations are compared with.
 */
public final class GaussianMutation implements Mutation {
    private final double intensity;
    private final boolean diagnosed;

    /**
     * The mutation.
     *
     * @param intensity m, the noise's standard deviation
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public GaussianMutation(double intensity) {
        this(intensity, false);
    }

    private GaussianMutation(double intensity, boolean diagnosed) {
        this.intensity = WeightChange.intensity(intensity);
        this.diagnosed = diagnosed;
    }

    /** Divergences are measured on {@link ExperienceSampling#HUNDRED}, where the parent saw something. */
    @Override
    public GaussianMutation diagnosed() {
        return new GaussianMutation(intensity, true);
    }

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public boolean guided() {
        return diagnosed;
    }

    @Override
    public Mutant mutate(EvolvingNetwork network, Experiences experiences, long seed) {
        double[] genes = WeightChange.finite(network.genes());
        double[] delta = WeightChange.scaled(WeightChange.noise(seed, genes.length), intensity);
        double divergence = Double.NaN;
        if (diagnosed && experiences.size() > 0) {
            AnswerProbe probe = new AnswerProbe(network, ExperienceSampling.HUNDRED.draw(experiences, seed));
            divergence = probe.of(Divergence.SUM_K_MEAN_I, 1, delta);
        }
        double norm = WeightChange.norm(delta);
        return new Mutant(WeightChange.added(genes, 1, delta), MutationDiagnostics.plain(norm, divergence));
    }
}
