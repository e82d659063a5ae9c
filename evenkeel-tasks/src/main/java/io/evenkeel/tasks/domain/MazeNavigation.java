package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Environment;
import io.evenkeel.evolution.Trial;
import java.util.function.Consumer;

/**
 * A robot finds its way through a maze. It acts at every third time step, and the action is held in between.
 *
 * <p>Observation, 11 numbers: 1; six range finders at −90°, −45°, 0°, 45°, 90° and −180° from the heading, the distance to the
 * nearest wall divided by the range of 100, or 1; four numbers of which the one is 1 in whose quarter the goal lies: [−45°, 45°)
 * from the heading, [45°, 135°), [135°, 225°), [225°, 315°).
 *
 * <p>Action, 2 numbers {@code o} from 0 to 1, to which they are cut: turning and driving. Both go towards {@code 6 (o − ½)}, degrees
 * and units of length in a time step, by at most 0.2 in a time step, within ±3. The robot moves along its heading, then turns. A move
 * that would bring its center closer than 8 to a wall does not take place.
 *
 * <p>Fitness is minus the distance to the goal on the shortest way ({@link BreadcrumbMap}) from the cell in which the episode ends,
 * and {@link Trial#FAILURE} in a cell without a way. It is solved if the center was ever less than 10 from the goal. Behavior is
 * where the episode ended.
 */
final class MazeNavigation implements Environment {
    private static final int HELD = 3;

    private final Maze maze;
    private final BreadcrumbMap map;
    private final MazeRobot robot;
    private final double[] sensors = new double[MazeRobot.SENSORS];
    private final Consumer<BreadcrumbMaze.Position> way;
    private int time;

    MazeNavigation(Maze maze, BreadcrumbMap map) {
        this(maze, map, position -> {});
    }

    /** One that tells where the robot starts and where it is after every time step. */
    MazeNavigation(Maze maze, BreadcrumbMap map, Consumer<BreadcrumbMaze.Position> way) {
        this.maze = maze;
        this.map = map;
        this.robot = new MazeRobot(maze);
        this.way = way;
    }

    @Override
    public int observations() {
        return MazeRobot.SENSORS;
    }

    @Override
    public int actions() {
        return 2;
    }

    @Override
    public double[] begin(long seed) {
        robot.reset();
        time = 0;
        way.accept(robot.position());
        return observe();
    }

    @Override
    public double[] act(double[] action) {
        do {
            robot.move(action[0], action[1]);
            time++;
            way.accept(robot.position());
        } while (time % HELD != 0 && !over());
        return over() ? sensors : observe();
    }

    private double[] observe() {
        robot.sense(sensors);
        return sensors;
    }

    @Override
    public boolean over() {
        return time == maze.steps();
    }

    @Override
    public double fitness() {
        int way = map.at((int) robot.x(), (int) robot.y());
        return way == 0 ? Trial.FAILURE : -way;
    }

    @Override
    public boolean solved() {
        return robot.arrived();
    }

    @Override
    public double[] behavior() {
        return new double[] {robot.x(), robot.y()};
    }
}
