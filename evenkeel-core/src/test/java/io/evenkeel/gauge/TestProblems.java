package io.evenkeel.gauge;

import java.util.List;

/** All problems that carry their own answer. */
final class TestProblems {
    private static final List<TestProblem> ALL = List.of(
            LinearProblem.diagonal(),
            LinearProblem.scaledOrthogonal(),
            LinearProblem.jordanChain(),
            LinearProblem.triangular(),
            LinearProblem.threeSteps(),
            MapProblem.henon(),
            MapProblem.logistic(),
            MapProblem.skewTent(),
            LorenzProblem.create());

    private TestProblems() {}

    static List<TestProblem> all() {
        return ALL;
    }
}
