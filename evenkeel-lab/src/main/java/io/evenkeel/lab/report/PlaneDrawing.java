package io.evenkeel.lab.report;

import io.evenkeel.lab.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Walls, squares, places and a path in a plane, x to the right and y downwards. */
public final class PlaneDrawing implements ReportChart {
    private final ObjectNode drawing = Json.object().put("kind", "drawing");
    private final ArrayNode walls = drawing.putArray("walls");
    private final ArrayNode blocks = drawing.putArray("blocks");
    private final ArrayNode target = drawing.putArray("target");
    private final ArrayNode places = drawing.putArray("places");
    private final ArrayNode path = drawing.putArray("path");

    /**
     * An empty plane.
     *
     * @param title its heading
     * @param note a sentence below the heading; may be empty
     */
    public PlaneDrawing(String title, String note) {
        drawing.put("title", title).put("note", note);
    }

    /**
     * Adds a straight wall.
     *
     * @param x1 one end
     * @param y1 one end
     * @param x2 the other end
     * @param y2 the other end
     * @return this
     */
    public PlaneDrawing wall(double x1, double y1, double x2, double y2) {
        JsonNumbers.append(walls.addArray(), x1, y1, x2, y2);
        return this;
    }

    /**
     * Adds a square with sides of 1 that is wall all over.
     *
     * @param x of its left side
     * @param y of its upper side
     * @return this
     */
    public PlaneDrawing block(double x, double y) {
        JsonNumbers.append(blocks.addArray(), x, y);
        return this;
    }

    /**
     * Adds a square with sides of 1 on which the path should go.
     *
     * @param x of its left side
     * @param y of its upper side
     * @return this
     */
    public PlaneDrawing target(double x, double y) {
        JsonNumbers.append(target.addArray(), x, y);
        return this;
    }

    /**
     * Adds a round place.
     *
     * @param name beside it
     * @param x of its center
     * @param y of its center
     * @param radius of its circle
     * @return this
     */
    public PlaneDrawing place(String name, double x, double y, double radius) {
        ObjectNode place = places.addObject().put("name", name);
        JsonNumbers.put(place, "x", x);
        JsonNumbers.put(place, "y", y);
        JsonNumbers.put(place, "radius", radius);
        return this;
    }

    /**
     * Prolongs the path, whose color goes from early to late.
     *
     * @param x of its next point
     * @param y of its next point
     * @return this
     */
    public PlaneDrawing to(double x, double y) {
        JsonNumbers.append(path.addArray(), x, y);
        return this;
    }

    @Override
    public ObjectNode json() {
        return drawing.deepCopy();
    }
}
