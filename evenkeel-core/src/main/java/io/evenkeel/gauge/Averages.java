package io.evenkeel.gauge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Averages of gauge results over several input sequences. */
final class Averages {
    private Averages() {}

    private static <T> double[] mean(List<T> each, Function<T, double[]> part) {
        double[] sum = part.apply(each.get(0)).clone();
        for (T one : each.subList(1, each.size())) {
            double[] values = part.apply(one);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= each.size();
        }
        return sum;
    }

    /** Error of a mean of independent figures: the root of the summed squares over their number. */
    private static <T> double[] error(List<T> each, Function<T, double[]> part) {
        double[] squares = mean(each, one -> {
            double[] errors = part.apply(one).clone();
            for (int i = 0; i < errors.length; i++) {
                errors[i] *= errors[i];
            }
            return errors;
        });
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.sqrt(squares[i] / each.size());
        }
        return squares;
    }

    static LyapunovSpectrum.Result spectrum(List<LyapunovSpectrum.Result> each) {
        LyapunovSpectrum.Result first = each.get(0);
        if (each.size() == 1) {
            return first;
        }
        double[][] convergence = new double[first.convergence().length][];
        for (int i = 0; i < convergence.length; i++) {
            int point = i;
            convergence[i] = mean(each, r -> r.convergence()[point]);
        }
        return new LyapunovSpectrum.Result(
                mean(each, LyapunovSpectrum.Result::exponents),
                error(each, LyapunovSpectrum.Result::standardError),
                first.blockLength(),
                first.orthonormalizations(),
                first.convergenceSteps(),
                convergence);
    }

    static LagCurve lags(List<LagCurve> each) {
        if (each.size() == 1) {
            return each.get(0);
        }
        List<double[]> all = new ArrayList<>();
        each.forEach(curve -> all.addAll(List.of(curve.byEndPoint())));
        return new LagCurve(
                each.get(0).endPoints(),
                all.toArray(double[][]::new),
                mean(each, LagCurve::mean),
                error(each, LagCurve::standardError));
    }

    static JacobianSingularValues.Result singularValues(List<JacobianSingularValues.Result> each) {
        if (each.size() == 1) {
            return each.get(0);
        }
        int[] steps = each.get(0).steps();
        double[][] pooled = new double[steps.length][];
        for (int i = 0; i < steps.length; i++) {
            List<Double> values = new ArrayList<>();
            for (JacobianSingularValues.Result r : each) {
                for (double value : r.values()[i]) {
                    values.add(value);
                }
            }
            values.sort(java.util.Comparator.reverseOrder());
            pooled[i] = values.stream().mapToDouble(Double::doubleValue).toArray();
        }
        return new JacobianSingularValues.Result(steps, pooled);
    }

    static StateSensitivity.Result sensitivity(List<StateSensitivity.Result> each) {
        if (each.size() == 1) {
            return each.get(0);
        }
        double log = each.stream()
                .mapToDouble(StateSensitivity.Result::log)
                .average()
                .orElseThrow();
        return new StateSensitivity.Result(
                mean(each, StateSensitivity.Result::perNeuron),
                log,
                each.get(0).steps(),
                mean(each, StateSensitivity.Result::logOverTime));
    }

    static FiniteTimeGrowth.Result growth(List<FiniteTimeGrowth.Result> each) {
        FiniteTimeGrowth.Result first = each.get(0);
        return new FiniteTimeGrowth.Result(first.window(), first.starts(), mean(each, FiniteTimeGrowth.Result::growth));
    }

    static List<Diagnosis.Flatness> saturations(List<List<Diagnosis.Flatness>> each) {
        List<Diagnosis.Flatness> first = each.get(0);
        if (each.size() == 1) {
            return first;
        }
        List<Diagnosis.Flatness> result = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            int index = i;
            List<Saturation> all =
                    each.stream().map(list -> list.get(index).saturation()).toList();
            boolean[] dead = all.get(0).dead().clone();
            for (Saturation s : all) {
                for (int unit = 0; unit < dead.length; unit++) {
                    dead[unit] &= s.dead()[unit];
                }
            }
            Saturation mean = new Saturation(
                    all.stream().mapToDouble(Saturation::fraction).average().orElseThrow(),
                    mean(all, Saturation::perUnit),
                    mean(all, Saturation::overTime),
                    dead);
            Diagnosis.Flatness f = first.get(i);
            result.add(new Diagnosis.Flatness(f.layer(), f.name(), f.kind(), mean));
        }
        return result;
    }
}
