package io.evenkeel.bench;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.EvolvingNetwork;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.OutputNonlinearity;
import io.evenkeel.evolution.OutputSensitivities;
import io.evenkeel.nn.ConvolutionalEncoder;
import io.evenkeel.nn.ConvolutionalRecurrentNetwork;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.VarianceScalingInitializer;
import io.evenkeel.tasks.domain.BreadcrumbMaze;
import io.evenkeel.tasks.domain.RecurrentParity;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Parts of an evolution: sensitivities, one forward step, one individual judged; in double precision. */
final class EvolutionRow {
    private EvolutionRow() {}

    /**
     * One piece of work, words being {@code evolution sum|abs|so|step NETWORK EXPERIENCES} or {@code evolution judge
     * maze|parity}; NETWORK is {@code maze}, {@code parity} (a sequence of 4 steps is an experience), {@code topdown} (an episode of 40
     * images is one) or {@code LAYERSxUNITS}.
     */
    static Runnable of(String... words) {
        if (words[1].equals("judge")) {
            return judge(words[2]);
        }
        EvolvingNetwork network = network(words[2]);
        Experiences seen = experiences(network, words[2], Integer.parseInt(words[3]));
        OutputSensitivities sensitivities = network.sensitivities();
        double[] direction = new double[network.layout().size()];
        RandomStream.of(1, "direction").gaussians(0, direction);
        return switch (words[1]) {
            case "sum" -> () -> sensitivities.summed(seen);
            case "abs" -> () -> sensitivities.absolute(seen);
            case "so" -> () -> sensitivities.secondOrder(seen, direction);
            default -> () -> network.act(seen.sequences().get(0));
        };
    }

    private static Runnable judge(String name) {
        Domain domain = name.equals("maze") ? new BreadcrumbMaze() : new RecurrentParity();
        EvolvingNetwork network = network(name);
        double[] one = network.genes();
        double[] other = one.clone();
        double[][] genes = {one, other};
        int[] next = {0};
        return () -> {
            // Another array each time, so that weights are packed anew as they are for a child.
            network.become(genes[next[0] ^= 1]);
            domain.evaluate(network, 1);
        };
    }

    private static EvolvingNetwork network(String name) {
        return switch (name) {
            case "maze" -> deep(17, 8, Activation.SELU);
            case "parity" -> {
                Model model = NetworkBuilder.of(inputs -> new RnnCell(Activation.TANH, inputs, 20), 1)
                        .layers(2)
                        .outputs(2)
                        .build(1);
                yield new EvolvingNetwork(model, OutputNonlinearity.SOFTMAX);
            }
            case "topdown" -> topdown();
            default -> {
                String[] sizes = name.split("x", -1);
                yield deep(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Activation.TANH);
            }
        };
    }

    private static EvolvingNetwork deep(int layers, int units, Activation activation) {
        FeedForward model = new FeedForward(11, Collections.nCopies(layers, units), activation, 2);
        model.initialize(1);
        VarianceScalingInitializer.glorotNormal().fill(model.weights(), 1);
        return new EvolvingNetwork(model, OutputNonlinearity.SIGMOID);
    }

    private static EvolvingNetwork topdown() {
        List<ConvolutionalEncoder.Layer> layers =
                new ArrayList<>(Collections.nCopies(2, new ConvolutionalEncoder.Layer(12, 5, 2)));
        layers.addAll(Collections.nCopies(12, new ConvolutionalEncoder.Layer(12, 3, 1)));
        ConvolutionalEncoder encoder =
                new ConvolutionalEncoder(1, 64, 64, layers, Activation.TANH, OptionalInt.empty());
        encoder.initialize(VarianceScalingInitializer.glorotNormal(), 1);
        Network recurrent =
                NetworkBuilder.of("lstm", 12, 20).layers(2).outputs(5).build(1);
        return new EvolvingNetwork(new ConvolutionalRecurrentNetwork(encoder, recurrent), OutputNonlinearity.SIGMOID);
    }

    private static Experiences experiences(EvolvingNetwork network, String name, int count) {
        boolean images = name.equals("topdown");
        int steps = images ? 40 : name.equals("parity") ? 4 : 1;
        RandomStream random = RandomStream.of(1, "experiences");
        List<double[]> sequences = IntStream.range(0, count)
                .mapToObj(i -> {
                    double[] sequence = new double[steps * network.inputs()];
                    random.split("sequence " + i).gaussians(0, sequence);
                    return sequence;
                })
                .toList();
        return new Experiences(steps, images, sequences);
    }
}
