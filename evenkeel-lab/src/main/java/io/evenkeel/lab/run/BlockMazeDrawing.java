package io.evenkeel.lab.run;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Policy;
import io.evenkeel.lab.Json;
import io.evenkeel.tasks.domain.EpisodeDomain;
import io.evenkeel.tasks.domain.TopdownMaze;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The maze of blocks from above, with the path that should be walked and the way of a navigator; blocks have sides of 1. */
final class BlockMazeDrawing implements DomainDrawing {
    private static final double MIDDLE = 0.5;
    private static final double RADIUS = 0.3;

    @Override
    public Optional<ObjectNode> draw(Domain domain, Policy policy, long seed) {
        return domain instanceof EpisodeDomain && domain.name().equals(TopdownMaze.NAME)
                ? Optional.of(draw(TopdownMaze.trajectory(policy)))
                : Optional.empty();
    }

    private static ObjectNode draw(List<TopdownMaze.Position> way) {
        ObjectNode drawing = Json.object().put("title", "Way through the maze");
        ArrayNode walls = drawing.putArray("blocks");
        ArrayNode target = drawing.putArray("target");
        Set<TopdownMaze.Position> path = new HashSet<>();
        for (int row = 0; row < TopdownMaze.ROWS; row++) {
            for (int column = 0; column < TopdownMaze.COLUMNS; column++) {
                TopdownMaze.Position block = new TopdownMaze.Position(row, column);
                if (TopdownMaze.isWall(block)) {
                    walls.addArray().add(column).add(row);
                } else if (TopdownMaze.isPath(block)) {
                    target.addArray().add(column).add(row);
                    path.add(block);
                }
            }
        }
        TopdownMaze.Position start = way.get(0);
        drawing.putArray("places")
                .addObject()
                .put("name", "start")
                .put("x", start.column() + MIDDLE)
                .put("y", start.row() + MIDDLE)
                .put("radius", RADIUS);
        ArrayNode steps = drawing.putArray("path");
        way.forEach(at -> steps.addArray().add(at.column() + MIDDLE).add(at.row() + MIDDLE));
        long touched = way.stream().distinct().filter(path::contains).count();
        return drawing.put(
                "note",
                "The navigator touches " + touched + " of the " + path.size() + " squares of the path in "
                        + (way.size() - 1) + " actions.");
    }
}
