package io.evenkeel.lab.run;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Policy;
import io.evenkeel.lab.Json;
import io.evenkeel.tasks.domain.CartPole;
import io.evenkeel.tasks.domain.EpisodeDomain;
import io.evenkeel.tasks.domain.PendulumSwingUp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a policy sees over time in its first episode, as curves.
 *
 * @param name of the domain
 * @param step seconds between observations
 * @param quantities to be shown
 */
record StateDrawing(String name, double step, List<Quantity> quantities) implements DomainDrawing {
    /**
     * A quantity of the state.
     *
     * @param name for the chart
     * @param unit of its values
     * @param period after which its values repeat; infinite if they do not
     * @param of an observation
     */
    record Quantity(String name, String unit, double period, ToDoubleFunction<double[]> of) {
        Quantity(String name, String unit, ToDoubleFunction<double[]> of) {
            this(name, unit, Double.POSITIVE_INFINITY, of);
        }
    }

    static StateDrawing cartPole() {
        return new StateDrawing(
                CartPole.NAME,
                CartPole.STEP,
                List.of(
                        new Quantity("Place of the cart", "m", seen -> seen[0]),
                        new Quantity("Angle of the pole from upright", "rad", seen -> seen[2])));
    }

    static StateDrawing pendulum() {
        return new StateDrawing(
                PendulumSwingUp.NAME,
                PendulumSwingUp.STEP,
                List.of(
                        new Quantity(
                                "Angle of the pendulum from upright",
                                "rad",
                                2 * Math.PI,
                                seen -> StrictMath.atan2(seen[1], seen[0])),
                        new Quantity("Velocity of the pendulum", "rad/s", seen -> seen[2])));
    }

    @Override
    public Optional<ObjectNode> draw(Domain domain, Policy policy, long seed) {
        if (!(domain instanceof EpisodeDomain episodes) || !domain.name().equals(name)) {
            return Optional.empty();
        }
        Experiences seen = episodes.observations(policy, seed);
        return seen.size() == 0
                ? Optional.empty()
                : Optional.of(curves(seen.steps(), seen.sequences().get(0)));
    }

    private ObjectNode curves(int steps, double... sequence) {
        int width = sequence.length / steps;
        ObjectNode drawing = Json.object();
        ArrayNode time = drawing.putArray("time");
        for (int t = 0; t < steps; t++) {
            time.add(t * step);
        }
        ArrayNode curves = drawing.putArray("curves");
        for (Quantity quantity : quantities) {
            ObjectNode curve = curves.addObject().put("name", quantity.name).put("unit", quantity.unit);
            if (Double.isFinite(quantity.period)) {
                curve.put("period", quantity.period);
            }
            ArrayNode values = curve.putArray("values");
            for (int t = 0; t < steps; t++) {
                values.add(quantity.of.applyAsDouble(Arrays.copyOfRange(sequence, t * width, (t + 1) * width)));
            }
        }
        return drawing;
    }
}
