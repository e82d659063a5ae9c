package io.evenkeel.tasks.domain;

/**
 * How far it is to a maze's goal from every cell of a grid of unit squares, on the shortest way that steps to one of four
 * neighbors and does not touch walls, as in the file of the released program of Safe Mutations (J. Lehman, J. Chen, J. Clune,
 * K. O. Stanley, GECCO 2018).
 *
 * <p>Walls are thick: each is drawn as 12 lines of cells, shifted by −5 to 6 along y if it is longer along x, else along x. A
 * line has {@code N = max(|Δx|, |Δy|) + 1} cells; the k-th lies k cells from the start along the longer axis and
 * {@code ⌊k M / N⌋} along the other, {@code M = min(|Δx|, |Δy|) + 1}.
 */
public final class BreadcrumbMap {
    private static final int SIZE = Maze.SIZE;
    private static final int FIRST_SHIFT = -5;
    private static final int LAST_SHIFT = 6;

    /** The breadth-first search of the original stores a neighbor's way back in the goal itself. */
    private static final int AT_GOAL = 2;

    private final int[] distance = new int[SIZE * SIZE];

    /**
     * Measures a maze.
     *
     * @param maze to be measured
     * @throws IllegalArgumentException if the goal lies on a wall, or no way leads to it from the start
     */
    public BreadcrumbMap(Maze maze) {
        boolean[] blocked = new boolean[SIZE * SIZE];
        for (Maze.Wall wall : maze.walls()) {
            draw(wall, blocked);
        }
        int goal = index(maze.goalX(), maze.goalY());
        if (blocked[goal]) {
            throw new IllegalArgumentException(
                    "the goal (" + maze.goalX() + ", " + maze.goalY() + ") lies within a wall, which is 12 thick");
        }
        search(goal, blocked);
        if (at(maze.startX(), maze.startY()) == 0) {
            throw new IllegalArgumentException("no way leads from the start (" + maze.startX() + ", " + maze.startY()
                    + ") to the goal (" + maze.goalX() + ", " + maze.goalY() + ")");
        }
    }

    private static void draw(Maze.Wall wall, boolean[] blocked) {
        int dx = wall.x2() - wall.x1();
        int dy = wall.y2() - wall.y1();
        boolean alongX = Math.abs(dx) > Math.abs(dy);
        int cells = Math.max(Math.abs(dx), Math.abs(dy)) + 1;
        int minor = Math.min(Math.abs(dx), Math.abs(dy)) + 1;
        for (int k = 0; k < cells; k++) {
            int x = wall.x1() + Integer.signum(dx) * (alongX ? k : k * minor / cells);
            int y = wall.y1() + Integer.signum(dy) * (alongX ? k * minor / cells : k);
            for (int shift = FIRST_SHIFT; shift <= LAST_SHIFT; shift++) {
                int shiftedX = alongX ? x : x + shift;
                int shiftedY = alongX ? y + shift : y;
                if (inside(shiftedX, shiftedY)) {
                    blocked[index(shiftedX, shiftedY)] = true;
                }
            }
        }
    }

    private void search(int goal, boolean[] blocked) {
        int[] queue = new int[SIZE * SIZE];
        int end = 0;
        queue[end++] = goal;
        blocked[goal] = true;
        for (int next = 0; next < end; next++) {
            int cell = queue[next];
            int x = cell / SIZE;
            int y = cell % SIZE;
            for (int side = 0; side < 4; side++) {
                int nearX = x + (side == 0 ? 1 : side == 1 ? -1 : 0);
                int nearY = y + (side == 2 ? 1 : side == 3 ? -1 : 0);
                if (inside(nearX, nearY) && !blocked[index(nearX, nearY)]) {
                    blocked[index(nearX, nearY)] = true;
                    distance[index(nearX, nearY)] = distance[cell] + 1;
                    queue[end++] = index(nearX, nearY);
                }
            }
        }
        distance[goal] = AT_GOAL;
    }

    private static boolean inside(int x, int y) {
        return x >= 0 && x < SIZE && y >= 0 && y < SIZE;
    }

    private static int index(int x, int y) {
        return x * SIZE + y;
    }

    /**
     * A cell's distance.
     *
     * @param x column
     * @param y row
     * @return steps to the goal, 2 at the goal itself; 0 if the cell is blocked, cannot be reached, or lies outside
     */
    public int at(int x, int y) {
        return inside(x, y) ? distance[index(x, y)] : 0;
    }
}
