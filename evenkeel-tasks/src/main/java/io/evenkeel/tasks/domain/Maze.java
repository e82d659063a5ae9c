package io.evenkeel.tasks.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A maze of straight walls in the plane, with x to the right and y downwards (J. Lehman, K. O. Stanley, Abandoning
 * objectives: evolution through the search for novelty alone, Evolutionary Computation 19, 2011).
 *
 * @param stopsAtWalls whether the robot stands still for good once it has touched a wall
 * @param steps how many time steps an episode has
 * @param startX where the robot starts
 * @param startY where the robot starts
 * @param heading of the robot at the start, in degrees from the x axis towards the y axis, 0 to 360
 * @param goalX where it should go
 * @param goalY where it should go
 * @param walls segments
 */
public record Maze(
        boolean stopsAtWalls, int steps, int startX, int startY, int heading, int goalX, int goalY, List<Wall> walls) {
    /** Coordinates are at least 0 and less than this. */
    public static final int SIZE = 400;

    /** More steps than these take a robot hundreds of times across the maze, and an evolution far too long. */
    public static final int LONGEST = 100_000;

    private static final int FULL_TURN = 360;

    /**
     * A straight wall.
     *
     * @param x1 one end
     * @param y1 one end
     * @param x2 the other end
     * @param y2 the other end
     */
    public record Wall(int x1, int y1, int x2, int y2) {
        @Override
        public String toString() {
            return "(" + x1 + ", " + y1 + ") to (" + x2 + ", " + y2 + ")";
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no step or more than {@link #LONGEST}, the heading is not an angle from 0 to 360, a wall has no length, or
     *     something lies outside the square of {@link #SIZE}
     */
    public Maze {
        walls = List.copyOf(walls);
        if (steps < 1) {
            throw new IllegalArgumentException("an episode needs at least 1 step, not " + steps);
        }
        if (steps > LONGEST) {
            throw new IllegalArgumentException("an episode has at most " + LONGEST + " steps, not " + steps);
        }
        if (heading < 0 || heading > FULL_TURN) {
            throw new IllegalArgumentException("the heading must lie between 0 and 360 degrees, not at " + heading);
        }
        requireInside("the start", startX, startY);
        requireInside("the goal", goalX, goalY);
        for (int i = 0; i < walls.size(); i++) {
            Wall wall = walls.get(i);
            requireInside("wall " + (i + 1), wall.x1, wall.y1);
            requireInside("wall " + (i + 1), wall.x2, wall.y2);
            if (wall.x1 == wall.x2 && wall.y1 == wall.y2) {
                throw new IllegalArgumentException("wall " + (i + 1) + " has no length: " + wall);
            }
        }
    }

    private static void requireInside(String what, int x, int y) {
        if (x < 0 || x >= SIZE || y < 0 || y >= SIZE) {
            throw new IllegalArgumentException(
                    what + " lies at (" + x + ", " + y + "); coordinates are from 0 to " + (SIZE - 1));
        }
    }

    /**
     * The hard maze of Lehman and Stanley (2011), in which the straight way to the goal is a dead end.
     *
     * @return 13 walls, 400 steps
     */
    public static Maze hard() {
        String name = "hard_maze.txt";
        try (InputStream in = Maze.class.getResourceAsStream(name)) {
            return MazeFile.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
