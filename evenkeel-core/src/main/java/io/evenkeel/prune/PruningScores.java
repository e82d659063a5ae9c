package io.evenkeel.prune;

import java.util.List;

/**
 * How much each prunable weight matters: the largest scores are kept.
 *
 * @param blocks what is scored
 * @param values for each block one score for each weight, row by row
 * @param notes what there is to say about them, in sentences; usually nothing
 */
public record PruningScores(List<PrunableBlock> blocks, List<double[]> values, List<String> notes) {
    /**
     * Checks the scores.
     *
     * @throws IllegalArgumentException if there is nothing to prune, or sizes differ
     * @throws ArithmeticException if a score is not finite
     */
    public PruningScores {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("the network has no input or recurrent matrix that could be pruned");
        }
        for (int b = 0; b < blocks.size(); b++) {
            PrunableBlock block = blocks.get(b);
            double[] scores = values.get(b);
            if (scores.length != block.size()) {
                throw new IllegalArgumentException(
                        block.title() + " has " + block.size() + " weights, but " + scores.length + " scores");
            }
            for (int i = 0; i < scores.length; i++) {
                if (!Double.isFinite(scores[i])) {
                    throw new ArithmeticException("the pruning score of weight " + i + " of the " + block.title()
                            + " in layer " + block.layer() + " is " + scores[i]);
                }
            }
        }
        blocks = List.copyOf(blocks);
        values = List.copyOf(values);
        notes = List.copyOf(notes);
    }

    /** @return number of prunable weights */
    public long size() {
        return blocks.stream().mapToLong(PrunableBlock::size).sum();
    }
}
