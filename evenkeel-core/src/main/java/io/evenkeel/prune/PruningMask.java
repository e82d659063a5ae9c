package io.evenkeel.prune;

import io.evenkeel.nn.Network;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which of the prunable weights of a network are kept. */
public final class PruningMask {
    private final List<PrunableBlock> blocks;
    private final List<BitSet> kept;

    private PruningMask(List<PrunableBlock> blocks, List<BitSet> kept) {
        this.blocks = blocks;
        this.kept = kept;
    }

    /**
     * How many weights are kept: K = (1 − sparsity) · n, halves rounded up.
     *
     * @param sparsity share of the weights that is pruned, at least 0 and less than 1
     * @param weights n, number of prunable weights
     * @return K, at least 1
     * @throws IllegalArgumentException if the sparsity is out of range, or no weight would be kept
     */
    public static long count(double sparsity, long weights) {
        if (!(sparsity >= 0 && sparsity <= 1)) {
            throw new IllegalArgumentException("the sparsity must be at least 0 and less than 1, not " + sparsity);
        }
        long count = BigDecimal.ONE
                .subtract(BigDecimal.valueOf(sparsity))
                .multiply(BigDecimal.valueOf(weights))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (count == 0) {
            throw new IllegalArgumentException(
                    "a sparsity of " + sparsity + " keeps none of " + weights + " weights; it must leave at least one");
        }
        return count;
    }

    /**
     * Keeps the weights of the largest scores over all blocks. Among equal scores, earlier blocks and, within a block, earlier
     * weights are kept.
     *
     * @param scores of all weights
     * @param count K, how many are kept, from 1 to all
     * @param leastPerBlock so many are kept in every block first, its largest ones (all of a smaller block); 0 for none
     * @return the mask, with exactly K weights
     * @throws IllegalArgumentException if K is out of range, or smaller than what the blocks are to have at least
     */
    public static PruningMask largest(PruningScores scores, long count, int leastPerBlock) {
        if (count < 1 || count > scores.size()) {
            throw new IllegalArgumentException(
                    "the number of weights to keep must be between 1 and " + scores.size() + ", not " + count);
        }
        if (leastPerBlock < 0) {
            throw new IllegalArgumentException(
                    "the least number of weights in a block must be 0 or more, not " + leastPerBlock);
        }
        List<BitSet> kept = new ArrayList<>();
        long taken = 0;
        for (int b = 0; b < scores.blocks().size(); b++) {
            BitSet block = new BitSet();
            int least = Math.min(leastPerBlock, scores.blocks().get(b).size());
            take(scores.values().subList(b, b + 1), List.of(block), least);
            kept.add(block);
            taken += least;
        }
        if (taken > count) {
            throw new IllegalArgumentException("at least " + leastPerBlock + " weights in each of " + kept.size()
                    + " matrices are " + taken + ", more than the " + count + " that are kept");
        }
        take(scores.values(), kept, count - taken);
        return new PruningMask(scores.blocks(), kept);
    }

    /** Adds the largest of those that are not kept yet. */
    private static void take(List<double[]> values, List<BitSet> kept, long count) {
        if (count == 0) {
            return;
        }
        double[] open = new double
                [values.stream().mapToInt(v -> v.length).sum()
                        - kept.stream().mapToInt(BitSet::cardinality).sum()];
        int n = 0;
        for (int b = 0; b < kept.size(); b++) {
            for (int i = kept.get(b).nextClearBit(0);
                    i < values.get(b).length;
                    i = kept.get(b).nextClearBit(i + 1)) {
                // Adding 0 makes the negative zero an ordinary one.
                open[n++] = values.get(b)[i] + 0.0;
            }
        }
        Arrays.sort(open);
        double threshold = open[n - (int) count];
        long above = Arrays.stream(open).filter(score -> score > threshold).count();
        long ties = count - above;
        for (int b = 0; b < kept.size(); b++) {
            BitSet block = kept.get(b);
            for (int i = block.nextClearBit(0); i < values.get(b).length; i = block.nextClearBit(i + 1)) {
                double score = values.get(b)[i];
                if (score > threshold || score == threshold && ties-- > 0) {
                    block.set(i);
                }
            }
        }
    }

