package io.evenkeel.evolution;

/** Answers of a network before any change, and how far changes move them. */
final class AnswerProbe {
    private final EvolvingNetwork network;
    private final Experiences experiences;
    private final double[] genes;
    private final double[][] before;

    /** Asks a network that holds the parent's genes. */
    AnswerProbe(EvolvingNetwork network, Experiences experiences) {
        this.network = network;
        this.experiences = experiences;
        this.genes = network.genes();
        this.before = network.answer(experiences);
    }

    /** The divergence of {@code w + scale · δ}; the network holds these genes afterwards. */
    double of(Divergence divergence, double scale, double[] delta) {
        return ofGenes(divergence, WeightChange.added(genes, scale, delta));
    }

    /** The divergence of other genes, which the network holds afterwards. */
    double ofGenes(Divergence divergence, double[] changed) {
        network.become(changed);
        return divergence.of(before, network.answer(experiences));
    }
}
