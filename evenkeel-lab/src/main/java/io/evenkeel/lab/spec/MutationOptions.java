package io.evenkeel.lab.spec;

import io.evenkeel.evolution.Divergence;
import io.evenkeel.evolution.ExperienceSampling;
import io.evenkeel.evolution.GaussianMutation;
import io.evenkeel.evolution.Mutation;
import io.evenkeel.evolution.Normalization;
import io.evenkeel.evolution.Reduction;
import io.evenkeel.evolution.RescaledMutation;
import io.evenkeel.evolution.SafeMutation;
import io.evenkeel.evolution.Sensitivity;
import java.util.Optional;
import java.util.OptionalDouble;

/** How children differ from parents. */
public interface MutationOptions extends Options {
    /** What the setting of a fallback says of itself. */
    String FALLBACK = "standard deviation of plain noise for children of parents that saw nothing";

    /**
     * Makes the mutation.
     *
     * @return the mutation
     * @throws IllegalArgumentException if the options do not go together
     */
    Mutation mutation();

    /** @return how strong it is, m */
    double intensity();

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /**
     * Which of the parent's experiences a mutation looks at.
     *
     * @param count how many
     * @param replacement whether one may be drawn twice
     */
    @Shorthand(list = "count", text = "count")
    record Sampled(
            @Setting(value = "how many, at most", standard = "100", least = 1)
            int count,

            @Setting(value = "whether one may be drawn twice", standard = "false")
            boolean replacement) {
        ExperienceSampling sampling() {
            return new ExperienceSampling(count, replacement);
        }
    }

    /**
     * Noise of one size for all weights, see {@link GaussianMutation}.
     *
     * @param intensity m
     */
    record Gaussian(
            @Setting(value = "standard deviation of the noise", least = 0)
            double intensity) implements MutationOptions {
        @Override
        public Mutation mutation() {
            return new GaussianMutation(intensity);
        }
    }

    /**
     * A random direction as far as the answers move by a given amount, see {@link RescaledMutation}.
     *
     * @param intensity m
     * @param norm how far answers have moved
     * @param tolerance of the search
     * @param steps after which the search gives up
     * @param jitter whether the target is random
     * @param along which safe mutation's direction is taken
     * @param experiences which are looked at
     * @param fallback noise for children of parents that saw nothing
     */
    record Rescaled(
            @Setting(value = "divergence of the answers that is wanted", least = 0)
            double intensity,

            @Setting(value = "what divergence is", standard = "mean-all")
            Divergence norm,

            @Setting(value = "of the search, relative", standard = "0.01", above = 0, below = 1)
            double tolerance,

            @Setting(value = "bisections of the search, at most", standard = "15", least = 1)
            int steps,

            @Setting(value = "whether the target is drawn between 0 and the intensity", standard = "false")
            boolean jitter,

            @Setting("a safe mutation, by whose sensitivities the direction is divided; a random one if not given")
            Optional<MutationOptions> along,

            @Setting(value = "which of the parent's experiences are looked at", standard = "{}")
            Sampled experiences,

            @Setting(value = FALLBACK, least = 0) Optional<Double> fallback)
            implements MutationOptions {
        @Override
        public Mutation mutation() {
            RescaledMutation.Builder builder = RescaledMutation.of(intensity)
                    .norm(norm)
                    .searchTolerance(tolerance)
                    .searchSteps(steps)
                    .targetJitter(jitter)
                    .experiences(experiences.sampling())
                    .fallback(optional(fallback));
            along.map(MutationOptions::mutation).ifPresent(mutation -> {
                if (!(mutation instanceof SafeMutation safe)) {
                    throw new IllegalArgumentException(
                            "along must be sm-g-sum, sm-g-abs or sm-g-so, not " + mutation.name());
                }
                builder.along(safe);
            });
            return builder.build();
        }
    }

    /** Noise that is divided by sensitivities, see {@link SafeMutation}. */
    interface Safe extends MutationOptions {
        /** @return by what noise is divided */
        Sensitivity sensitivity();

        /** @return sum or mean over the experiences, as the authors have it if not given */
        default Optional<Reduction> reduction() {
            return Optional.empty();
        }

        /** @return what it has in common with the others */
        Safety safety();

        @Override
        default Mutation mutation() {
            SafeMutation.Builder builder = SafeMutation.of(sensitivity(), intensity())
                    .normalization(safety().normalization)
                    .zeroSensitivity(safety().zero)
                    .sensitivityFloor(safety().floor)
                    .experiences(safety().experiences.sampling())
                    .fallback(optional(safety().fallback));
            reduction().ifPresent(builder::reduction);
            safety().clip.ifPresent(builder::weightClip);
            return builder.build();
        }
    }

    /**
     * What mutations by sensitivities have in common.
     *
     * @param normalization what sensitivities are relative to
     * @param zero what a sensitivity of zero counts as
     * @param floor what smaller sensitivities count as
     * @param clip largest change of a weight
     * @param experiences which are looked at
     * @param fallback noise for children of parents that saw nothing
     */
    record Safety(
            @Setting(value = "what sensitivities are relative to", standard = "none")
            Normalization normalization,

            @Setting(value = "what a sensitivity of zero counts as", standard = "1", above = 0)
            double zero,

            @Setting(value = "what smaller sensitivities count as", standard = "0.01", above = 0)
            double floor,

            @Setting(value = "largest change of a weight; no limit if not given", above = 0)
            Optional<Double> clip,

            @Setting(value = "which of the parent's experiences are looked at", standard = "{}")
            Sampled experiences,

            @Setting(value = FALLBACK, least = 0) Optional<Double> fallback) {}

    /**
     * Noise divided by the gradient of the answers, summed over experiences, see {@link SafeMutation}.
     *
     * @param intensity m
     * @param reduction sum or mean over the experiences
     * @param safety what it has in common with the others
     */
    record SummedGradient(
            @Setting(value = "standard deviation of the noise before it is divided", least = 0)
            double intensity,

            @Setting("sum or mean over the experiences; as the authors have it if not given")
            Optional<Reduction> reduction,

            @Inline Safety safety)
            implements Safe {
        @Override
        public Sensitivity sensitivity() {
            return Sensitivity.SUM;
        }
    }

    /**
     * Noise divided by moduli of the gradients of the answers, see {@link SafeMutation}.
     *
     * @param intensity m
     * @param reduction sum or mean over the experiences
     * @param safety what it has in common with the others
     */
    record AbsoluteGradient(
            @Setting(value = "standard deviation of the noise before it is divided", least = 0)
            double intensity,

            @Setting("sum or mean over the experiences; as the authors have it if not given")
            Optional<Reduction> reduction,

            @Inline Safety safety)
            implements Safe {
        @Override
        public Sensitivity sensitivity() {
            return Sensitivity.ABS;
        }
    }

    /**
     * Noise divided by the curvature of the divergence along the noise, see {@link SafeMutation}.
     *
     * @param intensity m
     * @param safety what it has in common with the others
     */
    record SecondOrder(
            @Setting(value = "standard deviation of the noise before it is divided", least = 0)
            double intensity,

            @Inline Safety safety)
            implements Safe {
        @Override
        public Sensitivity sensitivity() {
            return Sensitivity.SECOND_ORDER;
        }
    }
}
