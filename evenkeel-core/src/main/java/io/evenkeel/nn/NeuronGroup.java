package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.op.Activation;
import java.util.List;
import java.util.Optional;

/**
 * Neurons that share an activation function: a layer, a gate. They are found in a traced step by its graph, so that no
 * cell needs to declare them: every {@code y = f(U)} whose argument is a sum of weighted inputs,
 *
 * <pre>  U = κ U_{t−1} + Σ_k α_k W_k x_k + Σ α b + other terms</pre>
 *
 * <p>with fixed numbers α and κ. A leaky neuron, {@code U_t = (1 − α) U_{t−1} + α (W x + b)}, has the gain α and the
 * leak κ = 1 − α; all others have κ = 0 and mostly α = 1. Other terms are whatever is not linear in x, for instance what
 * the reset gate lets through in a {@link GruCell}.
 *
 * @param name label of y, or the activation's
 * @param layer the stack's layer that y belongs to; without a stack, how many groups lie one behind another before this
 *     one within a step
 * @param activation f
 * @param y outputs of the neurons
 * @param argument U
 * @param inputs weighted inputs, in the order of the sum, at least one
 * @param biases vectors, in the order of the sum
 * @param leak κ
 * @param output whether no further matrix is applied to what the neurons say, now or at a later step
 */
public record NeuronGroup(
        String name,
        int layer,
        Activation activation,
        Expr y,
        Expr argument,
        List<Input> inputs,
        List<Bias> biases,
        double leak,
        boolean output) {

    /**
     * One product in the argument, {@code α x Wᵀ} or {@code α x W}.
     *
     * @param weight W
     * @param transposed true for x Wᵀ, whose rows belong to neurons, else columns do
     * @param x what the neurons see
     * @param gain α
     * @param recurrent whether x depends on the outputs of these neurons at an earlier step
     */
    public record Input(Weight weight, boolean transposed, Expr x, double gain, boolean recurrent) {
        /** @return where the first neuron's first weight stands in the parameter */
        public int offset() {
            return weight.firstRow() * weight.parameter().columns() + weight.firstColumn();
        }

        /** @return elements of the parameter from one neuron to the next */
        public int neuronStride() {
            return transposed ? weight.parameter().columns() : 1;
        }

        /** @return elements of the parameter from one weight of a neuron to the next */
        public int inputStride() {
            return transposed ? 1 : weight.parameter().columns();
        }
    }

    /**
     * Vectors that are added to the argument together.
     *
     * @param parts the vectors, at least one
     * @param gain α
     */
    public record Bias(List<Weight> parts, double gain) {
        /**
         * Where the first neuron's bias stands.
         *
         * @param part one of the vectors
         * @return its place in the parameter
         */
        public static int offset(Weight part) {
            return part.firstRow() * part.parameter().columns() + part.firstColumn();
        }
    }

    /** @return number of neurons */
    public int size() {
        return y.width();
    }

    /** @return the first bias, if there is one */
    public Optional<Bias> bias() {
        return biases.stream().findFirst();
    }

    /**
     * All groups of a program.
     *
     * @param program a traced step
     * @return the groups, operands before results
     */
    public static List<NeuronGroup> find(Program program) {
        return new NeuronGroupSearch(program).groups();
    }

    @Override
    public String toString() {
        return name + " of layer " + layer;
    }
}
