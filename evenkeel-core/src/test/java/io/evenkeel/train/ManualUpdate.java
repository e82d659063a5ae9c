package io.evenkeel.train;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The order of an update, written down once more, with gradients that a test hands in. */
final class ManualUpdate implements Update {
    final List<Optimizer.Memory> memories = new ArrayList<>();
    private final Optimizer optimizer;
    private final List<Controller> controllers;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private RateSchedule schedule = RateSchedule.CONSTANT;
    private long number;
    private boolean skipped;

    ManualUpdate(Optimizer optimizer, List<Controller> controllers, double[]... start) {
        this.optimizer = optimizer;
        this.controllers = controllers;
        for (double[] theta : start) {
            parameters.add(new Parameter("p" + parameters.size(), Tensor.of(theta.clone(), theta.length)));
            memories.add(optimizer.memory(theta.length));
            values.add(null);
        }
    }

    ManualUpdate(Optimizer optimizer, double... start) {
        this(optimizer, List.of(), start);
    }

    ManualUpdate(Optimizer optimizer, Controller controller, double... start) {
        this(optimizer, List.of(controller), start);
    }

    ManualUpdate with(RateSchedule newSchedule) {
        schedule = newSchedule;
        return this;
    }

    double[] parameter(int p) {
        return (double[]) parameters.get(p).value().array();
    }

    /** One update; gives the first parameter. */
    double[] step(double[]... gradients) {
        skipped = false;
        for (int p = 0; p < gradients.length; p++) {
            values.set(p, gradients[p].clone());
        }
        controllers.forEach(c -> c.beforeUpdate(this));
        if (!skipped) {
            descend();
        }
        controllers.forEach(c -> c.afterUpdate(this));
        number++;
        return parameter(0);
    }

    /** One update of a single number. */
    double step(double gradient) {
        return step(new double[] {gradient})[0];
    }

    private void descend() {
        reach(Point.GRADIENT);
        if (!optimizer.decoupledDecay() && optimizer.weightDecay() != 0) {
            for (int p = 0; p < parameters.size(); p++) {
                add(values.get(p), optimizer.weightDecay(), parameter(p));
            }
        }
        reach(Point.DECAYED_GRADIENT);
        for (int p = 0; p < parameters.size(); p++) {
            memories.get(p).direction(values.get(p));
        }
        reach(Point.DIRECTION);
        for (int p = 0; p < parameters.size(); p++) {
            double[] theta = parameter(p);
            if (optimizer.decoupledDecay()) {
                for (int i = 0; i < theta.length; i++) {
                    theta[i] *= 1 - rate(p) * optimizer.weightDecay();
                }
            }
            add(theta, -rate(p), values.get(p));
            parameters.get(p).changed();
        }
    }

    private void reach(Point point) {
        controllers.forEach(c -> c.at(point, this));
    }

    private static void add(double[] target, double factor, double[] source) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public double loss() {
        return Double.NaN;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public double[] values(int parameter) {
        return values.get(parameter);
    }

    @Override
    public double rate(int parameter) {
        return optimizer.rate() * schedule.factor(number);
    }

    @Override
    public void skipGradientStep() {
        skipped = true;
    }
}
