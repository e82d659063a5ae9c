package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Environment;
import io.evenkeel.evolution.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The Topdown Maze of Safe Mutations (J. Lehman, J. Chen, J. Clune, K. O. Stanley, GECCO 2018, arXiv 1712.06563, Figure 7): a network
 * sees its surroundings from above and should walk along a path of 22 blocks, past many dead ends. 40 actions; fitness is the number of
 * blocks of the path that were touched, the start not among them; solved if it is all of them. Behavior is the row and the column
 * of the end, counted from 0 at the top left.
 *
 * <p>Observation: a gray image of 64 × 64 in row-major order, in which the 3 × 3 blocks around the navigator have 21 × 21 pixels each.
 * Action, 5 numbers, as the paper's number of weights has it: the greatest decides, of equal ones the first.
 *
 * <p>The paper does not say these, which are chosen here: free blocks are 1, walls, what is outside, and the row and the column that
 * 63 pixels leave over are 0; the navigator, always in the middle, is not drawn, nor is the path; the actions are up, right,
 * down, left, and staying; a move into a wall is staying.
 */
public final class TopdownMaze implements Environment {
    /** As in specs. */
    public static final String NAME = "topdown-maze";

    private static final String[] GRID = {
        "###############",
        "#.#.#.#.#.#.#.#",
        "#.#.#.#.#.#.#.#",
        "#.#.#.#.#.#.#.#",
        "###.#.#.#.#.#.#",
        "#S**********..#",
        "###.#.#.#.#*###",
        "#.#.#.#.#.#*#*#",
        "#.#.#.#.#.#*#*#",
        "#.#.#.#.#.#*#*#",
        "###########*#*#",
        "          #***#",
        "          #####"
    };

    /** Blocks from top to bottom. */
    public static final int ROWS = GRID.length;

    /** Blocks from left to right. */
    public static final int COLUMNS = GRID[0].length();

    private static final int START_ROW = 5;
    private static final int START_COLUMN = 1;
    private static final int PATH = 22;
    private static final int STEPS = 40;
    private static final int SIDE = 64;
    private static final int BLOCK = 21;
    private static final int[] DOWN = {-1, 0, 1, 0, 0};
    private static final int[] RIGHT = {0, 1, 0, -1, 0};

    private final Consumer<Position> watch;
    private final boolean[] touched = new boolean[ROWS * COLUMNS];
    private final double[] image = new double[SIDE * SIDE];
    private int row;
    private int column;
    private int score;
    private int time;

    /**
     * A block of the maze.
     *
     * @param row from 0 at the top
     * @param column from 0 at the left
     */
    public record Position(int row, int column) {}

    /** The navigator is at the start. */
    public TopdownMaze() {
        this(position -> {});
    }

    private TopdownMaze(Consumer<Position> watch) {
        this.watch = watch;
        begin(0);
    }

    /** @return the domain {@code topdown-maze} */
    public static EpisodeDomain domain() {
        return new EpisodeDomain(NAME, TopdownMaze::new, STEPS);
    }

    /**
     * Where a policy goes.
     *
     * @param policy of one thread, in any state
     * @return the start, then the position after every action, until the end or until an answer is not finite
     * @throws IllegalArgumentException if the policy has other inputs or outputs
     */
    public static List<Position> trajectory(Policy policy) {
        domain().requireFit(policy);
        List<Position> way = new ArrayList<>(List.of(new Position(START_ROW, START_COLUMN)));
        try {
            new Episode(new TopdownMaze(way::add), policy, new Memory(SIDE * SIDE, false)).run(0, STEPS);
        } catch (Episode.Failure e) {
            // The way up to there is what was asked for.
        }
        return way;
    }

    /**
     * Whether nobody can go there.
     *
     * @param block within the maze
     * @return whether it is a wall
     */
    public static boolean isWall(Position block) {
        return GRID[block.row].charAt(block.column) == '#';
    }

    /**
     * Whether the navigator should go there.
     *
     * @param block within the maze
     * @return whether it belongs to the path, to which the start does not
     */
    public static boolean isPath(Position block) {
        return GRID[block.row].charAt(block.column) == '*';
    }

    @Override
    public int observations() {
        return image.length;
    }

    @Override
    public int actions() {
        return DOWN.length;
    }

    @Override
    public double[] begin(long seed) {
        row = START_ROW;
        column = START_COLUMN;
        Arrays.fill(touched, false);
        score = 0;
        time = 0;
        return draw();
    }

    @Override
    public double[] act(double[] action) {
        int move = Greatest.of(action);
        if (free(row + DOWN[move], column + RIGHT[move])) {
            row += DOWN[move];
            column += RIGHT[move];
        }
        int here = row * COLUMNS + column;
        if (GRID[row].charAt(column) == '*' && !touched[here]) {
            touched[here] = true;
            score++;
        }
        time++;
        watch.accept(new Position(row, column));
        return draw();
    }

    private static boolean free(int row, int column) {
        char block = GRID[row].charAt(column);
        return block != '#' && block != ' ';
    }

    private double[] draw() {
        // The outermost blocks are walls, so that all neighbors of the navigator are within the grid.
        for (int y = 0; y < 3 * BLOCK; y++) {
            for (int block = 0; block < 3; block++) {
                int from = y * SIDE + block * BLOCK;
                Arrays.fill(image, from, from + BLOCK, free(row + y / BLOCK - 1, column + block - 1) ? 1 : 0);
            }
        }
        return image;
    }

    @Override
    public boolean over() {
        return time == STEPS;
    }

    @Override
    public double fitness() {
        return score;
    }

    @Override
    public boolean solved() {
        return score == PATH;
    }

    @Override
    public double[] behavior() {
        return new double[] {row, column};
    }
}
