package io.evenkeel.evolution;

/**
 * Safe mutation through output gradients: noise that is the smaller the more the network's outputs depend on a weight, {@code
 * w'_j = w_j + clip(m ξ_j / s̃_j)} with {@code ξ ~ N(0, I)}, an intensity m and {@link OutputSensitivities} s. A sensitivity of
 * zero counts as {@code zeroSensitivity}, so that the weight receives plain noise; then a smaller one than {@code
 * sensitivityFloor} counts as that. One that is not a number counts as zero, an infinite one leaves the weight as it is, and
 * both are counted.
 *
 * <p>J. Lehman, J. Chen, J. Clune, K. O. Stanley, Safe mutations for deep and recurrent neural networks through output
 * gradients, GECCO 2018, arXiv 1712.06563, section 4; floors and clip as in its authors' programs.
 */
public final class SafeMutation implements Mutation {
    private final Sensitivity sensitivity;
    private final double intensity;
    private final Reduction reduction;
    private final SafeChange.Floors floors;
    private final double weightClip;
    private final OutputGuided guided;

    private SafeMutation(Builder builder) {
        this.sensitivity = builder.sensitivity;
        this.intensity = builder.intensity;
        this.reduction = builder.reduction;
        this.floors = new SafeChange.Floors(
                builder.normalization == Normalization.MAX, builder.zeroSensitivity, builder.sensitivityFloor);
        this.weightClip = builder.weightClip;
        this.guided = builder.guided();
    }

    private SafeMutation(SafeMutation other, OutputGuided guided) {
        this.sensitivity = other.sensitivity;
        this.intensity = other.intensity;
        this.reduction = other.reduction;
        this.floors = other.floors;
        this.weightClip = other.weightClip;
        this.guided = guided;
    }

    /** Collects the options. */
    public static final class Builder extends GuidedBuilder<Builder> {
        private final Sensitivity sensitivity;
        private final double intensity;
        private Reduction reduction;
        private Normalization normalization = Normalization.NONE;
        private double zeroSensitivity = 1;
        private double sensitivityFloor = 0.01;
        private double weightClip = Double.POSITIVE_INFINITY;

        private Builder(Sensitivity sensitivity, double intensity) {
            this.sensitivity = sensitivity;
            this.intensity = WeightChange.intensity(intensity);
            this.reduction = sensitivity.reduction();
        }

        /**
         * Chooses between sum and mean over the experiences; as the authors' programs, the sum for {@link Sensitivity#SUM} and
         * the mean for {@link Sensitivity#ABS} unless set.
         *
         * @param newReduction which
         * @return this
         * @throws IllegalArgumentException if it is the sum for second-order sensitivities, which are defined by a mean
         */
        public Builder reduction(Reduction newReduction) {
            if (sensitivity == Sensitivity.SECOND_ORDER && newReduction != Reduction.MEAN) {
                throw new IllegalArgumentException(
                        "sm-g-so is defined by a mean over the experiences; leave out the reduction");
            }
            reduction = newReduction;
            return this;
        }

        /**
         * Makes sensitivities relative.
         *
         * @param newNormalization none by default
         * @return this
         */
        public Builder normalization(Normalization newNormalization) {
            normalization = newNormalization;
            return this;
        }

        /**
         * Sets what a sensitivity of exactly zero counts as.
         *
         * @param value positive, 1 by default
         * @return this
         * @throws IllegalArgumentException if it is not positive and finite
         */
        public Builder zeroSensitivity(double value) {
            zeroSensitivity = WeightChange.positive(value, "the sensitivity that zero counts as");
            return this;
        }

        /**
         * Sets what smaller sensitivities count as.
         *
         * @param value positive, 0.01 by default
         * @return this
         * @throws IllegalArgumentException if it is not positive and finite
         */
        public Builder sensitivityFloor(double value) {
            sensitivityFloor = WeightChange.positive(value, "the floor of sensitivities");
            return this;
        }

        /**
         * Limits the change of each weight.
         *
         * @param value largest modulus; there is no limit unless set
         * @return this
         * @throws IllegalArgumentException if it is not positive and finite
         */
        public Builder weightClip(double value) {
            weightClip = WeightChange.positive(value, "the largest change of a weight");
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        /** @return the mutation */
        public SafeMutation build() {
            return new SafeMutation(this);
        }
    }

    /**
     * Begins a mutation.
     *
     * @param sensitivity by what noise is divided
     * @param intensity m; 0 changes nothing
     * @return a builder for the other options
     * @throws IllegalArgumentException if the intensity is negative or not finite
     */
    public static Builder of(Sensitivity sensitivity, double intensity) {
        return new Builder(sensitivity, intensity);
    }

    @Override
    public String name() {
        return sensitivity.title();
    }

    @Override
    public SafeMutation diagnosed() {
        return new SafeMutation(this, guided.withDiagnosis());
    }

    @Override
    public Mutant mutate(EvolvingNetwork network, Experiences experiences, long seed) {
        return guided.mutate(name(), network, experiences, seed, sample -> {
            double[] genes = network.genes();
            double[] noise = WeightChange.noise(seed, genes.length);
            SafeChange change = change(network, sample, noise);
            double after = Double.NaN;
            double before = Double.NaN;
            if (guided.diagnosed()) {
                AnswerProbe probe = new AnswerProbe(network, sample);
                before = probe.of(Divergence.SUM_K_MEAN_I, intensity, noise);
                after = probe.of(Divergence.SUM_K_MEAN_I, 1, change.delta());
            }
            return new Mutant(
                    WeightChange.added(genes, 1, change.delta()),
                    change.diagnostics(
                            network.layout(),
                            WeightChange.norm(change.delta()),
                            after,
                            before,
                            guided.diagnosed(),
                            true));
        });
    }

    /** The change that noise becomes by what a network, holding the parent's genes, answers to a sample. */
    SafeChange change(EvolvingNetwork network, Experiences sample, double[] noise) {
        double[] s = sensitivities(network, sample, noise);
        if (reduction == Reduction.MEAN && sensitivity != Sensitivity.SECOND_ORDER) {
            for (int j = 0; j < s.length; j++) {
                s[j] /= sample.size();
            }
        }
        return SafeChange.of(floors, s, noise, intensity, weightClip);
    }

    private double[] sensitivities(EvolvingNetwork network, Experiences sample, double[] noise) {
        OutputSensitivities of = network.sensitivities();
        return switch (sensitivity) {
            case SUM -> of.summed(sample);
            case ABS -> of.absolute(sample);
            case SECOND_ORDER -> of.secondOrder(sample, WeightChange.scaled(noise, 1 / WeightChange.norm(noise)));
        };
    }
}
