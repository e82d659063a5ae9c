package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.CrossEntropy;
import io.evenkeel.train.Loss;
import io.evenkeel.train.Task;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every task. */
abstract class TaskContract {
    static final long SEED = 7;

    /** The task under test. */
    abstract Task task();

    /** How many sequences a batch of it may have. */
    abstract int examples();

    /** The trivial solution's answers to a batch. */
    abstract Tensor trivialAnswers(Batch batch);

    /** How far the trivial solution's loss on the evaluation may lie from the one stated. */
    abstract double tolerance();

    /** Whether other seeds and indices give other examples. */
    boolean varies() {
        return true;
    }

    @Test
    void batchesHaveTheStatedShapes() {
        Task task = task();
        List<Batch> all = task.evaluation(SEED, examples());
        assertThat(all).isNotEmpty();
        requireShape(task.batch(SEED, 3, examples()));
        all.forEach(this::requireShape);
    }

    private void requireShape(Batch batch) {
        Task task = task();
        int targets = task.loss().targets(task.outputs());
        assertThat(batch.inputs().shape()).containsExactly(task.steps(), examples(), task.inputs());
        assertThat(batch.targets().shape()).containsExactly(task.steps(), examples(), targets);
        assertThat(batch.inputs().precision()).isEqualTo(Precision.SINGLE);
        assertThat(batch.inputs().toDoubles()).doesNotContain(Double.NaN);
        if (task.loss() instanceof CrossEntropy) {
            for (double target : batch.targets().toDoubles()) {
                assertThat(target).isBetween(0.0, classes(task) - 1.0).isEqualTo(Math.rint(target));
            }
        }
    }

    @Test
    void theSameIndexGivesTheSameBits() {
        Batch once = task().batch(SEED, 5, examples());
        Batch again = task().batch(SEED, 5, examples());
        assertThat(same(once, again)).isTrue();
        assertThat(once.continues()).isEqualTo(again.continues());
        List<Batch> all = task().evaluation(SEED, examples());
        List<Batch> allAgain = task().evaluation(SEED, examples());
        assertThat(allAgain).hasSameSizeAs(all);
        IntStream.range(0, all.size())
                .forEach(i -> assertThat(same(all.get(i), allAgain.get(i))).isTrue());
    }

    @Test
    void anotherIndexGivesOtherExamples() {
        Batch batch = task().batch(SEED, 0, examples());
        assertThat(same(batch, task().batch(SEED, 1, examples()))).isEqualTo(!varies());
        assertThat(same(batch, task().evaluation(SEED, examples()).get(0))).isEqualTo(!varies());
    }

    private static boolean same(Batch a, Batch b) {
        return Arrays.equals(a.inputs().toDoubles(), b.inputs().toDoubles())
                && Arrays.equals(a.targets().toDoubles(), b.targets().toDoubles())
                && (a.weights() == null
                        || Arrays.equals(a.weights().toDoubles(), b.weights().toDoubles()));
    }

    @Test
    void theTrivialSolutionScoresAsStatedAndSolvesNothing() {
        Map<String, Double> figures = judge(this::trivialAnswers);
        assertThat(figures.get("loss")).isCloseTo(task().trivialLoss(), within(tolerance()));
        assertThat(task().solved().holds(figures)).as(figures.toString()).isFalse();
        assertThat(task().trivialSolution()).isNotEmpty();
    }

    @Test
    void theRightAnswersSolveTheTask() {
        Map<String, Double> figures = judge(this::rightAnswers);
        assertThat(task().solved().holds(figures)).as(figures.toString()).isTrue();
        assertThat(figures.get("accuracy")).isEqualTo(1);
        assertThat(figures.get("loss")).isLessThan(1e-6);
    }

    @Test
    void answersThatAreNotNumbersSolveNothing() {
        Map<String, Double> figures = judge(batch -> {
            Tensor answers = rightAnswers(batch);
            IntStream.range(0, answers.size()).forEach(i -> answers.set(i, Double.NaN));
            return answers;
        });
        assertThat(task().solved().holds(figures)).as(figures.toString()).isFalse();
        assertThat(figures.get("accuracy")).isZero();
    }

    @Test
    void noExamplesAreRefused() {
        Task task = task();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task.batch(SEED, 0, 0))
                .withMessageContaining("not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task.evaluation(SEED, 0))
                .withMessageContaining("not 0");
    }

    /** A large logit for the right class, or the target itself. */
    Tensor rightAnswers(Batch batch) {
        Task task = task();
        if (task.loss() == Loss.SQUARED_ERROR) {
            return batch.targets().copy();
        }
        Tensor answers = Tensor.zeros(Precision.SINGLE, task.steps(), batch.examples(), task.outputs());
        for (int i = 0; i < batch.targets().size(); i++) {
            answers.set(i * classes(task) + (int) batch.targets().get(i), 100);
        }
        return answers;
    }

    /** Weighted means over the evaluation, in plain double precision. */
    Map<String, Double> judge(Function<Batch, Tensor> model) {
        Task task = task();
        double loss = 0;
        double weight = 0;
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Batch batch : task.evaluation(SEED, examples())) {
            Tensor answers = model.apply(batch);
            double here = 0;
            for (int row = 0; row < task.steps() * examples(); row++) {
                double w = batch.weights() == null ? 1 : batch.weights().get(row);
                if (w != 0) {
                    loss += w * loss(task, batch, answers, row);
                }
                here += w;
            }
            double share = here;
            weight += here;
            task.figures(batch, answers).forEach((name, value) -> figures.merge(name, share * value, Double::sum));
        }
        double total = weight;
        figures.replaceAll((name, value) -> value / total);
        figures.put("loss", loss / weight);
        figures.putAll(task.derived(figures));
        return figures;
    }

    /** Width of one answer of a row that has several. */
    private static int classes(Task task) {
        return task.outputs() / task.loss().targets(task.outputs());
    }

    private static double loss(Task task, Batch batch, Tensor answers, int row) {
        int n = task.outputs();
        if (task.loss() == Loss.SQUARED_ERROR) {
            return IntStream.range(0, n)
                    .mapToDouble(i ->
                            Math.pow(answers.get(row * n + i) - batch.targets().get(row * n + i), 2) / n)
                    .sum();
        }
        int groups = task.loss().targets(n);
        return IntStream.range(row * groups, (row + 1) * groups)
                .mapToDouble(group -> crossEntropy(
                        answers,
                        group * classes(task),
                        classes(task),
                        batch.targets().get(group)))
                .average()
                .orElseThrow();
    }

    private static double crossEntropy(Tensor answers, int from, int n, double target) {
        double max =
                IntStream.range(from, from + n).mapToDouble(answers::get).max().orElseThrow();
        double sum = IntStream.range(from, from + n)
                .mapToDouble(i -> Math.exp(answers.get(i) - max))
                .sum();
        return Math.log(sum) + max - answers.get(from + (int) target);
    }
}
