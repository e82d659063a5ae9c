package io.evenkeel.lab;

import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.Ingredient.Kind;
import java.util.ArrayList;
import java.util.List;

/** Every ingredient that this version has. A new method is added here and nowhere else to be listed. */
public final class Catalogue {
    private Catalogue() {}

    /** @return all ingredients, by kind */
    public static List<Ingredient> all() {
        List<Ingredient> all = new ArrayList<>(initializers());
        all.addAll(cells());
        all.addAll(trajectoryGauges());
        all.addAll(networkGauges());
        all.addAll(tasks());
        return List.copyOf(all);
    }

    private static List<Ingredient> initializers() {
        return List.of(
                new Ingredient(
                        Kind.INITIALIZER,
                        "normal",
                        "independent Gaussians of standard deviation scale / sqrt(columns)",
                        "Sompolinsky, Crisanti, Sommers. Chaos in random neural networks. Physical Review Letters"
                                + " 61:259–262, 1988"),
                new Ingredient(
                        Kind.INITIALIZER,
                        "uniform",
                        "uniform within ±1 / sqrt(units), PyTorch's default",
                        "LeCun, Bottou, Orr, Müller. Efficient BackProp. Lecture Notes in Computer Science 1524, 1998"),
                new Ingredient(
                        Kind.INITIALIZER,
                        "orthogonal",
                        "Haar-distributed orthogonal matrix times a gain",
                        Citations.ORTHOGONAL.text()));
    }

    private static List<Ingredient> cells() {
        return List.of(
                new Ingredient(
                        Kind.CELL,
                        "tanh",
                        "simple recurrent network with tanh, as torch.nn.RNN",
                        "Elman. Finding structure in time. Cognitive Science 14:179–211, 1990"),
                new Ingredient(
                        Kind.CELL,
                        "relu",
                        "simple recurrent network with rectifiers, as torch.nn.RNN",
                        Citations.IDENTITY.text()),
                new Ingredient(
                        Kind.CELL,
                        "lstm",
                        "long short-term memory with forget gate, as torch.nn.LSTM",
                        Citations.LSTM.text()),
                new Ingredient(Kind.CELL, "gru", "gated recurrent unit, as torch.nn.GRU", Citations.GRU.text()));
    }

    private static List<Ingredient> trajectoryGauges() {
        return List.of(
                new Ingredient(
                        Kind.GAUGE,
                        "gradient-by-lag",
                        "how much of a gradient is left k steps back",
                        Citations.BENGIO.text()),
                new Ingredient(
                        Kind.GAUGE,
                        "loss-gradient-by-lag",
                        "the same through the read-out and the loss",
                        Citations.CLIPPING.text()),
                new Ingredient(
                        Kind.GAUGE,
                        "lyapunov",
                        "average rates at which small differences grow, with standard errors",
                        Citations.BENETTIN.text() + "; " + Citations.ENGELKEN.text()),
                new Ingredient(
                        Kind.GAUGE,
                        "kaplan-yorke",
                        "dimension of the attractor, from the exponents",
                        Citations.KAPLAN_YORKE.text()),
                new Ingredient(Kind.GAUGE, "entropy", "sum of the positive exponents", Citations.PESIN.text()),
                new Ingredient(
                        Kind.GAUGE,
                        "finite-time-growth",
                        "spread of the growth over short stretches",
                        "Abarbanel, Brown, Kennel. Variation of Lyapunov exponents on a strange attractor. Journal of"
                                + " Nonlinear Science 1:175–199, 1991"),
                new Ingredient(
                        Kind.GAUGE,
                        "singular-values",
                        "what one step stretches and shrinks",
                        "Pennington, Schoenholz, Ganguli. Resurrecting the sigmoid in deep learning through dynamical"
                                + " isometry. NeurIPS 2017. arXiv:1711.04735"),
                new Ingredient(
                        Kind.GAUGE,
                        "sensitivity",
                        "how strongly each neuron answers to the state before",
                        Citations.SENSITIVITY_ADJUSTMENT.text()));
    }

    private static List<Ingredient> networkGauges() {
        return List.of(
                new Ingredient(
                        Kind.GAUGE,
                        "weights",
                        "spectral radius and norm, non-normality, numerical abscissa of recurrent matrices",
                        Citations.HENRICI.text() + "; " + Citations.TREFETHEN_EMBREE.text()),
                new Ingredient(
                        Kind.GAUGE,
                        "saturation",
                        "share of time with slopes near zero, dead units",
                        Citations.GLOROT_BENGIO.text()),
                new Ingredient(
                        Kind.GAUGE,
                        "blame",
                        "which factor makes gradients vanish or explode, by counterfactual",
                        "Evenkeel"));
    }

    private static List<Ingredient> tasks() {
        return List.of(
                new Ingredient(
                        Kind.TASK,
                        "copy",
                        "symbols are to be repeated after a delay",
                        Citations.LSTM.text() + "; " + Citations.UNITARY.text()),
                new Ingredient(
                        Kind.TASK,
                        "adding",
                        "the sum of two marked numbers among many",
                        Citations.LSTM.text() + "; " + Citations.UNITARY.text()),
                new Ingredient(
                        Kind.TASK,
                        "parity",
                        "parity of two or more signs, for deep feed-forward networks",
                        Citations.SENSITIVITY_ADJUSTMENT.text()),
                new Ingredient(
                        Kind.TASK,
                        "delayed-xor",
                        "exclusive or of two signs shown long before",
                        Citations.SENSITIVITY_ADJUSTMENT.text()),
                new Ingredient(
                        Kind.TASK,
                        "gaussian-clusters",
                        "ten overlapping clouds of points in 20 dimensions, to be told apart",
                        "Evenkeel"),
                new Ingredient(
                        Kind.TASK,
                        "mnist",
                        "handwritten digits by rows, by pixels or flat",
                        "LeCun, Bottou, Bengio, Haffner. Gradient-based learning applied to document recognition."
                                + " Proceedings of the IEEE 86:2278–2324, 1998; " + Citations.IDENTITY.text()),
                new Ingredient(
                        Kind.TASK,
                        "text",
                        "the next character of a text",
                        "Karpathy, Johnson, Fei-Fei. Visualizing and understanding recurrent networks. 2015."
                                + " arXiv:1506.02078"));
    }
}
