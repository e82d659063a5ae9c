package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recurrent module with what stands around it: an optional embedding of indices in front, an optional linear read-out
 * behind.
 *
 * @param module name of the recurrent module in the file, for instance {@code rnn}; empty if it had none
 * @param kind what its layers are, for instance {@code gru}
 * @param stack the layers
 * @param reversed whether it reads its input from the end, as the second direction of a bidirectional module
 * @param embedding table in front of the module, if there is one
 * @param head read-out, if there is one
 * @param metadata strings from the file
 */
public record Network(
        String module,
        String kind,
        Stack stack,
        boolean reversed,
        Optional<Parameter> embedding,
        Optional<Head> head,
        Map<String, String> metadata) {

    /**
     * A linear read-out {@code y = W h + b}.
     *
     * @param weight W {@code [outputs][units]}
     * @param bias b {@code [outputs]}, absent for none
     */
    public record Head(Parameter weight, Optional<Parameter> bias) {
        /**
         * Records the read-out.
         *
         * @param h rows of width units
         * @return rows of width outputs
         */
        public Expr of(Expr h) {
            Expr product = Operations.linear(h, weight);
            return bias.map(product::plus).orElse(product);
        }

        /** @return numbers it gives */
        public int outputs() {
            return weight.rows();
        }
    }

    /** @return width of what the program reads: 1 in front of an embedding, else the module's inputs */
    public int inputs() {
        return embedding.isPresent() ? 1 : stack.inputs();
    }

    /** @return all parameters: embedding, layers, read-out */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        embedding.ifPresent(all::add);
        all.addAll(stack.parameters());
        head.ifPresent(h -> {
            all.add(h.weight());
            h.bias().ifPresent(all::add);
        });
        return all;
    }

    /** @return the network as a program: input "x", output "y" where there is a read-out */
    public Program program() {
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", inputs());
        State end = stack.record(
                trace, embedding.map(table -> Operations.embedding(x, table)).orElse(x));
        head.ifPresent(h -> trace.output("y", h.of(end.get(stack.outputPart()))));
        return trace.end();
    }
}
