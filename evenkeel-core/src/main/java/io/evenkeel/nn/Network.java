package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import java.util.LinkedHashMap;
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
        Map<String, String> metadata)
        implements Model {

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
    @Override
    public int inputs() {
        return embedding.isPresent() ? 1 : stack.inputs();
    }

    /** @return numbers that the read-out gives, or the top layer where there is none */
    @Override
    public int outputs() {
        return head.map(Head::outputs).orElseGet(stack::outputs);
    }

    /**
     * All parameters: embedding, layers, raw parameters of {@link #parametrizations} under the name of what they determine
     * with a dot and their own behind it, read-out.
     *
     * @return parameters under the names that PyTorch gives them
     */
    @Override
    public Map<String, Parameter> namedParameters() {
        Map<String, Parameter> named = new LinkedHashMap<>();
        embedding.ifPresent(table -> named.put(table.name(), table));
        List<Cell> layers = stack.layers();
        for (int layer = 0; layer < layers.size(); layer++) {
            for (Parameter p : layers.get(layer).parameters()) {
                named.put(fileName(p, layer), p);
            }
        }
        parametrizations().forEach((name, each) -> each.raw().forEach(raw -> named.put(name + "." + raw.name(), raw)));
        head.ifPresent(h -> {
            named.put(h.weight().name(), h.weight());
            h.bias().ifPresent(bias -> named.put(bias.name(), bias));
        });
        return named;
    }

    @Override
    public Map<String, Parametrization> parametrizations() {
        Map<String, Parametrization> named = new LinkedHashMap<>();
        List<Cell> layers = stack.layers();
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            layers.get(i).parametrizations().forEach((label, each) -> {
                String name = fileName(each.block().parameter(), layer);
                named.put(label.isEmpty() ? name : name + "." + label, each);
            });
        }
        return named;
    }

    private String fileName(Parameter parameter, int layer) {
        return (module.isEmpty() ? "" : module + ".") + parameter.name() + "_l" + layer + (reversed ? "_reverse" : "");
    }

    @Override
    public Expr record(Program.Trace trace, Expr x) {
        Expr top = output(state(trace, x));
        return head.map(h -> h.of(top)).orElse(top);
    }

    private State state(Program.Trace trace, Expr x) {
        return stack.record(
                trace, embedding.map(table -> Operations.embedding(x, table)).orElse(x));
    }

    private Expr output(State end) {
        return stack.output(end.get(stack.outputPart()));
    }

    /** @return the network as a program: input "x", output "y" where there is a read-out */
    public Program program() {
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", inputs());
        State end = state(trace, x);
        head.ifPresent(h -> trace.output("y", h.of(output(end))));
        return trace.end();
    }
}
