package io.evenkeel.train;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.SweepObserver;
import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Sensitivity adjustment learning beside backpropagation: the {@link SensitivityRule} with means over the P rows of a
 * presentation, all examples at all time steps, and one change per presentation,
 *
 * <pre>
 *   s_j = mean_p f'(U_pj) ‖w_j‖,   s̄_j ← β s̄_j + (1 − β) s_j
 *   Δw_j = η g_j ( mean_p f'(U_pj) w_j / ‖w_j‖ + ‖w_j‖ mean_p f''(U_pj) x_p ),   Δθ_j = η g_j ‖w_j‖ mean_p f''(U_pj)
 * </pre>
 *
 * <p>with g from the gate. It follows from the same sweep and the same weights as the gradient, and is added after the
 * optimizer's step. By default all neurons learn but those of the output. Figures: {@code log-sensitivity}, the logarithm
 * of the root mean square of s over neurons, examples and time, of all groups and ({@code log-sensitivity.0} …) of each
 * layer; {@code log-sensitivity-mean}, the mean over time of the same logarithm at each step; {@code open-gates}, the share
 * of neurons whose weights change; {@code stuck-neurons}, the number of those whose slope is 0 throughout, as of dead
 * rectifiers, and which the rule cannot move.
 *
 * <p>Source: see {@link SensitivityRule}.
 */
public final class SensitivityAdjustment implements Controller {
    /** Name in specs. */
    public static final String NAME = "sensitivity-adjustment";

    private final SensitivityRule rule;
    private final Schedule schedule;
    private final int pretraining;
    private final Predicate<NeuronGroup> selection;
    private List<SensitiveNeurons> groups = List.of();
    private final List<List<SlopeStatistics<?>>> parts = new ArrayList<>();
    private Map<String, Double> figures = Map.of();

    /** How the rule shares the neurons with the gradient. */
    public enum Schedule {
        /** Both act on all neurons. */
        ADDITIVE,
        /** Neurons below the target follow the rule alone, all others the gradient alone. */
        EXCLUSIVE
    }

    private SensitivityAdjustment(Builder builder) {
        rule = builder.rule;
        schedule = builder.schedule;
        pretraining = builder.pretraining;
        selection = builder.selection;
    }

    /** Collects the options. */
    public static final class Builder {
        private final SensitivityRule rule;
        private Schedule schedule = Schedule.ADDITIVE;
        private int pretraining;
        private Predicate<NeuronGroup> selection = group -> !group.output();

        private Builder(SensitivityRule rule) {
            this.rule = rule;
        }

        /**
         * Sets how the rule shares the neurons with the gradient.
         *
         * @param newSchedule additive by default
         * @return this
         */
        public Builder schedule(Schedule newSchedule) {
            schedule = newSchedule;
            return this;
        }

        /**
         * Lets the rule learn alone for a while.
         *
         * @param presentations how many updates from the first one on, 0 by default
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public Builder pretraining(int presentations) {
            if (presentations < 0) {
                throw new IllegalArgumentException(
                        "sensitivity adjustment: pretraining must be at least 0 presentations, not " + presentations);
            }
            pretraining = presentations;
            return this;
        }

        /**
         * Selects the groups that the rule acts on.
         *
         * @param newSelection all but output neurons by default
         * @return this
         */
        public Builder groups(Predicate<NeuronGroup> newSelection) {
            selection = newSelection;
            return this;
        }

        /**
         * Makes the controller.
         *
         * @return a controller for one trainer
         * @throws IllegalArgumentException if the options contradict each other
         */
        public SensitivityAdjustment build() {
            boolean raises = rule.gate() == SensitivityRule.Gate.RAISE;
            if (schedule == Schedule.EXCLUSIVE && !raises) {
                throw new IllegalArgumentException(
                        "sensitivity adjustment: the exclusive schedule needs the gate raise,"
                                + " because neurons above the target belong to the gradient");
            }
            if (pretraining > 0 && rule.gate() == SensitivityRule.Gate.OFF) {
                throw new IllegalArgumentException(
                        "sensitivity adjustment: pretraining with the gate off would learn nothing");
            }
            return new SensitivityAdjustment(this);
        }
    }

    /**
     * Begins a controller.
     *
     * @param rule how it acts, for instance {@link SensitivityRule#BATCH}
     * @return a builder
     */
    public static Builder of(SensitivityRule rule) {
        return new Builder(rule);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if no group of neurons is selected, one has an activation without derivative or
     *     no inputs in the scope, or all weights of a neuron are 0
     */
    @Override
    public List<SweepObserver> attach(Model model, Program program) {
        groups = SensitiveNeurons.of(program, selection, rule);
        SensitiveNeurons.requireFree(groups, model.parametrizations().values());
        return List.of(new Observer());
    }

    private final class Observer implements SweepObserver {
        @Override
        public List<Expr> observed() {
            return groups.stream()
                    .flatMap(g -> SlopeStatistics.observed(g.group, g.inputs).stream())
                    .toList();
        }

        @Override
        public <A> Runnable part(Replay<A> replay, int count, int part) {
            if (part == 0) {
                parts.clear();
            }
            List<SlopeStatistics<?>> statistics = new ArrayList<>();
            groups.forEach(g -> statistics.add(new SlopeStatistics<>(replay, g.group, g.inputs)));
            parts.add(statistics);
            return () -> statistics.forEach(SlopeStatistics::observe);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws NonFiniteException if an input, a sensitivity or a change is not finite; weights are as before then
     */
    @Override
    public void beforeUpdate(Update update) {
        if (update.number() < pretraining) {
            update.skipGradientStep();
        }
        try {
            present();
        } catch (ArithmeticException e) {
            throw new NonFiniteException(update.number(), e.getMessage());
        }
    }

    private void present() {
        List<double[]> slopes = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            slopes.add(meanSlopes(g));
        }
        for (int g = 0; g < groups.size(); g++) {
            groups.get(g).present(slopes.get(g));
        }
        figures = measure(slopes);
        if (rule.rate() > 0) {
            List<int[]> open = groups.stream().map(SensitiveNeurons::open).toList();
            Stream<List<SlopeStatistics<?>>> all = parts.size() > 1 ? parts.parallelStream() : parts.stream();
            all.forEach(part -> observeCurvature(part, open));
            for (int g = 0; g < groups.size(); g++) {
                plan(g, open.get(g), slopes.get(g));
            }
        }
    }

    private long presented() {
        return parts.stream()
                .mapToLong(part -> (long) part.get(0).steps() * part.get(0).examples())
                .sum();
    }

    private double[] meanSlopes(int g) {
        SensitiveNeurons neurons = groups.get(g);
        double[] means = new double[neurons.group.size()];
        for (List<SlopeStatistics<?>> part : parts) {
            part.get(g).requireFinite(neurons.group);
            part.get(g).addSlopes(means);
        }
        divide(means, presented());
        neurons.measureNorms();
        return means;
    }

    private static void divide(double[] values, double by) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= by;
        }
    }

    private static void observeCurvature(List<SlopeStatistics<?>> part, List<int[]> open) {
        for (int g = 0; g < open.size(); g++) {
            if (open.get(g).length > 0) {
                part.get(g).observeCurvature(open.get(g));
            }
        }
    }

    private void plan(int g, int[] open, double[] meanSlopes) {
        SensitiveNeurons neurons = groups.get(g);
        double[] curvatures = new double[open.length];
        double[][] products = neurons.inputs.stream()
                .map(input -> new double[open.length * input.x().width()])
                .toArray(double[][]::new);
        for (List<SlopeStatistics<?>> part : parts) {
            part.get(g).addCurvatures(curvatures);
            for (int k = 0; k < products.length; k++) {
                part.get(g).addProducts(k, open.length, products[k]);
            }
        }
        divide(curvatures, presented());
        for (double[] product : products) {
            divide(product, presented());
        }
        neurons.plan(open, meanSlopes, curvatures, products);
    }

    private Map<String, Double> measure(List<double[]> slopes) {
        LogSensitivity log = new LogSensitivity(parts.get(0).get(0).steps());
        int examples = parts.stream().mapToInt(part -> part.get(0).examples()).sum();
        int open = 0;
        int stuck = 0;
        int all = 0;
        for (int g = 0; g < groups.size(); g++) {
            SensitiveNeurons neurons = groups.get(g);
            double[] squares = new double[parts.get(0).get(g).steps()];
            for (List<SlopeStatistics<?>> part : parts) {
                part.get(g).addSquaredSensitivities(neurons.norms, squares);
            }
            log.add(neurons.group.layer(), squares, (double) examples * neurons.group.size());
            all += neurons.group.size();
            for (int j = 0; j < neurons.group.size(); j++) {
                open += neurons.directions[j] != 0 ? 1 : 0;
                stuck += slopes.get(g)[j] == 0 ? 1 : 0;
            }
        }
        Map<String, Double> result = log.figures();
        result.put("open-gates", (double) open / all);
        result.put("stuck-neurons", (double) stuck);
        return result;
    }

    @Override
    public void at(Update.Point point, Update update) {
        if (point == Update.Point.DIRECTION && schedule == Schedule.EXCLUSIVE) {
            groups.forEach(neurons -> neurons.holdOpen(update));
        }
    }

    @Override
    public void afterUpdate(Update update) {
        groups.forEach(SensitiveNeurons::apply);
    }

    @Override
    public Map<String, Double> figures() {
        return figures;
    }

    /** @return the groups that the rule acts on, in the order of the program */
    public List<NeuronGroup> groups() {
        return groups.stream().map(g -> g.group).toList();
    }

    /** @return averages {@code average.0} … of each group, {@code [neurons]}; empty before the first update */
    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).averages != null) {
                state.put(key(g), Tensor.of(groups.get(g).averages.clone(), groups.get(g).averages.length));
            }
        }
        return state;
    }

    private static String key(int group) {
        return "average." + group;
    }

    @Override
    public void restore(Map<String, Tensor> state) {
        for (int g = 0; g < groups.size(); g++) {
            SensitiveNeurons neurons = groups.get(g);
            Tensor averages = state.get(key(g));
            if (averages != null && averages.size() != neurons.group.size()) {
                throw new IllegalArgumentException("sensitivity adjustment: a state of " + averages.size()
                        + " averages does not fit the " + neurons.group.size() + " neurons of " + neurons.group);
            }
            neurons.averages =
                    averages == null ? null : averages.to(Precision.DOUBLE).toDoubles();
        }
    }
}
