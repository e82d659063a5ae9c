package io.evenkeel.tasks.domain;

import io.evenkeel.tasks.TextFile;
import io.evenkeel.tensor.io.FormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Mazes as the programs of novelty search and of Safe Mutations read them: whole numbers between blanks and line breaks, which are
 * 1 or 0 (whether walls stop the robot for good), the number of time steps, the number of walls, the start, the heading in
 * degrees, the goal, a point of interest that is not used, and the two ends of each wall.
 */
public final class MazeFile {
    private final String name;
    private final String[] lines;
    private int line = -1;
    private String[] words = {};
    private int word;

    private MazeFile(String name, String text) {
        this.name = name;
        this.lines = text.split("\\R", -1);
    }

    /**
     * Reads a file.
     *
     * @param file UTF-8 text
     * @return the maze
     * @throws FormatException if there is no such file, or if it is no maze; the message says what is wrong in which line
     */
    public static Maze read(Path file) {
        return parse(file.toString(), TextFile.read(file));
    }

    /**
     * Reads text.
     *
     * @param name of the text in messages
     * @param text content of a file
     * @return the maze
     * @throws FormatException if it is no maze; the message says what is wrong in which line
     */
    public static Maze parse(String name, String text) {
        MazeFile file = new MazeFile(name, text);
        Maze maze = file.maze();
        if (file.more()) {
            throw file.wrong("'" + file.words[file.word] + "' follows the last of "
                    + maze.walls().size() + " walls; the file should end there");
        }
        return maze;
    }

    private Maze maze() {
        int stops = number("whether walls stop the robot");
        if (stops != 0 && stops != 1) {
            throw wrong("whether walls stop the robot must be 0 or 1, not " + stops);
        }
        int steps = number("the number of steps");
        int count = number("the number of walls");
        if (count < 0) {
            throw wrong("the number of walls must be 0 or more, not " + count);
        }
        int startX = number("x of the start");
        int startY = number("y of the start");
        int heading = number("the heading");
        int goalX = number("x of the goal");
        int goalY = number("y of the goal");
        number("x of the point of interest");
        number("y of the point of interest");
        List<Maze.Wall> walls = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String wall = " of wall " + i + " of " + count;
            walls.add(
                    new Maze.Wall(number("x1" + wall), number("y1" + wall), number("x2" + wall), number("y2" + wall)));
        }
        try {
            return new Maze(stops == 1, steps, startX, startY, heading, goalX, goalY, walls);
        } catch (IllegalArgumentException e) {
            throw new FormatException(name + ": " + e.getMessage(), e);
        }
    }

    private int number(String what) {
        if (!more()) {
            throw new FormatException(name + ": ends before " + what + ", where a whole number should be");
        }
        String text = words[word++];
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new FormatException(place() + "'" + text + "' is " + what + " and should be a whole number", e);
        }
    }

    private boolean more() {
        while (word == words.length && line < lines.length - 1) {
            String stripped = lines[++line].strip();
            words = stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
            word = 0;
        }
        return word < words.length;
    }

    private FormatException wrong(String problem) {
        return new FormatException(place() + problem);
    }

    private String place() {
        return name + ": line " + (line + 1) + ": ";
    }
}
