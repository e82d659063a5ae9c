package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.evolution.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreadcrumbMazeTest {
    private final BreadcrumbMaze domain = new BreadcrumbMaze();

    @ParameterizedTest
    @CsvSource({"0.5, 1, 481", "0.52, 0.9, 483", "0.45, 0.75, 449"})
    void fitnessIsMinusTheWayFromTheEnd(double o1, double o2, int way) {
        Trial trial = domain.evaluate(Scripted.constant(11, o1, o2), 1);
        assertThat(trial.fitness()).isEqualTo(-way);
        assertThat(trial.solved()).isFalse();
        assertThat(trial.cause()).isEmpty();
        assertThat(trial.steps()).isEqualTo(134);
        assertThat(trial.experiences().size()).isEqualTo(134);
        assertThat(domain.map().at((int) trial.behavior()[0], (int) trial.behavior()[1]))
                .isEqualTo(way);
    }

    @Test
    void randomActionsEndWhereTheOriginalEnds() {
        long[] state = {12345};
        Scripted policy = Scripted.of(11, 2, seen -> {
            double[] action = new double[2];
            for (int i = 0; i < 2; i++) {
                state[0] = (1664525 * state[0] + 1013904223) & 0xFFFFFFFFL;
                action[i] = (state[0] >> 8) / 0x1p24;
            }
            return action;
        });
        Trial trial = domain.evaluate(policy, 1);
        assertThat(trial.fitness()).isEqualTo(-499);
        assertThat(trial.behavior()).containsExactly(new double[] {69.8733, 133.2778}, within(1e-3));
    }

    @Test
    void trajectoryEndsWhereTheTrialEnds() {
        Scripted policy = Scripted.of(11, 2, seen -> new double[] {seen[2], seen[3]});
        Trial trial = domain.evaluate(policy, 1);
        List<BreadcrumbMaze.Position> way = domain.trajectory(policy);
        assertThat(way).hasSize(401).startsWith(new BreadcrumbMaze.Position(36, 184));
        assertThat(new double[] {way.get(400).x(), way.get(400).y()}).isEqualTo(trial.behavior());
    }

    @Test
    void undefinedActionsFailAndEndTheTrajectory() {
        Scripted broken = Scripted.of(11, 2, seen -> new double[] {0.5, seen[3] > 0.5 ? 1 : Double.NaN});
        Trial trial = domain.evaluate(broken, 1);
        assertThat(trial.fitness()).isEqualTo(Trial.FAILURE);
        assertThat(trial.cause()).matches("action \\d+ is NaN at output 1");
        assertThat(domain.trajectory(broken)).hasSize(1 + 3 * ((int) trial.steps() - 1));
    }

    @Test
    void policiesOfOtherWidthsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> domain.evaluate(Scripted.constant(10, 1, 1), 1))
                .withMessage("breadcrumb-maze needs a network of 11 inputs and 2 outputs, not of 10 and 2");
    }

    @Test
    void aRobotThatComesCloseHasSolvedTheMazeWhereverItEnds() {
        Maze open = new Maze(false, 100, 50, 50, 0, 80, 50, List.of());
        Trial trial = new BreadcrumbMaze(open).evaluate(Scripted.constant(11, 0.5, 1), 1);
        assertThat(trial.solved()).isTrue();
        assertThat(trial.fitness()).isLessThan(-100);
    }

    @Test
    void outsideOfTheMapThereIsNoWay() {
        Maze open = new Maze(false, 300, 350, 50, 0, 380, 50, List.of());
        Trial trial = new BreadcrumbMaze(open).evaluate(Scripted.constant(11, 0.5, 1), 1);
        assertThat(trial.behavior()[0]).isGreaterThan(400);
        assertThat(trial.fitness()).isEqualTo(Trial.FAILURE);
        assertThat(trial.solved()).isTrue();
    }
}