    /** @return the blocks that are masked, in order */
    public List<PrunableBlock> blocks() {
        return blocks;
    }

    /**
     * Whether a weight is kept.
     *
     * @param block index of the block
     * @param index of the weight in it, row by row
     * @return whether it is
     */
    public boolean keeps(int block, int index) {
        return kept.get(block).get(index);
    }

    /**
     * How many weights of a block are kept.
     *
     * @param block index of the block
     * @return their number
     */
    public int kept(int block) {
        return kept.get(block).cardinality();
    }

    /** @return how many weights are kept, K */
    public long kept() {
        return kept.stream().mapToLong(BitSet::cardinality).sum();
    }

    /** @return number of prunable weights, n */
    public long size() {
        return blocks.stream().mapToLong(PrunableBlock::size).sum();
    }

    /**
     * How many prunable weights feed each neuron of a layer.
     *
     * @param layer index in the stack
     * @return for each neuron the kept weights of its rows in all of the layer's matrices
     */
    public int[] incoming(int layer) {
        int[] counts = new int[units(layer)];
        for (int b = 0; b < blocks.size(); b++) {
            if (blocks.get(b).layer() == layer) {
                PrunableBlock block = blocks.get(b);
                kept.get(b).stream().forEach(i -> counts[block.target(i)]++);
            }
        }
        return counts;
    }

    /**
     * How many prunable recurrent weights read each neuron of a layer.
     *
     * @param layer index in the stack
     * @return for each neuron the kept weights of its columns in the layer's recurrent matrices
     */
    public int[] outgoing(int layer) {
        int[] counts = new int[units(layer)];
        for (int b = 0; b < blocks.size(); b++) {
            PrunableBlock block = blocks.get(b);
            if (block.layer() == layer && block.recurrent()) {
                kept.get(b).stream().forEach(i -> counts[block.source(i)]++);
            }
        }
        return counts;
    }

    private int units(int layer) {
        return blocks.stream()
                .filter(block -> block.layer() == layer)
                .mapToInt(block -> block.recurrent() ? Math.max(block.targets(), block.sources()) : block.targets())
                .max()
                .orElseThrow(() -> new IllegalArgumentException("there is no layer " + layer));
    }

    /**
     * What there is to say about the mask: matrices that cannot be pruned, and matrices, layers' inputs and neurons of which
     * nothing is left.
     *
     * @param network that it is for
     * @return sentences; usually none
     */
    public List<String> notes(Network network) {
        List<PrunableBlock> determined = PrunableBlock.determined(network);
        List<String> notes = new ArrayList<>();
        int layers = blocks.stream().mapToInt(PrunableBlock::layer).max().orElse(-1) + 1;
        for (int layer = 0; layer < layers; layer++) {
            int n = layer;
            String where = layers == 1 ? "" : " of layer " + layer;
            List<PrunableBlock> unpruned =
                    determined.stream().filter(block -> block.layer() == n).toList();
            unpruned.forEach(block ->
                    notes.add("the " + block.title() + where + " is not pruned: a parametrization determines it"));
            boolean blind = input(layer) == 0 && unpruned.stream().allMatch(PrunableBlock::recurrent);
            if (blind) {
                notes.add("no input weight" + where + " is left: the network sees nothing");
            }
            for (int b = 0; b < blocks.size(); b++) {
                boolean said = blind && !blocks.get(b).recurrent();
                if (blocks.get(b).layer() == layer && kept(b) == 0 && !said) {
                    notes.add("nothing is left of the " + blocks.get(b).title() + where);
                }
            }
            // A matrix that is not pruned feeds every neuron.
            long silent = !unpruned.isEmpty()
                    ? 0
                    : Arrays.stream(incoming(n)).filter(count -> count == 0).count();
            if (silent > 0) {
                notes.add(silent + " of " + units(n) + " neurons" + where + " receive nothing");
            }
        }
        return notes;
    }

    private int input(int layer) {
        int count = 0;
        for (int b = 0; b < blocks.size(); b++) {
            if (blocks.get(b).layer() == layer && !blocks.get(b).recurrent()) {
                count += kept(b);
            }
        }
        return count;
    }
}
