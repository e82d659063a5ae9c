package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class BreadcrumbMapTest {
    @Test
    void hardMazeHasTheDistancesOfTheOriginal() {
        BreadcrumbMap map = new BreadcrumbMap(Maze.hard());
        int positive = 0;
        int most = 0;
        for (int x = 0; x < Maze.SIZE; x++) {
            for (int y = 0; y < Maze.SIZE; y++) {
                positive += map.at(x, y) > 0 ? 1 : 0;
                most = Math.max(most, map.at(x, y));
            }
        }
        assertThat(map.at(36, 184)).isEqualTo(523);
        assertThat(most).isEqualTo(634);
        assertThat(map.at(11, 56)).isEqualTo(634);
        assertThat(positive).isEqualTo(25_712);
        assertThat(map.at(31, 20)).isEqualTo(2);
        assertThat(map.at(31, 21)).isEqualTo(1);
    }

    @Test
    void withoutWallsTheDistanceIsThatOfCityBlocks() {
        BreadcrumbMap map = new BreadcrumbMap(new Maze(false, 1, 10, 10, 0, 100, 200, List.of()));
        assertThat(map.at(10, 10)).isEqualTo(280);
        assertThat(map.at(399, 0)).isEqualTo(499);
        assertThat(map.at(400, 0)).isZero();
        assertThat(map.at(0, -1)).isZero();
    }

    @Test
    void refusesMazesWithoutAWay() {
        List<Maze.Wall> wall = List.of(new Maze.Wall(200, 0, 200, 399));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BreadcrumbMap(new Maze(false, 1, 10, 10, 0, 300, 20, wall)))
                .withMessage("no way leads from the start (10, 10) to the goal (300, 20)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BreadcrumbMap(new Maze(false, 1, 10, 10, 0, 203, 20, wall)))
                .withMessage("the goal (203, 20) lies within a wall, which is 12 thick");
    }
}
