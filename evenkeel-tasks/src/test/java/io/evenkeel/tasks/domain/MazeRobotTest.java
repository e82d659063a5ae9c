package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against traces of the simulator of Lehman, Chen, Clune, Stanley (2018). */
class MazeRobotTest {
    private static final double TOLERANCE = 1e-3;

    private final MazeRobot robot = new MazeRobot(Maze.hard());

    @Test
    void seesAtTheStartWhatTheOriginalSees() {
        double[] sensors = new double[MazeRobot.SENSORS];
        robot.sense(sensors);
        double[] expected = {1, 1.0, 0.815560, 0.552432, 0.240711, 0.173830, 0.293529, 0, 0, 0, 1};
        assertThat(sensors).containsExactly(expected, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"1, 36.2, 0", "10, 47, 0", "100, 78, 79", "400, 78, 379"})
    void drivesStraightOnIntoTheWall(int steps, double x, int rejected) {
        for (int t = 0; t < steps; t++) {
            robot.move(0.5, 1);
        }
        assertThat((double) robot.x()).isCloseTo(x, within(TOLERANCE));
        assertThat(robot.y()).isEqualTo(184);
        assertThat(robot.rejected()).isEqualTo(rejected);
    }

    @ParameterizedTest
    @CsvSource({"0.52, 0.9, 77.9806, 185.1793, 48.0, 377", "0.45, 0.75, 109.0153, 143.9931, 240.104, 335"})
    void drivesInCurvesAsTheOriginal(double o1, double o2, double x, double y, double heading, int rejected) {
        for (int t = 0; t < 400; t++) {
            robot.move(o1, o2);
        }
        assertEnd(x, y, heading, rejected);
    }

    @Test
    void followsRandomActionsAsTheOriginal() {
        long state = 12345;
        double[] action = new double[2];
        for (int t = 0; t < 400; t++) {
            if (t % 3 == 0) {
                for (int i = 0; i < 2; i++) {
                    state = (1664525 * state + 1013904223) & 0xFFFFFFFFL;
                    action[i] = (state >> 8) / 0x1p24;
                }
            }
            robot.move(action[0], action[1]);
        }
        assertEnd(69.8733, 133.2778, 76.9711, 105);
    }

    private void assertEnd(double x, double y, double heading, int rejected) {
        assertThat((double) robot.x()).isCloseTo(x, within(TOLERANCE));
        assertThat((double) robot.y()).isCloseTo(y, within(TOLERANCE));
        assertThat((double) robot.heading()).isCloseTo(heading, within(TOLERANCE));
        assertThat(robot.rejected()).isEqualTo(rejected);
    }

    @Test
    void startsAnewAfterReset() {
        double[] before = new double[MazeRobot.SENSORS];
        robot.sense(before);
        for (int t = 0; t < 50; t++) {
            robot.move(0.9, 0.9);
        }
        robot.reset();
        double[] after = new double[MazeRobot.SENSORS];
        robot.sense(after);
        assertThat(after).isEqualTo(before);
        robot.move(0.5, 1);
        assertThat(robot.x()).isEqualTo(36.2f);
        assertThat(robot.rejected()).isZero();
    }

    @Test
    void actionsAreCutToTheUnitInterval() {
        MazeRobot other = new MazeRobot(Maze.hard());
        for (int t = 0; t < 20; t++) {
            robot.move(-7, 1e30);
            other.move(0, 1);
        }
        assertThat(robot.position()).isEqualTo(other.position());
        assertThat(robot.heading()).isEqualTo(other.heading());
    }

    @Test
    void standsStillForGoodWhereWallsStop() {
        MazeRobot fragile =
                new MazeRobot(new Maze(true, 400, 20, 50, 0, 90, 90, List.of(new Maze.Wall(60, 0, 60, 99))));
        for (int t = 0; t < 100; t++) {
            fragile.move(0.5, 1);
        }
        float stuck = fragile.x();
        for (int t = 0; t < 100; t++) {
            fragile.move(0.5, 0);
        }
        assertThat(fragile.x()).isEqualTo(stuck).isBetween(48f, 52f);
    }

    @ParameterizedTest
    @CsvSource({"90, 50, 0", "50, 90, 1", "10, 50, 2", "50, 10, 3", "90, 11, 0", "90, 9, 3", "90, 89, 0", "50, 50, 3"})
    void radarShowsTheQuarterOfTheGoal(int goalX, int goalY, int quarter) {
        MazeRobot free = new MazeRobot(new Maze(false, 1, 50, 50, 0, goalX, goalY, List.of()));
        double[] sensors = new double[MazeRobot.SENSORS];
        free.sense(sensors);
        double[] expected = {1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0};
        expected[7 + quarter] = 1;
        assertThat(sensors).isEqualTo(expected);
    }

    @Test
    void arrivesWhereItComesCloserThanTenAndRemembersIt() {
        MazeRobot free = new MazeRobot(new Maze(false, 400, 50, 50, 0, 80, 50, List.of()));
        int t = 0;
        for (; t < 100 && !free.arrived(); t++) {
            assertThat(free.x()).isLessThanOrEqualTo(70);
            free.move(0.5, 1);
        }
        assertThat(free.x()).isBetween(70f, 74f);
        for (; t < 100; t++) {
            free.move(0.5, 1);
        }
        assertThat(free.x()).isGreaterThan(90);
        assertThat(free.arrived()).isTrue();
    }
}
