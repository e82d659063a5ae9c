package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.evolution.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartPoleTest {
    private static final double[] LEFT = {1, 0};
    private static final double[] RIGHT = {0, 1};

    private final CartPole environment = new CartPole();

    @Test
    void firstStepsFromRestAreTheOnesComputedByHand() {
        environment.begin(0, 0, 0, 0);
        // c = 10 / 1.1, θ̈ = −c / (0.5 (4/3 − 1/11)) = −600/41, ẍ = c + 0.05 · 600/41 / 1.1 = 400/41
        assertThat(environment.act(RIGHT))
                .containsExactly(new double[] {0, 0.02 * 400 / 41, 0, -0.02 * 600 / 41}, within(1e-14));
        double[] second = environment.act(RIGHT);
        assertThat(second[0]).isCloseTo(0.0004 * 400 / 41, within(1e-14));
        assertThat(second[2]).isCloseTo(-0.0004 * 600 / 41, within(1e-14));
    }

    @Test
    void leftIsTheMirrorImageOfRight() {
        double[] right = environment.begin(0.1, -0.2, 0.05, 0.3);
        environment.act(RIGHT);
        CartPole mirror = new CartPole();
        double[] left = mirror.begin(-0.1, 0.2, -0.05, -0.3);
        mirror.act(LEFT);
        for (int i = 0; i < 4; i++) {
            assertThat(left[i]).isEqualTo(-right[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.1, 0.5", "-1, -0.2, 2", "2, 0.15, -3"})
    void energyGrowsByTheWorkOfTheForce(double v, double angle, double w) {
        double[] state = environment.begin(0, v, angle, w);
        environment.act(RIGHT);
        double a = (state[1] - v) / 0.02;
        double alpha = (state[3] - w) / 0.02;
        double ml = 0.1 * 0.5;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        // d/dt of ½ (M + m) v² + m l v ω cos θ + ⅔ m l² ω² + m g l cos θ
        double power = (1.1 * v + ml * w * cos) * a
                + (ml * v * cos + 4.0 / 3 * ml * 0.5 * w) * alpha
                - ml * v * w * w * sin
                - ml * 9.8 * w * sin;
        assertThat(power).isCloseTo(10 * v, within(1e-10));
    }

    @Test
    void linearFeedbackBalancesAndConstantPushingDoesNot() {
        EpisodeDomain domain = CartPole.domain();
        Scripted feedback = Scripted.of(4, 2, s -> new double[] {0, s[0] + 1.6 * s[1] + 18.7 * s[2] + 3.5 * s[3]});
        for (long seed = 1; seed <= 5; seed++) {
            Trial trial = domain.evaluate(feedback, seed);
            assertThat(trial.solved()).as("seed %d", seed).isTrue();
            assertThat(trial.fitness()).isEqualTo(500);
            assertThat(trial.steps()).isEqualTo(2500);
        }
        Trial pushed = domain.evaluate(Scripted.constant(4, RIGHT), 1);
        assertThat(pushed.solved()).isFalse();
        assertThat(pushed.fitness()).isBetween(8.0, 12.0);
    }

    @Test
    void startsAreSmallAndFollowFromTheSeed() {
        for (long seed = 1; seed <= 20; seed++) {
            double[] start = environment.begin(seed).clone();
            for (double each : start) {
                assertThat(each).as("seed %d", seed).isBetween(-0.05, 0.05);
            }
            assertThat(environment.begin(seed)).isEqualTo(start);
        }
    }

    @ParameterizedTest
    @CsvSource({"2.41, 0", "-2.41, 0", "0, 0.2095", "0, -0.2095"})
    void endsBeyondTheLimits(double x, double angle) {
        environment.begin(x, 0, angle, 0);
        assertThat(environment.over()).isTrue();
        assertThat(environment.solved()).isFalse();
        environment.begin(0.99 * x, 0, 0.99 * angle, 0);
        assertThat(environment.over()).isFalse();
    }
}
