package io.evenkeel.spark;

import io.evenkeel.evolution.Birth;
import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.evolution.Individual;
import io.evenkeel.evolution.Outcome;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Individuals are made and judged by the executors of Apache Spark. The specification, the parents and the seeds travel there;
 * trials come back. Children's weights stay away: the driver mutates the parent again where a child has children itself or is
 * saved. A single birth is seen to by the driver.
 */
public final class SparkEngine implements EvaluationEngine {
    private final JavaSparkContext context;
    private final String specification;
    private final Site site;
    private final Breeder breeder;
    private final Waiting waiting;
    private final Slicing slicing = new Slicing();

    private SparkEngine(JavaSparkContext context, EvolutionSpec spec) {
        this.context = context;
        this.specification = spec.yaml();
        this.site = new Site(spec);
        this.breeder = site.borrow();
        this.waiting = new Waiting(context);
    }

    /**
     * An engine on a context of its own.
     *
     * @param master {@code local[N]}, {@code spark://HOST:PORT}
     * @param spec what the evolution is about
     * @return an engine that ends the context when it is closed
     * @throws UserError if there is no such master, it does not answer, it has no worker, or a worker would not compute the same
     * @throws io.evenkeel.lab.spec.SpecException if settings do not fit each other
     */
    public static SparkEngine connect(String master, EvolutionSpec spec) {
        return Master.open(master, context -> {
            SparkEngine engine = new SparkEngine(context, spec);
            engine.waiting.forExecutors(master);
            engine.probe();
            return engine;
        });
    }

    /** Has as many executors as there are cores make the problem, and refuses those who would not compute the same. */
    private void probe() {
        Slice nobody = new Slice(new int[0], new long[0], new boolean[0]);
        answers(Collections.nCopies(context.defaultParallelism(), nobody), new Parents(new double[0][]));
    }

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public List<Outcome> bear(List<Birth> births) {
        if (births.size() == 1) {
            return List.of(breeder.bear(births.get(0)));
        }
        Map<Individual, Integer> places = new IdentityHashMap<>();
        List<Individual> parents = new ArrayList<>();
        int[] parentOf = new int[births.size()];
        for (int i = 0; i < parentOf.length; i++) {
            parentOf[i] = births.get(i)
                    .parent()
                    .map(parent -> places.computeIfAbsent(parent, each -> {
                        parents.add(each);
                        return parents.size() - 1;
                    }))
                    .orElse(Slice.FOUNDER);
        }
        try {
            return outcomes(slices(births, parentOf), known(parents));
        } catch (UserError e) {
            // An executor that came late: the run has begun, and what it has done is worth keeping.
            throw new UncheckedIOException(e.getMessage(), new IOException(e));
        }
    }

    /** Makes genes again where only an executor has had them, side by side: that takes as long as a mutation. */
    private Parents known(List<Individual> parents) {
        double[][] genes = parents.parallelStream()
                .map(parent -> parent.genes().orElseGet(() -> {
                    Breeder own = site.borrow();
                    double[] again = own.genes(parent);
                    site.giveBack(own);
                    return again;
                }))
                .toArray(double[][]::new);
        Seen[] seen = parents.stream()
                .map(parent -> parent.experiences().map(Seen::of).orElse(null))
                .toArray(Seen[]::new);
        return new Parents(genes, seen);
    }

    private List<Slice> slices(List<Birth> births, int... parentOf) {
        int all = births.size();
        long[] seeds = births.stream().mapToLong(Birth::seed).toArray();
        boolean[] diagnosed = new boolean[all];
        for (int i = 0; i < all; i++) {
            diagnosed[i] = births.get(i).diagnosed();
        }
        int count = slicing.slices(all, waiting.whileOpen(context::defaultParallelism));
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) all * i / count);
            int to = (int) ((long) all * (i + 1) / count);
            slices.add(new Slice(
                    Arrays.copyOfRange(parentOf, from, to),
                    Arrays.copyOfRange(seeds, from, to),
                    Arrays.copyOfRange(diagnosed, from, to)));
        }
        return slices;
    }

    private List<Outcome> outcomes(List<Slice> slices, Parents parents) {
        List<Answer> answers = answers(slices, parents);
        List<Outcome> outcomes = new ArrayList<>();
        answers.forEach(answer -> answer.verdicts().forEach(verdict -> outcomes.add(verdict.outcome())));
        slicing.learn(answers.stream().mapToLong(Answer::nanos).sum(), outcomes.size());
        return outcomes;
    }

    private List<Answer> answers(List<Slice> slices, Parents parents) {
        Broadcast<Parents> sent = waiting.whileOpen(() -> context.broadcast(parents));
        List<Answer> answers = waiting.forAnswers(() -> context.parallelize(slices, slices.size())
                .map(new Nursery(site.identity(), specification, sent))
                .collectAsync());
        waiting.whileOpen(() -> {
            sent.destroy();
            return sent;
        });
        answers.forEach(this::check);
        return answers;
    }

    private void check(Answer answer) {
        if (!answer.failure().isEmpty()) {
            throw new UserError("the worker on " + answer.worker() + " cannot judge anyone: " + answer.failure());
        }
        answer.identity().requireSame(site.identity(), answer.worker());
    }

    /** Ends the context. */
    @Override
    public void close() {
        context.stop();
    }
}
