package io.evenkeel.lab.run;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Policy;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a network does in a domain. */
interface DomainDrawing {
    /** The drawings that there are. */
    List<DomainDrawing> ALL =
            List.of(new MazeDrawing(), new BlockMazeDrawing(), StateDrawing.cartPole(), StateDrawing.pendulum());

    /**
     * Draws, if this is the drawing for a domain.
     *
     * @param domain any
     * @param policy that fits it
     * @param seed of whatever is random in the domain
     * @return what {@link io.evenkeel.lab.report.EvolutionReport} draws; nothing of other domains
     */
    Optional<ObjectNode> draw(Domain domain, Policy policy, long seed);

    /** Draws whatever there is for a domain. */
    static Optional<ObjectNode> of(Domain domain, Policy policy, long seed) {
        return ALL.stream()
                .flatMap(each -> each.draw(domain, policy, seed).stream())
                .findFirst();
    }
}
