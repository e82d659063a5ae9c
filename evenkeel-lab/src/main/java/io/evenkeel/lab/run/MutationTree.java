package io.evenkeel.lab.run;

import io.evenkeel.evolution.MutationDiagnostics;
import io.evenkeel.evolution.MutationDiagnostics.Quantiles;
import io.evenkeel.lab.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is known of a mutation, for machines. */
final class MutationTree {
    private MutationTree() {}

    /** An object of the diagnostics' names; divergences are left out where they are not known. */
    static ObjectNode of(MutationDiagnostics mutation) {
        ObjectNode tree = Json.object().put("norm", mutation.norm());
        defined(tree, "divergence", mutation.divergence());
        defined(tree, "plainDivergence", mutation.plainDivergence());
        tree.put("zero", mutation.zero())
                .put("floored", mutation.floored())
                .put("clipped", mutation.clipped())
                .put("undefined", mutation.undefined())
                .put("targetReached", mutation.targetReached())
                .put("fallback", mutation.fallback());
        if (!mutation.sensitivities().isEmpty()) {
            tree.set("sensitivities", rows(mutation.sensitivities()));
        }
        return tree;
    }

    private static void defined(ObjectNode tree, String name, double value) {
        if (!Double.isNaN(value)) {
            tree.put(name, value);
        }
    }

    /** An object for each parameter. */
    static ArrayNode rows(List<Quantiles> sensitivities) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Quantiles row : sensitivities) {
            rows.addObject()
                    .put("parameter", row.parameter())
                    .put("least", row.least())
                    .put("median", row.median())
                    .put("greatest", row.greatest());
        }
        return rows;
    }
}
