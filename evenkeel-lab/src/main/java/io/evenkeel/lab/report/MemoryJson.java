package io.evenkeel.lab.report;

import io.evenkeel.gauge.Diagnosis;
import io.evenkeel.gauge.GradientBounds;
import io.evenkeel.gauge.HiddenChain;
import io.evenkeel.gauge.LinearMemory;
import io.evenkeel.gauge.NonNormality;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a diagnosis says about memory, as JSON. */
final class MemoryJson {
    /** Part of the largest value above which memory counts as reaching. */
    private static final double REACH = 0.1;

    private MemoryJson() {}

    static void network(ObjectNode root, Diagnosis diagnosis) {
        for (LinearMemory memory : diagnosis.memory()) {
            ObjectNode node = root.withArray("memory").addObject();
            node.put("point", memory.point().name().toLowerCase(Locale.ROOT));
            JsonNumbers.put(node, "spectralRadius", memory.spectralRadius());
            JsonNumbers.put(node, "total", memory.total());
            JsonNumbers.put(node, "largestTotal", memory.largestTotal());
            JsonNumbers.put(node, "length", memory.length());
            node.put("reach", memory.curve().reach(REACH));
            node.put("reachFraction", REACH);
            JsonNumbers.append(node.putArray("byLag"), memory.curve().values());
        }
        diagnosis.propagator().ifPresent(p -> propagator(root.putObject("propagator"), p));
    }

    private static void propagator(ObjectNode node, Diagnosis.Propagator propagator) {
        ArrayNode steps = node.putArray("steps");
        Arrays.stream(propagator.condition().steps()).forEach(steps::add);
        JsonNumbers.append(node.putArray("norm"), propagator.condition().norm());
        JsonNumbers.append(node.putArray("condition"), propagator.condition().condition());
        for (GradientBounds bounds : propagator.bounds()) {
            JsonNumbers.append(node.withArray("lowerBound"), bounds.smallest());
            JsonNumbers.append(node.withArray("upperBound"), bounds.largest());
        }
    }

    static void weights(ObjectNode node, NonNormality figures) {
        ObjectNode growth = node.putObject("transientGrowth");
        JsonNumbers.put(growth, "max", figures.growth().maximum());
        growth.put("step", figures.growth().step());
        growth.put("complete", figures.growth().complete());
        JsonNumbers.append(growth.putArray("normByStep"), figures.growth().norms());
        JsonNumbers.put(node, "kreissBound", figures.kreiss().value());
        JsonNumbers.put(node, "largestMemory", figures.largestMemory());
        ObjectNode schur = node.putObject("schur");
        JsonNumbers.put(schur, "feedForward", figures.schur().feedForward());
        JsonNumbers.put(schur, "chain", figures.schur().chain());
        JsonNumbers.append(schur.putArray("superdiagonals"), figures.schur().superdiagonals());
        HiddenChain chain = figures.chain();
        ObjectNode hidden = node.putObject("hiddenChain");
        JsonNumbers.put(hidden, "sequentiality", chain.sequentiality());
        JsonNumbers.append(hidden.putArray("profile"), chain.profile());
        ArrayNode order = hidden.putArray("order");
        Arrays.stream(chain.order()).forEach(order::add);
    }
}
