package io.evenkeel.train;

import io.evenkeel.nn.RnnCell;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;

/** Online sensitivity adjustment of a simple cell as one would write it from the equations. */
final class PlainOnlineSensitivityAdjustment {
    private final RnnCell cell;
    private final Activation f;
    private final SensitivityRule rule;
    private final int n;
    private double[] h;
    private double[] average;
    private double squares;

    PlainOnlineSensitivityAdjustment(RnnCell cell, Activation f, SensitivityRule rule) {
        this.cell = cell;
        this.f = f;
        this.rule = rule;
        n = cell.outputs();
        h = new double[n];
    }

    void run(Tensor inputs) {
        for (int t = 0; t < inputs.extent(0); t++) {
            double[] x = new double[cell.inputs() + n];
            for (int i = 0; i < cell.inputs(); i++) {
                x[i] = inputs.get(t * cell.inputs() + i);
            }
            System.arraycopy(h, 0, x, cell.inputs(), n);
            h = step(x);
        }
    }

    private double weight(int j, int i) {
        int m = cell.inputs();
        return i < m
                ? cell.parameters().get(0).value().get(j * m + i)
                : cell.parameters().get(1).value().get(j * n + i - m);
    }

    private void add(int j, int i, double change) {
        int m = cell.inputs();
        Tensor w = cell.parameters().get(i < m ? 0 : 1).value();
        int at = i < m ? j * m + i : j * n + i - m;
        w.set(at, w.get(at) + change);
    }

    private double[] step(double[] x) {
        double[] next = new double[n];
        double[] s = new double[n];
        double[] u = new double[n];
        double[] norm = new double[n];
        squares = 0;
        for (int j = 0; j < n; j++) {
            u[j] = cell.parameters().get(2).value().get(j)
                    + cell.parameters().get(3).value().get(j);
            for (int i = 0; i < x.length; i++) {
                u[j] += weight(j, i) * x[i];
                norm[j] += weight(j, i) * weight(j, i);
            }
            norm[j] = Math.sqrt(norm[j]);
            next[j] = f.value(u[j]);
            s[j] = f.slope(u[j]) * norm[j];
            squares += s[j] * s[j];
        }
        average = average == null ? s : average;
        for (int j = 0; j < n; j++) {
            average[j] = rule.averaging() * average[j] + (1 - rule.averaging()) * s[j];
            learn(j, x, u[j], norm[j], rule.rate() * rule.direction(average[j]));
        }
        return next;
    }

    private void learn(int j, double[] x, double u, double norm, double rate) {
        double[] change = new double[x.length];
        double size = 0;
        for (int i = 0; i < x.length; i++) {
            change[i] = rate * (f.slope(u) * weight(j, i) / norm + norm * f.curvature(u) * x[i]);
            size += change[i] * change[i];
        }
        double shrink = Math.min(1, rule.clip() * norm / Math.max(Math.sqrt(size), 1e-300));
        for (int i = 0; i < x.length; i++) {
            add(j, i, shrink * change[i]);
        }
        Tensor bias = cell.parameters().get(2).value();
        bias.set(j, bias.get(j) + shrink * rate * norm * f.curvature(u));
    }

    double[] state() {
        return h;
    }

    double logSensitivity() {
        return 0.5 * Math.log(squares / n);
    }
}
