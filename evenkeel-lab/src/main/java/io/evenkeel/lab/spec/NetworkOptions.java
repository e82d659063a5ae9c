package io.evenkeel.lab.spec;

import io.evenkeel.nn.Block;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.ChainInitializer;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Initialization;
import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.tasks.SymbolTask;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is trained: a recurrent network of layers of one cell with a linear read-out, or a feed-forward one.
 *
 * @param cell of a recurrent network
 * @param recurrent weights within a layer of a recurrent network
 * @param layers of a feed-forward network
 * @param input weights in front of each layer
 * @param bias all biases
 * @param head the read-out's weights
 * @param embedding a table of rows in front of a recurrent network, for tasks that show symbols
 */
public record NetworkOptions(
        @Setting("cell of a recurrent network") Optional<CellOptions> cell,

        @Setting("matrices within the layers of a recurrent network; as the cell's authors have them if not given")
        Optional<Recurrent> recurrent,

        @Setting("hidden layers of a feed-forward network") Optional<Layers> layers,

        @Setting("matrices in front of the layers; as the cell's authors have them if not given")
        Optional<Weights> input,

        @Setting("all biases; as the cell's authors have them if not given")
        Optional<Weights> bias,

        @Setting("matrix of the linear read-out; as the cell's authors have it if not given")
        Optional<Weights> head,

        @Setting("table in front of a recurrent network, a row for each symbol, or its width")
        Optional<Embedding> embedding) {

    private static final double MOST_AMPLIFICATION = 1e30;

    private static final Set<String> UNBOUNDED = Set.of("relu", "elu", "linear", "leaky");

    /**
     * Checks that this is one network.
     *
     * @throws IllegalArgumentException if it is none or two
     */
    public NetworkOptions {
        if (cell.isPresent() == layers.isPresent()) {
            throw new IllegalArgumentException(
                    "give either cell, for a recurrent network, or layers, for a feed-forward one");
        }
        if (layers.isPresent() && recurrent.isPresent()) {
            throw new IllegalArgumentException("a feed-forward network has no recurrent matrix; leave out recurrent");
        }
        if (layers.isPresent() && embedding.isPresent()) {
            throw new IllegalArgumentException("a feed-forward network has no embedding; leave it out");
        }
        // Written out, so that a specification says everything.
        StartingWeights start = cell.map(CellOptions::start).orElse(StartingWeights.USUAL);
        Optional<Recurrent> given = recurrent;
        recurrent = cell.map(options -> Recurrent.complete(given, options));
        input = Optional.of(input.orElse(new Weights(start.input())));
        bias = Optional.of(bias.orElse(new Weights(start.bias())));
        head = Optional.of(head.orElse(new Weights(start.head())));
    }

    /**
     * Weights of one place.
     *
     * @param initializer their values at the start
     */
    public record Weights(
            @Setting(value = "the weights at the start", standard = "uniform")
            InitializerOptions initializer) {}

    /**
     * Recurrent matrices.
     *
     * @param initializer their values at the start
     * @param candidate values of the candidate's matrix at the start
     * @param parametrization the set in which they stay
     * @param gates to which the parametrization applies
     */
    public record Recurrent(
            @Setting("the weights at the start; as the cell's authors have them if not given")
            Optional<InitializerOptions> initializer,

            @Setting("the candidate's matrix of a gated cell at the start; as the others if not given")
            Optional<InitializerOptions> candidate,

            @Setting("the set in which matrices stay; as the cell's authors have it if not given")
            Optional<ParametrizationOptions> parametrization,

            @Setting(
                    value = "gates of a gated cell whose matrices stay in the set; all if none are given",
                    standard = "[]")
            List<String> gates) {

        private static Recurrent complete(Optional<Recurrent> given, CellOptions cell) {
            StartingWeights start = cell.start();
            Recurrent said =
                    given.orElse(new Recurrent(Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
            boolean own = said.parametrization.isPresent();
            if (own && cell.determinesAll()) {
                throw new IllegalArgumentException("the recurrent matrices of this cell are determined already;"
                        + " leave out recurrent.parametrization, or take the cell modrelu");
            }
            if (!own && !said.gates.isEmpty()) {
                throw new IllegalArgumentException(
                        "recurrent.gates says to which gates recurrent.parametrization applies, which is not given");
            }
            Recurrent complete = new Recurrent(
                    said.initializer,
                    said.candidate,
                    own ? said.parametrization : start.parametrization(),
                    said.gates.isEmpty() ? start.gates() : said.gates);
            complete.check(cell.cells().apply(1).gates());
            // What a comparison's base says of other contenders has nothing to fill here, and is not written out.
            boolean filled = complete.startsByItself(cell.cells().apply(1).gates());
            return new Recurrent(
                    filled ? Optional.empty() : Optional.of(said.initializer.orElse(start.recurrent())),
                    complete.candidate,
                    complete.parametrization,
                    complete.gates);
        }

        /** Whether the parametrization fills all of these gates by an initializer of its own. */
        private boolean startsByItself(List<String> all) {
            return parametrization.filter(ParametrizationOptions::isOrthogonal).isPresent()
                    && (gates.isEmpty() || gates.containsAll(all));
        }

        private void check(List<String> all) {
            for (String gate : gates) {
                if (!all.contains(gate)) {
                    throw new IllegalArgumentException("this cell has no gate \"" + gate + "\"; "
                            + (all.size() == 1 ? "leave out recurrent.gates" : "it has " + String.join(", ", all)));
                }
            }
            if (candidate.isPresent() && !all.contains("candidate")) {
                throw new IllegalArgumentException("recurrent.candidate is for gated cells, which this one is not");
            }
            if (candidate.isPresent() && startsByItself(List.of("candidate"))) {
                throw new IllegalArgumentException(
                        "recurrent.candidate has nothing to fill, because the parametrization"
                                + " has an initializer of its own");
            }
        }

        private void parametrize(Cell cell) {
            ParametrizationOptions set = parametrization.orElse(null);
            if (set == null) {
                return;
            }
            Parameter w = cell.parameters().stream()
                    .filter(p -> p.name().equals("weight_hh"))
                    .findFirst()
                    .orElseThrow();
            int n = w.columns();
            List<String> all = cell.gates();
            for (int i = 0; i < all.size(); i++) {
                if (gates.isEmpty() || gates.contains(all.get(i))) {
                    cell.parametrize(all.get(i), set.parametrization(new Block(w, i * n, n, 0, n)));
                }
            }
        }
    }

    /**
     * Hidden layers of a feed-forward network.
     *
     * @param count how many
     * @param units in each
     * @param activation f
     * @param output activation of the read-out
     * @param skip s, see {@link FeedForward}
     */
    public record Layers(
            @Setting(value = "how many", least = 1) int count,

            @Setting(value = "units in each", least = 1) int units,

            @Setting(value = "activation of the hidden layers", standard = "tanh")
            Activation activation,

            @Setting(value = "activation of the read-out", standard = "identity")
            Activation output,

            @Setting(value = "layers over which a residual connection leads; none if not given", least = 1)
            Optional<Integer> skip) {}

    /**
     * A table with a row for each symbol.
     *
     * @param width of a row
     * @param initializer the table at the start
     */
    @Shorthand(list = "width", text = "width")
    public record Embedding(
            @Setting(value = "numbers that stand for a symbol", least = 1)
            int width,

            @Setting(value = "the table at the start", standard = "{name: uniform, bound: 0.1}")
            InitializerOptions initializer) {}

    /**
     * The task as this network reads it.
     *
     * @param task as it is
     * @return the same, or with indices of symbols where there is an embedding
     * @throws IllegalArgumentException if there is an embedding, but the task shows no symbols
     */
    public Task reading(Task task) {
        if (embedding.isEmpty()) {
            return task;
        }
        if (task instanceof SymbolTask symbols) {
            return symbols.indexed();
        }
        throw new IllegalArgumentException(
                "an embedding is for tasks that show indices of symbols, text and penn-treebank; leave it out of network");
    }

    /**
     * What {@link #model} is made for.
     *
     * @param task what {@link #reading} gave
     * @return width of an input row, or the number of symbols where there is an embedding
     */
    public int inputs(Task task) {
        return embedding.isPresent() ? ((SymbolTask) task).symbols() : task.inputs();
    }

    /** @return whether the network has a state */
    public boolean isRecurrent() {
        return cell.isPresent();
    }

    /**
     * Makes the network and fills its parameters.
     *
     * @param inputs see {@link #inputs}
     * @param outputs width of an output row
     * @param seed of the weights
     * @return a model at the start of its training
     */
    public Model model(int inputs, int outputs, long seed) {
        return isRecurrent() ? recurrentModel(inputs, outputs, seed) : feedForward(inputs, outputs, seed);
    }

    private Model recurrentModel(int inputs, int outputs, long seed) {
        CellOptions options = cell.orElseThrow();
        Recurrent within = recurrent.orElseThrow();
        int units = options.units();
        Initialization values = new Initialization(
                within.initializer().orElse(StartingWeights.USUAL.recurrent()).initializer(units),
                initializer(input, units),
                initializer(bias, units),
                initializer(head, units),
                within.candidate().map(i -> i.initializer(units)),
                OptionalDouble.empty());
        NetworkBuilder builder = NetworkBuilder.of(options.cells(), inputs)
                .layers(options.layers())
                .outputs(outputs)
                .parametrize(each -> {
                    options.parametrize(each);
                    within.parametrize(each);
                })
                .initialization(options.adjust(values));
        embedding.ifPresent(
                table -> builder.embedding(table.width(), table.initializer().initializer(table.width())));
        return builder.build(seed);
    }

    /**
     * What is legal but suspicious about a network at its start.
     *
     * @param model what {@link #model} made
     * @param steps of a sequence
     * @return sentences, none as a rule
     * @throws IllegalArgumentException if the network cannot work
     */
    public List<String> warnings(Model model, int steps) {
        List<String> all = new ArrayList<>();
        if (model instanceof Network network) {
            CellOptions options = cell.orElseThrow();
            options.check(network).ifPresent(all::add);
            recurrent
                    .flatMap(Recurrent::initializer)
                    .map(i -> i.initializer(options.units()))
                    .filter(ChainInitializer.class::isInstance)
                    .map(ChainInitializer.class::cast)
                    .filter(chain -> network.parametrizations().isEmpty())
                    .ifPresent(chain -> warn(chain, network, steps, all));
        }
        return all;
    }

    private static void warn(ChainInitializer chain, Network network, int steps, List<String> warnings) {
        Cell first = network.stack().layers().get(0);
        double amplified = chain.amplification(first.outputs(), steps);
        if (amplified > MOST_AMPLIFICATION && UNBOUNDED.contains(first.kind())) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the chain amplifies a pulse %s-fold in %d steps, near or beyond what single precision"
                            + " holds (3.4e38); lower its gain",
                    Double.isInfinite(amplified) ? "more than 1.8e308" : String.format(Locale.ROOT, "%.2g", amplified),
                    steps));
        }
        if (4 * first.inputs() > first.outputs()) {
            warnings.add("a chain wants far fewer inputs than units, but there are " + first.inputs() + " for "
                    + first.outputs());
        }
    }

    private static Initializer initializer(Optional<Weights> role, int width) {
        return role.orElseThrow().initializer().initializer(width);
    }

    private Model feedForward(int inputs, int outputs, long seed) {
        Layers hidden = layers.orElseThrow();
        FeedForward network = new FeedForward(
                inputs,
                Collections.nCopies(hidden.count(), hidden.units()),
                hidden.activation(),
                outputs,
                hidden.output(),
                hidden.skip().orElse(0));
        for (int i = 0; i < network.depth(); i++) {
            Parameter weight = network.weights().get(i);
            initializer(i == hidden.count() ? head : input, weight.columns()).fill(weight, seed);
            initializer(bias, weight.columns()).fill(network.biases().get(i), seed);
        }
        return network;
    }
}
