package io.evenkeel.evolution;

import io.evenkeel.nn.Model;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/**
 * What an evolution is about, all that an individual is a function of besides its lineage.
 *
 * @param domain in which networks are judged
 * @param model gives a thread a model of its own; models are alike but for their weights
 * @param output nonlinearity behind the model
 * @param founder gives a model the weights of a founder with a seed
 * @param mutation of parents
 * @param trialSeed of whatever is random in the domain, the same for all individuals, so that they are judged alike
 */
public record EvolutionProblem(
        Domain domain,
        Supplier<? extends Model> model,
        OutputNonlinearity output,
        ObjLongConsumer<Model> founder,
        Mutation mutation,
        long trialSeed) {

    /**
     * A network for one thread.
     *
     * @return a network that fits the domain
     * @throws IllegalArgumentException if the model does not fit the domain, or has weights that others determine
     */
    public EvolvingNetwork network() {
        EvolvingNetwork network = new EvolvingNetwork(model.get(), output);
        if (network.inputs() != domain.inputs() || network.outputs() != domain.outputs()) {
            throw new IllegalArgumentException("the domain " + domain.name() + " shows " + domain.inputs()
                    + " numbers and wants " + domain.outputs() + "; the network has " + network.inputs()
                    + " inputs and " + network.outputs() + " outputs");
        }
        return network;
    }
}
