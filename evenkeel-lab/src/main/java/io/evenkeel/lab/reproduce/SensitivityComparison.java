package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.reproduce.SensitivityTraining.Result;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One contender against another, with the same seeds or others.
 *
 * @param sign positive if it solves the task with more seeds, or with as many in fewer presentations; negative if less
 * @param solved p-value for the fractions of seeds
 * @param presentations p-value for the presentations
 */
record SensitivityComparison(int sign, double solved, double presentations) {

    /** Compares runs of one contender with runs of another, by numbers of presentations that may be infinite. */
    static SensitivityComparison of(List<Result> one, List<Result> other, ToDoubleFunction<Result> presentations) {
        double[] a = SensitivityTables.of(one, presentations);
        double[] b = SensitivityTables.of(other, presentations);
        int solvedA = SensitivityTables.count(a);
        int solvedB = SensitivityTables.count(b);
        return new SensitivityComparison(
                solvedA != solvedB
                        ? Integer.signum(solvedA - solvedB)
                        : Double.compare(Summary.median(b), Summary.median(a)),
                ExactTest.fisher(solvedA, a.length, solvedB, b.length),
                ExactTest.mannWhitney(a, b));
    }

    /** Its sign if one of the tests is significant, else 0. */
    int verdict(double level) {
        return Math.min(solved, presentations) < level ? sign : 0;
    }
}
