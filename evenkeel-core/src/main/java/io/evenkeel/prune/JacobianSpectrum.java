package io.evenkeel.prune;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the weights on which the transport of information through time depends most. To first order, leaving out weight i
 * changes the {@linkplain JacobianNorm norm of the Jacobian} χ over the last k steps by {@code θ_i g_i}, g = ∂χ/∂θ:
 *
 * <pre>  S_i = |θ_i g_i| / N_i,</pre>
 *
 * N being what gradients of that size are worth on random inputs, see {@link Normalization}. Random inputs have the mean
 * and standard deviation of the batch; symbols in front of an embedding are drawn from those of the batch.
 *
 * <p>Source: M. S. Zhang, B. C. Stadie, "One-shot pruning of recurrent neural networks by Jacobian spectrum evaluation",
 * ICLR 2020 (arXiv:1912.00120): batch of 64, last 4 steps, first-order score over the expected magnitude of the gradient.
 * How exactly the paper normalizes could not be confirmed.
 *
 * @param steps k; 4 in the paper
 * @param normalization N
 * @param probes number of vectors of random signs that are averaged in place of the vector of ones; 0 for ones
 * @param scope what of the state is perturbed and measured
 */
public record JacobianSpectrum(int steps, Normalization normalization, int probes, JacobianNorm.Scope scope)
        implements PruningCriterion {
    /** As {@link #name()} gives it. */
    public static final String NAME = "jacobian-spectrum";

    /** Added to N, so that nothing is divided by 0. */
    private static final double GUARD = 1e-12;

    /** What scores are divided by; g̃ is ∂χ/∂θ on random inputs. */
    public enum Normalization {
        /** One number for each matrix of each gate: the mean of |g̃| over it, plus 10⁻¹². */
        TENSOR,
        /** |g̃_i| of the weight itself, plus 10⁻¹². */
        ELEMENT,
        /** 1. */
        NONE
    }

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if there is not at least one step, or the number of probes is negative
     */
    public JacobianSpectrum {
        if (steps < 1) {
            throw new IllegalArgumentException("the Jacobian needs at least 1 step, not " + steps);
        }
        if (probes < 0) {
            throw new IllegalArgumentException("the number of random vectors must be 0 or more, not " + probes);
        }
    }

    /** Four steps, normalized by matrix, ones in the outputs. */
    public JacobianSpectrum() {
        this(4, Normalization.TENSOR, 0, JacobianNorm.Scope.OUTPUTS);
    }

    /**
     * The same with another normalization.
     *
     * @param newNormalization N
     * @return the changed criterion
     */
    public JacobianSpectrum normalizedBy(Normalization newNormalization) {
        return new JacobianSpectrum(steps, newNormalization, probes, scope);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * What the criterion looks at.
     *
     * @param network whose Jacobians are meant
     * @param seed of random signs
     * @return the measurement with this criterion's settings
     */
    public JacobianNorm norm(Network network, long seed) {
        return JacobianNorm.of(network).steps(steps).scope(scope).randomSigns(probes, seed);
    }

    /** {@inheritDoc} Where χ is 0, all scores are 0, and a note says so. */
    @Override
    public PruningScores score(Network network, Loss loss, Batch batch, long seed) {
        List<PrunableBlock> blocks = PrunableBlock.of(network);
        List<String> notes = new ArrayList<>();
        JacobianNorm norm = norm(network, seed);
        JacobianNorm.Result measured = norm.measure(batch.inputs());
        if (measured.steps() < steps) {
            notes.add("sequences have " + measured.steps() + " steps, so the Jacobian is taken over these and not over "
                    + steps);
        }
        if (measured.norm() == 0) {
            notes.add("the Jacobian over the last " + measured.steps()
                    + " steps is 0, as in a dead or saturated network: it tells no weight from another");
        }
        List<double[]> scores =
                blocks.stream().map(block -> sensitivities(block, measured)).toList();
        if (normalization != Normalization.NONE && measured.norm() != 0) {
            JacobianNorm.Result random = norm.measure(randomInputs(network, batch.inputs(), seed));
            for (int b = 0; b < blocks.size(); b++) {
                normalize(scores.get(b), blocks.get(b), random);
            }
        }
        return new PruningScores(blocks, scores, notes);
    }

    private static double[] sensitivities(PrunableBlock block, JacobianNorm.Result measured) {
        return IntStream.range(0, block.size())
                .mapToDouble(i -> Math.abs(block.value(i) * gradient(block, measured, i)))
                .toArray();
    }

    private static double gradient(PrunableBlock block, JacobianNorm.Result measured, int index) {
        return measured.gradients().get(block.weight().parameter()).get(block.position(index));
    }

    private void normalize(double[] scores, PrunableBlock block, JacobianNorm.Result random) {
        double[] expected = IntStream.range(0, scores.length)
                .mapToDouble(i -> Math.abs(gradient(block, random, i)))
                .toArray();
        double mean = Arrays.stream(expected).reduce(0, Double::sum) / expected.length;
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= GUARD + (normalization == Normalization.TENSOR ? mean : expected[i]);
        }
    }

    private static Tensor randomInputs(Network network, Tensor like, long seed) {
        RandomStream random = RandomStream.of(seed, "random inputs of pruning");
        Tensor inputs = Tensor.zeros(Precision.DOUBLE, like.shape());
        int n = inputs.size();
        if (network.embedding().isPresent()) {
            for (int i = 0; i < n; i++) {
                inputs.set(i, like.get((int) (random.uniform(i) * n)));
            }
            return inputs;
        }
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            sum += like.get(i);
        }
        double mean = sum / n;
        for (int i = 0; i < n; i++) {
            squares += (like.get(i) - mean) * (like.get(i) - mean);
        }
        double deviation = Math.sqrt(squares / n);
        for (int i = 0; i < n; i++) {
            inputs.set(i, mean + deviation * random.gaussian(i));
        }
        return inputs;
    }
}
