package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * The Breadcrumb Hard Maze of Safe Mutations (J. Lehman, J. Chen, J. Clune, K. O. Stanley, Safe mutations for deep and recurrent
 * neural networks through output gradients, GECCO 2018, arXiv 1712.06563, with the simulator of the released program): a robot is
 * judged by how long the shortest way to the goal is from where it ends. 11 inputs, 2 outputs from 0 to 1, 400 time steps, an
 * action at every third.
 *
 * <p>Sensors: 1; six range finders; in which quarter the goal lies. Outputs: turning and driving, ½ is neither. Solved if the robot
 * comes closer than 10 to the goal at any time; the fitness is that of the end nevertheless, minus the number of steps between cells, or
 * −10⁸ where there is no way. Behavior is where the robot ends.
 *
 * <p>The released program keeps what its sensors show at every time step as experiences; here it is what the policy was asked about,
 * one time step in three.
 */
public final class BreadcrumbMaze extends EpisodeDomain {
    /** The robot's center comes no closer to a wall. */
    public static final int ROBOT_RADIUS = 8;

    /** The maze is solved closer to the goal than this. */
    public static final int GOAL_RADIUS = 10;

    private final Maze maze;
    private final BreadcrumbMap map;

    /**
     * A place in the plane of the maze.
     *
     * @param x to the right
     * @param y downwards
     */
    public record Position(float x, float y) {}

    /** In the hard maze. */
    public BreadcrumbMaze() {
        this(Maze.hard());
    }

    /**
     * In another maze.
     *
     * @param maze where the robot is
     * @throws IllegalArgumentException if no way leads to the goal
     */
    public BreadcrumbMaze(Maze maze) {
        this(maze, new BreadcrumbMap(maze));
    }

    private BreadcrumbMaze(Maze maze, BreadcrumbMap map) {
        super("breadcrumb-maze", () -> new MazeNavigation(maze, map), maze.steps());
        this.maze = maze;
        this.map = map;
    }

    /** @return walls, start and goal */
    public Maze maze() {
        return maze;
    }

    /** @return the ways to the goal */
    public BreadcrumbMap map() {
        return map;
    }

    /**
     * Where a policy goes.
     *
     * @param policy of one thread, in any state
     * @return the start, then the position after every time step, until the end or until an answer is not finite
     * @throws IllegalArgumentException if the policy has other inputs or outputs
     */
    public List<Position> trajectory(Policy policy) {
        requireFit(policy);
        List<Position> way = new ArrayList<>();
        MazeNavigation navigation = new MazeNavigation(maze, map, way::add);
        try {
            new Episode(navigation, policy, new Memory(inputs(), false)).run(0, maze.steps());
        } catch (Episode.Failure e) {
            // The way up to there is what was asked for.
        }
        return way;
    }
}
