package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;
import java.util.stream.IntStream;

/**
 * Ten clouds of points in 20 dimensions that overlap a little: the mean of class c is {@code m_c ~ 0.9 · N(0, I)}, and point i
 * of class c = i mod 10 is {@code x_i = m_c + N(0, I)}. 2,000 points to learn from, 1,000 others to judge by. Another seed gives
 * other means and other points.
 *
 * <p>Every epoch goes through the training points once, in an order that seed and epoch decide.
 */
public final class GaussianClustersTask extends LabeledExamplesTask {
    private static final int CLASSES = 10;
    private static final int DIMENSION = 20;
    private static final double SPREAD = 0.9;
    private static final int TRAINING = 2_000;
    private static final int EVALUATED = 1_000;

    /** The task. */
    public GaussianClustersTask() {
        super(TRAINING, EVALUATED);
    }

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
    Writer writer(RandomStream random, String set) {
        RandomStream spread = random.split("means");
        double[] means = IntStream.range(0, CLASSES * DIMENSION)
                .mapToDouble(i -> SPREAD * spread.gaussian(i))
                .toArray();
        RandomStream noise = random.split(set);
        return (example, label, inputs, place) -> {
            for (int i = 0; i < DIMENSION; i++) {
                double away = noise.gaussian((long) example * DIMENSION + i);
                inputs.set(place * DIMENSION + i, means[label * DIMENSION + i] + away);
            }
        };
    }

    @Override
    public String trivialSolution() {
        return "every class equally likely";
    }

    /** @return 90 % of the points in the right class; who knew the means would reach a few percent more */
    @Override
    public Criterion solved() {
        return new Criterion("accuracy", 0.9, true);
    }
}
