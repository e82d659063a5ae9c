package io.evenkeel.tasks;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import io.evenkeel.train.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ten clouds of points in 20 dimensions that overlap a little: the mean of class c is {@code m_c ~ 0.9 · N(0, I)}, and point i
 * of class c = i mod 10 is {@code x_i = m_c + N(0, I)}. 2,000 points to learn from, 1,000 others to judge by. Another seed gives
 * other means and other points.
 *
 * <p>Every epoch goes through the training points once, in an order that seed and epoch decide.
 */
public final class GaussianClustersTask implements Task {
    private static final int CLASSES = 10;
    private static final int DIMENSION = 20;
    private static final double SPREAD = 0.9;
    private static final int TRAINING = 2_000;
    private static final int EVALUATED = 1_000;

    @Override
    public String name() {
        return "gaussian-clusters";
    }

    @Override
    public int inputs() {
        return DIMENSION;
    }

    @Override
    public int outputs() {
        return CLASSES;
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public Loss loss() {
        return Loss.CROSS_ENTROPY;
    }

    /** @return how many points are learned from in an epoch */
    public int trainingExamples() {
        return TRAINING;
    }

    @Override
    public Batch batch(long seed, long index, int examples) {
        Require.examples(examples);
        int[] chosen = Epochs.batch(random(seed), TRAINING, index, examples);
        return show(seed, "training", chosen, examples);
    }

    /** Points in order; the last batch is filled up with examples of weight 0. */
    @Override
    public List<Batch> evaluation(long seed, int examples) {
        Require.examples(examples);
        return IntStream.range(0, (EVALUATED + examples - 1) / examples)
                .mapToObj(i -> IntStream.range(i * examples, Math.min(EVALUATED, (i + 1) * examples))
                        .toArray())
                .map(chosen -> show(seed, "evaluation", chosen, examples))
                .toList();
    }

    private RandomStream random(long seed) {
        return RandomStream.of(seed, name());
    }

    private double[] means(long seed) {
        RandomStream random = random(seed).split("means");
        return IntStream.range(0, CLASSES * DIMENSION)
                .mapToDouble(i -> SPREAD * random.gaussian(i))
                .toArray();
    }

    private Batch show(long seed, String set, int[] chosen, int examples) {
        double[] means = means(seed);
        RandomStream noise = random(seed).split(set);
        Tensor inputs = Tensor.zeros(Precision.SINGLE, 1, examples, DIMENSION);
        Tensor targets = Tensor.zeros(Precision.SINGLE, 1, examples, 1);
        Tensor weights = Tensor.zeros(Precision.SINGLE, 1, examples);
        for (int e = 0; e < chosen.length; e++) {
            int label = chosen[e] % CLASSES;
            for (int i = 0; i < DIMENSION; i++) {
                double away = noise.gaussian((long) chosen[e] * DIMENSION + i);
                inputs.set(e * DIMENSION + i, means[label * DIMENSION + i] + away);
            }
            targets.set(e, label);
            weights.set(e, 1);
        }
        return new Batch(inputs, targets, weights);
    }

    @Override
    public double trivialLoss() {
        return StrictMath.log(CLASSES);
    }

    @Override
    public String trivialSolution() {
        return "every class equally likely";
    }

    /**
     * How many points are put into the right class.
     *
     * @return {@code accuracy}: the share of the points of weight 1
     */
    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        return Map.of("accuracy", Answers.accuracy(batch, outputs));
    }

    /** @return 90 % of the points in the right class; who knew the means would reach a few percent more */
    @Override
    public Criterion solved() {
        return new Criterion("accuracy", 0.9, true);
    }
}
