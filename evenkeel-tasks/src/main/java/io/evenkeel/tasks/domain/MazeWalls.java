package io.evenkeel.tasks.domain;

import java.util.Arrays;
import java.util.List;

/** Walls as a robot meets them, in single precision, with what does not depend on the robot computed once. */
final class MazeWalls {
    private final int count;
    private final float[] x1;
    private final float[] y1;
    private final float[] x2;
    private final float[] y2;
    private final float[] dx;
    private final float[] dy;
    private final float[] lengthSquared;

    MazeWalls(List<Maze.Wall> walls) {
        count = walls.size();
        x1 = new float[count];
        y1 = new float[count];
        x2 = new float[count];
        y2 = new float[count];
        dx = new float[count];
        dy = new float[count];
        lengthSquared = new float[count];
        for (int i = 0; i < count; i++) {
            Maze.Wall wall = walls.get(i);
            x1[i] = wall.x1();
            y1[i] = wall.y1();
            x2[i] = wall.x2();
            y2[i] = wall.y2();
            dx[i] = x2[i] - x1[i];
            dy[i] = y2[i] - y1[i];
            // The root is rounded before it is squared again, as in the original.
            float length = (float) Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
            lengthSquared[i] = length * length;
        }
    }

    /**
     * Whether a circle meets a wall.
     *
     * @param x of its center
     * @param y of its center
     * @param radius a power of 2, for which squares compare as distances do, in single precision too
     */
    boolean touch(float x, float y, float radius) {
        float near = radius * radius;
        for (int i = 0; i < count; i++) {
            float fromX = x - x1[i];
            float fromY = y - y1[i];
            float along = (fromX * dx[i] + fromY * dy[i]) / lengthSquared[i];
            if (along < 0 || along > 1) {
                if (square(fromX, fromY) < near || square(x - x2[i], y - y2[i]) < near) {
                    return true;
                }
            } else if (square(x - (x1[i] + along * dx[i]), y - (y1[i] + along * dy[i])) < near) {
                return true;
            }
        }
        return false;
    }

    private static float square(float dx, float dy) {
        return dx * dx + dy * dy;
    }

    /**
     * How far the nearest wall is along beams.
     *
     * @param x where the beams begin
     * @param y where the beams begin
     * @param endX where each ends
     * @param endY where each ends
     * @param most what is measured where there is no wall
     * @param range receives the distances
     */
    void measure(float x, float y, float[] endX, float[] endY, float most, float[] range) {
        Arrays.fill(range, most * most);
        for (int i = 0; i < count; i++) {
            float fromX = x1[i] - x;
            float fromY = y1[i] - y;
            float beamTop = fromY * dx[i] - fromX * dy[i];
            for (int j = 0; j < range.length; j++) {
                float beamX = endX[j] - x;
                float beamY = endY[j] - y;
                float bottom = dx[i] * beamY - dy[i] * beamX;
                float wallTop = fromY * beamX - fromX * beamY;
                if (within(beamTop, bottom) && within(wallTop, bottom)) {
                    float along = wallTop / bottom;
                    float hitX = x1[i] + along * dx[i];
                    float hitY = y1[i] + along * dy[i];
                    range[j] = Math.min(range[j], square(hitX - x, hitY - y));
                }
            }
        }
        for (int j = 0; j < range.length; j++) {
            range[j] = (float) Math.sqrt(range[j]);
        }
    }

    /** Whether 0 < top / bottom < 1, rounded or not. */
    private static boolean within(float top, float bottom) {
        return top > 0 ? top < bottom : top < 0 && top > bottom;
    }
}
