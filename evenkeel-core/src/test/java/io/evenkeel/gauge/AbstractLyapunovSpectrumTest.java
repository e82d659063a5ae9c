package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every way of re-orthonormalizing must find on every problem that carries its own answer. */
abstract class AbstractLyapunovSpectrumTest {

    static List<TestProblem> problems() {
        return TestProblems.all();
    }

    abstract LyapunovSpectrum configure(LyapunovSpectrum spectrum);

    /** What rounding may do to an exponent, nats per step. */
    abstract double rounding();

    private LyapunovSpectrum spectrum(TestProblem problem) {
        return configure(LyapunovSpectrum.of(problem.dynamics()).discarding(problem.transientSteps()));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void findsAllExponents(TestProblem problem) {
        LyapunovSpectrum.Result result = spectrum(problem).measure();

        assertThat(result.exponents()).containsExactly(problem.exponents(), within(problem.tolerance() + rounding()));
        assertThat(result.standardError()).hasSameSizeAs(result.exponents());
        assertThat(Arrays.stream(result.standardError()).allMatch(e -> e >= 0 && e < 1))
                .isTrue();
        assertThat(result.convergence()[result.convergence().length - 1])
                .containsExactly(result.exponents(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void sumIsTheMeanLogarithmOfTheVolume(TestProblem problem) {
        if (!Double.isNaN(problem.sum())) {
            assertThat(Arrays.stream(spectrum(problem).exponents()).sum())
                    .isCloseTo(problem.sum(), within(1e-9 + 3 * rounding()));
        }
    }

    /** Fewer vectors are the first ones of the full set, step by step; only sorting may exchange them. */
    @ParameterizedTest
    @MethodSource("problems")
    void fewerExponentsAreTheLeadingOnes(TestProblem problem) {
        double[] all = spectrum(problem).exponents();
        for (int k = 1; k < all.length; k++) {
            assertThat(spectrum(problem).leading(k).exponents())
                    .containsExactly(Arrays.copyOf(all, k), within(2 * (problem.tolerance() + rounding())));
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void agreesWithOrthonormalizationAtEveryStep(TestProblem problem) {
        double[] everyStep = LyapunovSpectrum.of(problem.dynamics())
                .discarding(problem.transientSteps())
                .every(1)
                .exponents();

        assertThat(spectrum(problem).exponents()).containsExactly(everyStep, within(1e-12 + rounding()));
    }
}
