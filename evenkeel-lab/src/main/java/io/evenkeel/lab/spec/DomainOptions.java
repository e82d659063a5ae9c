package io.evenkeel.lab.spec;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.OutputNonlinearity;
import io.evenkeel.nn.ConvolutionalEncoder;
import io.evenkeel.nn.ConvolutionalRecurrentNetwork;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.VarianceScalingInitializer;
import io.evenkeel.tasks.WorkingFolder;
import io.evenkeel.tasks.domain.BreadcrumbMaze;
import io.evenkeel.tasks.domain.CartPole;
import io.evenkeel.tasks.domain.ConditioningModel;
import io.evenkeel.tasks.domain.ConditioningToy;
import io.evenkeel.tasks.domain.Maze;
import io.evenkeel.tasks.domain.MazeFile;
import io.evenkeel.tasks.domain.PendulumSwingUp;
import io.evenkeel.tasks.domain.RecurrentParity;
import io.evenkeel.tasks.domain.TopdownMaze;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** In which networks are judged. */
public interface DomainOptions extends Options {
    /**
     * Makes the domain.
     *
     * @return the domain
     * @throws IllegalArgumentException if a file is missing or damaged
     */
    Domain domain();

    /** @return the nonlinearity that the domain's authors have behind their network */
    OutputNonlinearity output();

    /**
     * What tells the file that the domain is read from, if there is one, from others.
     *
     * @return SHA-256 of its content
     * @throws IllegalArgumentException if it is missing
     */
    default Optional<String> checksum() {
        return Optional.empty();
    }

    /**
     * A network as the domain's authors have it.
     *
     * @param inputs of the domain
     * @param outputs of the domain
     * @param seed of its weights
     * @return the network
     */
    Model model(int inputs, int outputs, long seed);

    /**
     * A function of two weights of very different sensitivity, see {@link ConditioningToy}.
     *
     * @param variant which patterns it is judged by
     */
    record Conditioning(
            @Setting(value = "which patterns it is judged by", standard = "medium")
            ConditioningToy.Variant variant) implements DomainOptions {
        @Override
        public Domain domain() {
            return new ConditioningToy(variant);
        }

        @Override
        public OutputNonlinearity output() {
            return OutputNonlinearity.LINEAR;
        }

        @Override
        public Model model(int inputs, int outputs, long seed) {
            ConditioningModel model = new ConditioningModel();
            model.initialize(seed);
            return model;
        }
    }

    /** Parity of four bits shown one by one, see {@link RecurrentParity}. */
    record Parity() implements DomainOptions {
        private static final int UNITS = 20;

        @Override
        public Domain domain() {
            return new RecurrentParity();
        }

        @Override
        public OutputNonlinearity output() {
            return OutputNonlinearity.SOFTMAX;
        }

        @Override
        public Model model(int inputs, int outputs, long seed) {
            return NetworkBuilder.of(width -> new RnnCell(Activation.TANH, width, UNITS), inputs)
                    .layers(2)
                    .outputs(outputs)
                    .build(seed);
        }
    }

    /**
     * A robot finds its way through a maze, see {@link BreadcrumbMaze}.
     *
     * @param maze file of another maze
     */
    record Breadcrumbs(
            @Setting("file of a maze; the hard maze if not given")
            Optional<String> maze) implements DomainOptions {
        private static final int LAYERS = 17;
        private static final int UNITS = 8;

        @Override
        public Domain domain() {
            Optional<Maze> other = maze.map(file -> MazeFile.read(WorkingFolder.resolve(file)));
            return other.map(BreadcrumbMaze::new).orElseGet(BreadcrumbMaze::new);
        }

        @Override
        public Optional<String> checksum() {
            return maze.map(Sha256::ofFile);
        }

        @Override
        public OutputNonlinearity output() {
            return OutputNonlinearity.SIGMOID;
        }

        @Override
        public Model model(int inputs, int outputs, long seed) {
            return DomainNetworks.deep(inputs, LAYERS, UNITS, Activation.SELU, outputs, seed);
        }
    }

    /** A maze seen from above, block by block, see {@link TopdownMaze}. */
    record Topdown() implements DomainOptions {
        private static final int IMAGE = 64;
        private static final int MAPS = 12;
        private static final int UNITS = 20;

        @Override
        public Domain domain() {
            return TopdownMaze.domain();
        }

        @Override
        public OutputNonlinearity output() {
            return OutputNonlinearity.SIGMOID;
        }

        @Override
        public Model model(int inputs, int outputs, long seed) {
            List<ConvolutionalEncoder.Layer> layers =
                    new ArrayList<>(Collections.nCopies(2, new ConvolutionalEncoder.Layer(MAPS, 5, 2)));
            layers.addAll(Collections.nCopies(12, new ConvolutionalEncoder.Layer(MAPS, 3, 1)));
            ConvolutionalEncoder encoder =
                    new ConvolutionalEncoder(1, IMAGE, IMAGE, layers, Activation.TANH, OptionalInt.empty());
            encoder.initialize(VarianceScalingInitializer.glorotNormal(), seed);
            Network recurrent = NetworkBuilder.of("lstm", MAPS, UNITS)
                    .layers(2)
                    .outputs(outputs)
                    .build(seed);
            return new ConvolutionalRecurrentNetwork(encoder, recurrent);
        }
    }

    /** A pole on a cart, see {@link CartPole}. */
    record Pole() implements DomainOptions {
        @Override
        public Domain domain() {
            return CartPole.domain();
        }

        @Override
        public OutputNonlinearity output() {
            return OutputNonlinearity.LINEAR;
        }

        @Override
        public Model model(int inputs, int outputs, long seed) {
            return DomainNetworks.small(inputs, outputs, seed);
        }
    }

    /** A pendulum that is to be swung up, see {@link PendulumSwingUp}. */
    record Pendulum() implements DomainOptions {
        @Override
        public Domain domain() {
            return PendulumSwingUp.domain();
        }

        @Override
        public OutputNonlinearity output() {
            return OutputNonlinearity.TANH;
        }

        @Override
        public Model model(int inputs, int outputs, long seed) {
            return DomainNetworks.small(inputs, outputs, seed);
        }
    }
}
