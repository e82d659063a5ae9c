package io.evenkeel.lab;

import io.evenkeel.lab.Ingredient.Kind;
import java.util.ArrayList;
import java.util.List;

/** Every ingredient that this version has. A new method is added here and nowhere else to be listed. */
public final class Catalogue {
    private static final String ENGELKEN = "Engelken, Wolf, Abbott. Lyapunov spectra of chaotic recurrent neural"
            + " networks. Physical Review Research 5:043044, 2023. arXiv:2006.02427";

    private Catalogue() {}

    /** @return all ingredients, by kind */
    public static List<Ingredient> all() {
        List<Ingredient> all = new ArrayList<>(initializers());
        all.addAll(cells());
        all.addAll(trajectoryGauges());
        all.addAll(networkGauges());
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
                        "Saxe, McClelland, Ganguli. Exact solutions to the nonlinear dynamics of learning in deep"
                                + " linear neural networks. ICLR 2014. arXiv:1312.6120"));
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
                        "Le, Jaitly, Hinton. A simple way to initialize recurrent networks of rectified linear units."
                                + " 2015. arXiv:1504.00941"),
                new Ingredient(
                        Kind.CELL,
                        "lstm",
                        "long short-term memory with forget gate, as torch.nn.LSTM",
                        "Hochreiter, Schmidhuber. Long short-term memory. Neural Computation 9:1735–1780, 1997"),
                new Ingredient(
                        Kind.CELL,
                        "gru",
                        "gated recurrent unit, as torch.nn.GRU",
                        "Cho et al. Learning phrase representations using RNN encoder-decoder for statistical machine"
                                + " translation. EMNLP 2014. arXiv:1406.1078"));
    }

    private static List<Ingredient> trajectoryGauges() {
        return List.of(
                new Ingredient(
                        Kind.GAUGE,
                        "gradient-by-lag",
                        "how much of a gradient is left k steps back",
                        "Bengio, Simard, Frasconi. Learning long-term dependencies with gradient descent is difficult."
                                + " IEEE Transactions on Neural Networks 5:157–166, 1994"),
                new Ingredient(
                        Kind.GAUGE,
                        "loss-gradient-by-lag",
                        "the same through the read-out and the loss",
                        "Pascanu, Mikolov, Bengio. On the difficulty of training recurrent neural networks. ICML 2013."
                                + " arXiv:1211.5063"),
                new Ingredient(
                        Kind.GAUGE,
                        "lyapunov",
                        "average rates at which small differences grow, with standard errors",
                        "Benettin, Galgani, Giorgilli, Strelcyn. Lyapunov characteristic exponents for smooth dynamical"
                                + " systems. Meccanica 15:9–20, 1980; " + ENGELKEN),
                new Ingredient(
                        Kind.GAUGE,
                        "kaplan-yorke",
                        "dimension of the attractor, from the exponents",
                        "Kaplan, Yorke. Chaotic behavior of multidimensional difference equations. Lecture Notes in"
                                + " Mathematics 730:204–227, 1979"),
                new Ingredient(
                        Kind.GAUGE,
                        "entropy",
                        "sum of the positive exponents",
                        "Pesin. Characteristic Lyapunov exponents and smooth ergodic theory. Russian Mathematical"
                                + " Surveys 32:55–114, 1977"),
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
                        "Shibata, Ejima, Matsuki, Tokumaru. Sensitivity – local index to control chaoticity or"
                                + " gradient globally. Neural Networks 143:436–451, 2021. arXiv:2012.13134"));
    }

    private static List<Ingredient> networkGauges() {
        return List.of(
                new Ingredient(
                        Kind.GAUGE,
                        "weights",
                        "spectral radius and norm, non-normality, numerical abscissa of recurrent matrices",
                        "Henrici. Bounds for iterates, inverses, spectral variation and fields of values of non-normal"
                                + " matrices. Numerische Mathematik 4:24–40, 1962; Trefethen, Embree. Spectra and"
                                + " Pseudospectra. Princeton, 2005"),
                new Ingredient(
                        Kind.GAUGE,
                        "saturation",
                        "share of time with slopes near zero, dead units",
                        "Glorot, Bengio. Understanding the difficulty of training deep feedforward neural networks."
                                + " AISTATS 2010"),
                new Ingredient(
                        Kind.GAUGE,
                        "blame",
                        "which factor makes gradients vanish or explode, by counterfactual",
                        "Evenkeel"));
    }
}
