package io.evenkeel.tasks.domain;

/**
 * The robot of the novelty search mazes in single precision: how it moves, and what it sees. Everything is a function of the
 * actions, with the same bits on every platform.
 */
final class MazeRobot {
    static final int SENSORS = 11;

    // The constant of the original program, whose traces are reproduced.
    private static final double PI = 3.1415926;
    private static final float RADIUS = BreadcrumbMaze.ROBOT_RADIUS;
    private static final float RANGE = 100;
    private static final float NEAR = BreadcrumbMaze.GOAL_RADIUS;
    private static final double FASTEST = 6;
    private static final float LIMIT = 3;
    private static final float GREATEST_CHANGE = 0.2f;
    private static final int[] FINDERS = {-90, -45, 0, 45, 90, -180};

    private final Maze maze;
    private final MazeWalls walls;
    private final float[] beamX = new float[FINDERS.length];
    private final float[] beamY = new float[FINDERS.length];
    private final float[] endX = new float[FINDERS.length];
    private final float[] endY = new float[FINDERS.length];
    private final float[] range = new float[FINDERS.length];
    private float x;
    private float y;
    private float heading;
    private float turn;
    private float speed;
    private float headingOfDirection;
    private double directionX;
    private double directionY;
    private int rejected;
    private boolean stopped;
    private boolean arrived;

    MazeRobot(Maze maze) {
        this.maze = maze;
        this.walls = new MazeWalls(maze.walls());
        for (int i = 0; i < FINDERS.length; i++) {
            float angle = (float) (FINDERS[i] / 180.0 * PI);
            beamX[i] = (float) StrictMath.cos(angle) * RANGE;
            beamY[i] = (float) StrictMath.sin(angle) * RANGE;
        }
        reset();
    }

    /** Puts the robot at the start. */
    void reset() {
        x = maze.startX();
        y = maze.startY();
        heading = maze.heading();
        turn = 0;
        speed = 0;
        rejected = 0;
        stopped = false;
        arrived = false;
        aim();
        lookForGoal();
    }

    BreadcrumbMaze.Position position() {
        return new BreadcrumbMaze.Position(x, y);
    }

    float x() {
        return x;
    }

    float y() {
        return y;
    }

    float heading() {
        return heading;
    }

    /** How many moves walls prevented. */
    int rejected() {
        return rejected;
    }

    /** Whether the goal was ever less than 10 away. */
    boolean arrived() {
        return arrived;
    }

    /**
     * One time step.
     *
     * @param turning 0 to 1, 0.5 is straight on
     * @param driving 0 to 1, 0.5 is standing still
     */
    void move(double turning, double driving) {
        turn = approach(turn, turning);
        speed = approach(speed, driving);
        float newX = (float) (directionX * speed) + x;
        float newY = (float) (directionY * speed) + y;
        heading += turn;
        if (heading > 360) {
            heading -= 360;
        }
        if (heading < 0) {
            heading += 360;
        }
        if (heading != headingOfDirection) {
            aim();
        }
        if (stopped || walls.touch(newX, newY, RADIUS)) {
            rejected++;
            stopped = maze.stopsAtWalls();
        } else {
            x = newX;
            y = newY;
        }
        lookForGoal();
    }

    private static float approach(float velocity, double output) {
        float bounded = (float) Math.max(0, Math.min(1, output));
        float change = (float) ((bounded - 0.5) * FASTEST) - velocity;
        float next = velocity + Math.max(-GREATEST_CHANGE, Math.min(GREATEST_CHANGE, change));
        return Math.max(-LIMIT, Math.min(LIMIT, next));
    }

    private void aim() {
        double angle = heading / 180.0 * PI;
        directionX = StrictMath.cos(angle);
        directionY = StrictMath.sin(angle);
        headingOfDirection = heading;
    }

    private void lookForGoal() {
        float dx = maze.goalX() - x;
        float dy = maze.goalY() - y;
        arrived |= (float) Math.sqrt(dx * dx + dy * dy) < NEAR;
    }

    /**
     * What the robot sees.
     *
     * @param sensors receives 1, six distances to walls in units of the range, and which quarter the goal is in
     */
    void sense(double[] sensors) {
        float angle = (float) (heading / 180.0 * PI);
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        for (int i = 0; i < FINDERS.length; i++) {
            // Added and taken away again, because rounding is part of the original.
            float dx = (x + beamX[i]) - x;
            float dy = (y + beamY[i]) - y;
            endX[i] = (cos * dx - sin * dy) + x;
            endY[i] = (sin * dx + cos * dy) + y;
        }
        walls.measure(x, y, endX, endY, RANGE, range);
        sensors[0] = 1;
        for (int i = 0; i < FINDERS.length; i++) {
            sensors[1 + i] = range[i] / RANGE;
        }
        int quarter = quarterOfGoal(cos, sin);
        for (int i = 0; i < 4; i++) {
            sensors[1 + FINDERS.length + i] = i == quarter ? 1 : 0;
        }
    }

    /** 0 for ahead, −45° to 45°, then in the sense of growing angles. */
    private int quarterOfGoal(float cos, float sin) {
        float dx = maze.goalX() - x;
        float dy = maze.goalY() - y;
        float angle = angle((cos * dx + sin * dy) + x - x, (cos * dy - sin * dx) + y - y);
        if (angle < -45 || angle >= 225) {
            return 3;
        }
        return angle < 45 ? 0 : angle < 135 ? 1 : 2;
    }

    /** From −90 to 270 degrees. */
    private static float angle(float dx, float dy) {
        if (dx == 0) {
            return dy > 0 ? 90 : 270;
        }
        float angle = (float) ((float) StrictMath.atan(dy / dx) / PI * 180);
        return dx > 0 ? angle : (float) (angle + 180.0);
    }
}
