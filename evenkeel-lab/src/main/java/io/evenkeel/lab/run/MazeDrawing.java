package io.evenkeel.lab.run;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Policy;
import io.evenkeel.lab.Json;
import io.evenkeel.tasks.domain.BreadcrumbMaze;
import io.evenkeel.tasks.domain.Maze;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A maze from above, with the way of a robot through it. */
final class MazeDrawing implements DomainDrawing {
    /** More points than these are not told from each other on a screen. */
    private static final int SEEN = 2000;

    @Override
    public Optional<ObjectNode> draw(Domain domain, Policy policy, long seed) {
        return domain instanceof BreadcrumbMaze maze ? Optional.of(draw(maze, policy)) : Optional.empty();
    }

    private static ObjectNode draw(BreadcrumbMaze domain, Policy policy) {
        Maze maze = domain.maze();
        List<BreadcrumbMaze.Position> way = domain.trajectory(policy);
        BreadcrumbMaze.Position end = way.get(way.size() - 1);
        int left = domain.map().at((int) end.x(), (int) end.y());
        String distance = left == 0
                ? ", from where no way leads to the goal"
                : ", " + left + " steps of the breadcrumb map from the goal";
        ObjectNode drawing = Json.object()
                .put("title", "Way through the maze")
                .put(
                        "note",
                        "The robot ends at (" + Math.round(end.x()) + ", " + Math.round(end.y()) + ") after "
                                + (way.size() - 1) + " time steps" + distance + ".");
        ArrayNode walls = drawing.putArray("walls");
        maze.walls()
                .forEach(wall -> walls.addArray()
                        .add(wall.x1())
                        .add(wall.y1())
                        .add(wall.x2())
                        .add(wall.y2()));
        ArrayNode places = drawing.putArray("places");
        place(places, "start", maze.startX(), maze.startY(), BreadcrumbMaze.ROBOT_RADIUS);
        place(places, "goal", maze.goalX(), maze.goalY(), BreadcrumbMaze.GOAL_RADIUS);
        ArrayNode path = drawing.putArray("path");
        int stride = (way.size() + SEEN - 1) / SEEN;
        for (int i = 0; i < way.size() - 1; i += stride) {
            path.addArray().add(way.get(i).x()).add(way.get(i).y());
        }
        path.addArray().add(end.x()).add(end.y());
        return drawing;
    }

    private static void place(ArrayNode places, String name, int x, int y, int radius) {
        places.addObject().put("name", name).put("x", x).put("y", y).put("radius", radius);
    }
}
