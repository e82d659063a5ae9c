package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.prune.PrunableBlock;
import io.evenkeel.prune.PruningMask;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What pruning did to a network before its first update.
 *
 * @param criterion which weights stay
 * @param mask what is left
 * @param normBefore χ, the norm of the Jacobian over the last steps of the sequences, with all weights
 * @param normAfter the same with the weights that are left
 * @param gaugesBefore what the run's gauges showed before; what they show after is the run's first measurement
 * @param notes what is suspicious, in sentences
 */
public record PruningReport(
        String criterion,
        PruningMask mask,
        double normBefore,
        double normAfter,
        Map<String, Double> gaugesBefore,
        List<String> notes) {

    /**
     * A block's name, with its layer where there are several.
     *
     * @param block one of the mask's
     * @return name for people
     */
    public String name(PrunableBlock block) {
        boolean stacked = mask.blocks().stream().anyMatch(other -> other.layer() > 0);
        return (stacked ? "layer " + block.layer() + ": " : "") + block.title();
    }

    /** @return the report as the log has it */
    ObjectNode tree() {
        ObjectNode tree = Json.object()
                .put("criterion", criterion)
                .put("kept", mask.kept())
                .put("prunable", mask.size())
                .put("jacobianNormBefore", normBefore)
                .put("jacobianNormAfter", normAfter);
        ObjectNode blocks = tree.putObject("blocks");
        for (int b = 0; b < mask.blocks().size(); b++) {
            PrunableBlock block = mask.blocks().get(b);
            blocks.putObject(name(block)).put("kept", mask.kept(b)).put("of", block.size());
        }
        gaugesBefore.forEach(tree.putObject("gaugesBefore")::put);
        ArrayNode sentences = tree.putArray("notes");
        notes.forEach(sentences::add);
        return tree;
    }
}
