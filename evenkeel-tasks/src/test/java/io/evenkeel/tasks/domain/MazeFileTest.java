package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.tensor.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MazeFileTest {
    private static final String SOUND = "0\n400\n2\n36 184\n0\n31 20\n31 20\n41 5 3 8\n3 8 4 49\n";

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("maze.txt");
        Files.writeString(file, SOUND);
        Maze maze = MazeFile.read(file);
        assertThat(maze.stopsAtWalls()).isFalse();
        assertThat(maze.steps()).isEqualTo(400);
        assertThat(maze.startX()).isEqualTo(36);
        assertThat(maze.startY()).isEqualTo(184);
        assertThat(maze.heading()).isZero();
        assertThat(maze.goalX()).isEqualTo(31);
        assertThat(maze.goalY()).isEqualTo(20);
        assertThat(maze.walls()).containsExactly(new Maze.Wall(41, 5, 3, 8), new Maze.Wall(3, 8, 4, 49));
    }

    @Test
    void lineBreaksDoNotMatter() {
        assertThat(MazeFile.parse("m", SOUND.replace('\n', ' '))).isEqualTo(MazeFile.parse("m", SOUND));
        assertThat(MazeFile.parse("m", SOUND.replace("\n", "\r\n\r\n \t"))).isEqualTo(MazeFile.parse("m", SOUND));
    }

    @Test
    void hardMazeIsBuiltIn() {
        Maze maze = Maze.hard();
        assertThat(maze.walls()).hasSize(13).endsWith(new Maze.Wall(56, 55, 133, 30));
        assertThat(maze.steps()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| m: ends before whether walls stop the robot, where a whole number should be",
                "0 400| m: ends before the number of walls, where a whole number should be",
                "0 400 1 36 184 0 31 20 31 20 41 5| m: ends before x2 of wall 1 of 1, where a whole number should be",
                "2 400 0 36 184 0 31 20 31 20| m: line 1: whether walls stop the robot must be 0 or 1, not 2",
                "0 400 -1 36 184 0 31 20 31 20| m: line 1: the number of walls must be 0 or more, not -1",
                "0 400 0 36 184.5 0 31 20 31 20| m: line 1: '184.5' is y of the start and should be a whole number",
                "0 400 0 36 184 0 31 20 31 20 7| m: line 1: '7' follows the last of 0 walls; the file should end there",
                "0 0 0 36 184 0 31 20 31 20| m: an episode needs at least 1 step, not 0",
                "0 100001 0 36 184 0 31 20 31 20| m: an episode has at most 100000 steps, not 100001",
                "0 1 0 36 184 361 31 20 31 20| m: the heading must lie between 0 and 360 degrees, not at 361",
                "0 1 0 36 400 0 31 20 31 20| m: the start lies at (36, 400); coordinates are from 0 to 399",
                "0 1 0 36 184 0 -1 20 31 20| m: the goal lies at (-1, 20); coordinates are from 0 to 399",
                "0 1 1 36 184 0 31 20 31 20 1 2 3 999| m: wall 1 lies at (3, 999); coordinates are from 0 to 399",
                "0 1 1 36 184 0 31 20 31 20 1 2 1 2| m: wall 1 has no length: (1, 2) to (1, 2)",
                "99999999999| m: line 1: '99999999999' is whether walls stop the robot and should be a whole number"
            })
    void damagedMazesAreRefusedInOneLine(String text, String message) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> MazeFile.parse("m", text))
                .withMessage(message);
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> MazeFile.parse("m", SOUND.replace("3 8 4 49", "3 8 x 49")))
                .withMessage("m: line 9: 'x' is x2 of wall 2 of 2 and should be a whole number");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none.txt");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> MazeFile.read(file))
                .withMessage(file + ": no such file; check the path");
    }
}
