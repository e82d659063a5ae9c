package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.evolution.Trial;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TopdownMazeTest {
    private static final String WAY = "r".repeat(10) + "d".repeat(6) + "r".repeat(2) + "u".repeat(4);

    private static double[] action(char move) {
        double[] action = new double[5];
        action["urdls".indexOf(move)] = 1;
        return action;
    }

    private static Trial walk(String moves) {
        int[] t = {0};
        UnaryOperator<double[]> rule = seen -> action(t[0] < moves.length() ? moves.charAt(t[0]++) : 's');
        return TopdownMaze.domain().evaluate(Scripted.of(4096, 5, rule), 1);
    }

    @Test
    void theWholePathIsTheSolution() {
        Trial trial = walk(WAY);
        assertThat(trial.fitness()).isEqualTo(22);
        assertThat(trial.solved()).isTrue();
        assertThat(trial.steps()).isEqualTo(40);
        assertThat(trial.behavior()).containsExactly(7, 13);
    }

    @Test
    void oneBlockLessIsNoSolution() {
        Trial trial = walk(WAY.substring(0, WAY.length() - 1));
        assertThat(trial.fitness()).isEqualTo(21);
        assertThat(trial.solved()).isFalse();
    }

    @Test
    void blocksCountOnceAndDeadEndsDoNot() {
        assertThat(walk("rlrlrl").fitness()).isEqualTo(1);
        assertThat(walk("r".repeat(12)).fitness()).isEqualTo(10);
        assertThat(walk("").fitness()).isZero();
    }

    @Test
    void wallsStop() {
        Trial trial = walk("udlllr");
        assertThat(trial.fitness()).isEqualTo(1);
        assertThat(trial.behavior()).containsExactly(5, 2);
    }

    @Test
    void imageShowsTheNeighbors() {
        TopdownMaze maze = new TopdownMaze();
        assertImage(maze.begin(1), "000", "011", "000");
        assertImage(maze.act(action('r')), "001", "111", "001");
        for (int i = 0; i < 9; i++) {
            maze.act(action('r'));
        }
        assertImage(maze.act(action('d')), "111", "010", "010");
    }

    private static void assertImage(double[] image, String... blocks) {
        assertThat(image).hasSize(4096);
        double[] expected = new double[4096];
        for (int y = 0; y < 63; y++) {
            for (int x = 0; x < 63; x++) {
                expected[64 * y + x] = blocks[y / 21].charAt(x / 21) - '0';
            }
        }
        assertThat(Arrays.equals(image, expected)).isTrue();
    }
}
