package io.evenkeel.train;

import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Repeat what was read a few steps ago. Small enough for tests, and with all that a task can have. */
final class EchoTask implements Task {
    private final int steps;
    private final int lag;
    private final boolean masked;
    private final boolean continues;
    private final double early;

    EchoTask(int steps, int lag, boolean masked, boolean continues) {
        this(steps, lag, masked, continues, 0);
    }

    /** The last argument is the target where there is nothing to repeat yet. */
    EchoTask(int steps, int lag, boolean masked, boolean continues, double early) {
        this.early = early;
        this.steps = steps;
        this.lag = lag;
        this.masked = masked;
        this.continues = continues;
    }

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public Loss loss() {
        return Loss.SQUARED_ERROR;
    }

    @Override
    public Batch batch(long seed, long index, int examples) {
        RandomStream stream = RandomStream.of(seed, "echo " + index);
        Tensor inputs = Tensor.zeros(io.evenkeel.kernel.Precision.DOUBLE, steps, examples, 1);
        Tensor targets = Tensor.zeros(io.evenkeel.kernel.Precision.DOUBLE, steps, examples, 1);
        Tensor weights = Tensor.zeros(io.evenkeel.kernel.Precision.DOUBLE, steps, examples);
        for (int i = 0; i < steps * examples; i++) {
            inputs.set(i, stream.uniform(i) - 0.5);
        }
        for (int i = 0; i < lag * examples; i++) {
            targets.set(i, early);
        }
        for (int i = lag * examples; i < steps * examples; i++) {
            targets.set(i, inputs.get(i - lag * examples));
            weights.set(i, 1);
        }
        return new Batch(inputs, targets, masked ? weights : null, continues && index > 0);
    }

    @Override
    public List<Batch> evaluation(long seed, int examples) {
        return List.of(batch(seed, -1, examples), batch(seed, -2, examples));
    }

    @Override
    public double trivialLoss() {
        return 1.0 / 12;
    }

    @Override
    public String trivialSolution() {
        return "always 0";
    }

    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        return Map.of("first output", outputs.get(0));
    }

    @Override
    public Map<String, Double> derived(Map<String, Double> means) {
        return Map.of("root", Math.sqrt(means.get("loss")));
    }

    @Override
    public Criterion solved() {
        return new Criterion("loss", 0.01, false);
    }
}
