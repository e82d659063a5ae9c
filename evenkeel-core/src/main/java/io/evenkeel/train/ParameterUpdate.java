package io.evenkeel.train;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Takes gradients through decay, optimizer and controllers to changed parameters. */
final class ParameterUpdate implements Update {
    private final List<String> names;
    private final List<Parameter> parameters;
    private final List<Optimizer> optimizers;
    private final List<Optimizer.Memory> memories;
    private final double[][] values;
    private final RateSchedule schedule;
    private long number;
    private double loss;
    private boolean skipped;

    ParameterUpdate(Map<String, Parameter> named, Training training) {
        this.names = List.copyOf(named.keySet());
        this.parameters = List.copyOf(named.values());
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
        this.values = parameters.stream().map(p -> new double[p.value().size()]).toArray(double[][]::new);
        this.schedule = training.schedule;
    }

    /** Begins an update with no gradient. */
    void begin(long newNumber, double newLoss, boolean withoutGradient) {
        number = newNumber;
        loss = newLoss;
        skipped = withoutGradient;
    }

    /** Takes over a parameter's gradient. */
    void gradient(int parameter, Tensor gradient) {
        double[] to = values[parameter];
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
                if (!optimizers.get(i).decoupledDecay()) {
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
        double keep = optimizer.decoupledDecay() ? 1 - rate * optimizer.weightDecay() : 1;
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
