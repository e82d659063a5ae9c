package io.evenkeel.train;

import io.evenkeel.nn.Block;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Parametrization;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes gradients through decay, optimizer and controllers to changed parameters. Weights that a {@link Parametrization}
 * determines are not trained themselves: their gradients go to its raw parameters first, and they are computed anew at the end.
 */
final class ParameterUpdate implements Update {
    private final List<Parametrization> parametrizations;
    private final Map<Parameter, double[]> gradients = new LinkedHashMap<>();
    private final List<String> names;
    private final List<Parameter> parameters;
    private final List<Optimizer> optimizers;
    private final List<Optimizer.Memory> memories;
    private final List<Boolean> decays;
    private final double[][] values;
    private final RateSchedule schedule;
    private long number;
    private double loss;
    private boolean skipped;

    ParameterUpdate(Model model, Training training) {
        parametrizations = List.copyOf(model.parametrizations().values());
        model.parameters().forEach(p -> gradients.put(p, new double[p.value().size()]));
        Map<String, Parameter> trained = new LinkedHashMap<>(model.namedParameters());
        trained.values().removeIf(this::isDetermined);
        this.names = List.copyOf(trained.keySet());
        this.parameters = List.copyOf(trained.values());
        this.optimizers = names.stream()
                .map(name -> training.groups.entrySet().stream()
                        .filter(group -> group.getKey().test(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(training.optimizer))
                .toList();
        this.memories = java.util.stream.IntStream.range(0, parameters.size())
                .mapToObj(
                        i -> optimizers.get(i).memory(parameters.get(i).value().size()))
                .toList();
        this.decays = parameters.stream().map(this::decays).toList();
        this.values = parameters.stream().map(gradients::get).toArray(double[][]::new);
        this.schedule = training.schedule;
    }

    /** Whether blocks cover all of a parameter; they do not overlap. */
    private boolean isDetermined(Parameter parameter) {
        int covered = parametrizations.stream()
                .map(Parametrization::block)
                .filter(block -> block.parameter() == parameter)
                .mapToInt(Block::size)
                .sum();
        return covered == parameter.value().size();
    }

    private boolean decays(Parameter parameter) {
        return parametrizations.stream()
                .filter(p -> p.raw().contains(parameter))
                .allMatch(Parametrization::decays);
    }

    /** Begins an update with no gradient. */
    void begin(long newNumber, double newLoss, boolean withoutGradient) {
        number = newNumber;
        loss = newLoss;
        skipped = withoutGradient;
    }

    /** Takes over the gradients of a sweep, and leads those of determined weights back to raw parameters. */
    void gradients(Function<Parameter, Tensor> sweep) {
        Set<Parameter> raw = new HashSet<>();
        parametrizations.forEach(p -> raw.addAll(p.raw()));
        gradients.forEach((parameter, to) -> {
            if (!raw.contains(parameter)) {
                copy(sweep.apply(parameter), to);
            }
        });
        for (Parametrization each : parametrizations) {
            Block block = each.block();
            double[] whole = gradients.get(block.parameter());
            each.pullBack(
                    block.read(whole), each.raw().stream().map(gradients::get).toList());
            block.write(new double[block.size()], whole);
        }
    }

    private static void copy(Tensor gradient, double[] to) {
        if (gradient.array() instanceof float[] floats) {
            for (int i = 0; i < to.length; i++) {
                to[i] = floats[i];
            }
        } else {
            System.arraycopy(gradient.array(), 0, to, 0, to.length);
        }
    }

    /** The norm of all gradients together; not finite as soon as one number is not. */
    double norm() {
        double sum = 0;
        for (double[] gradient : values) {
            for (double g : gradient) {
                sum += g * g;
            }
        }
        return Math.sqrt(sum);
    }

    /** Leads the gradient through all points, and takes the step. */
    void take(List<Controller> controllers) {
        controllers.forEach(c -> c.beforeUpdate(this));
        if (!skipped) {
            controllers.forEach(c -> c.at(Point.GRADIENT, this));
            for (int i = 0; i < values.length; i++) {
                if (decays.get(i) && !optimizers.get(i).decoupledDecay()) {
                    addScaled(parameters.get(i).value(), optimizers.get(i).weightDecay(), values[i]);
                }
            }
            controllers.forEach(c -> c.at(Point.DECAYED_GRADIENT, this));
            for (int i = 0; i < values.length; i++) {
                memories.get(i).direction(values[i]);
            }
            controllers.forEach(c -> c.at(Point.DIRECTION, this));
            for (int i = 0; i < values.length; i++) {
                step(i);
            }
            parametrizations.forEach(Parametrization::afterUpdate);
        } else {
            Arrays.stream(values).forEach(v -> Arrays.fill(v, 0));
        }
        controllers.forEach(c -> c.afterUpdate(this));
    }

    private static void addScaled(Tensor parameter, double decay, double[] gradient) {
        if (decay == 0) {
            return;
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += decay * parameter.get(i);
        }
    }

    private void step(int i) {
        Parameter parameter = parameters.get(i);
        double rate = rate(i);
        Optimizer optimizer = optimizers.get(i);
        double keep = decays.get(i) && optimizer.decoupledDecay() ? 1 - rate * optimizer.weightDecay() : 1;
        double[] direction = values[i];
        if (parameter.value().array() instanceof double[] theta) {
            for (int j = 0; j < theta.length; j++) {
                theta[j] = keep * theta[j] - rate * direction[j];
            }
        } else {
            float[] theta = (float[]) parameter.value().array();
            for (int j = 0; j < theta.length; j++) {
                theta[j] = (float) (keep * theta[j] - rate * direction[j]);
            }
        }
        parameter.changed();
    }

    List<String> names() {
        return names;
    }

    Optimizer.Memory memory(int parameter) {
        return memories.get(parameter);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public double[] values(int parameter) {
        return values[parameter];
    }

    @Override
    public double rate(int parameter) {
        return optimizers.get(parameter).rate() * schedule.factor(number);
    }

    @Override
    public void skipGradientStep() {
        skipped = true;
    }
}
