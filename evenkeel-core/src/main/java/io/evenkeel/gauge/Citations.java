package io.evenkeel.gauge;

/** The publications that gauges and remedies rest on. */
public final class Citations {
    // ------------------------------------------------------------------ what is measured

    /** Lyapunov exponents by repeated orthonormalization. */
    public static final Citation BENETTIN = new Citation(
            "benettin1980",
            "G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn",
            "Lyapunov characteristic exponents for smooth dynamical systems and for Hamiltonian systems; a method for"
                    + " computing all of them",
            "Meccanica 15:9-30",
            1980,
            "doi:10.1007/BF02128236");

    /** Lyapunov spectra of recurrent networks. */
    public static final Citation ENGELKEN = new Citation(
            "engelken2023",
            "R. Engelken, F. Wolf, L. F. Abbott",
            "Lyapunov spectra of chaotic recurrent neural networks",
            "Physical Review Research 5:043044",
            2023,
            "arXiv:2006.02427");

    /** Lyapunov exponents of trained recurrent networks. */
    public static final Citation VOGT = new Citation(
            "vogt2022",
            "R. Vogt, M. Puelma Touzel, E. Shlizerman, G. Lajoie",
            "On Lyapunov exponents for RNNs: understanding information propagation using dynamical systems tools",
            "Frontiers in Applied Mathematics and Statistics 8:818799",
            2022,
            "arXiv:2006.14123");

    /** Dimension from exponents. */
    public static final Citation KAPLAN_YORKE = new Citation(
            "kaplan1979",
            "J. L. Kaplan, J. A. Yorke",
            "Chaotic behavior of multidimensional difference equations",
            "Lecture Notes in Mathematics 730:204-227",
            1979,
            "doi:10.1007/BFb0064319");

    /** Entropy from exponents. */
    public static final Citation PESIN = new Citation(
            "pesin1977",
            "Ya. B. Pesin",
            "Characteristic Lyapunov exponents and smooth ergodic theory",
            "Russian Mathematical Surveys 32(4):55-114",
            1977,
            "doi:10.1070/RM1977v032n04ABEH001639");

    /** Departure from normality. */
    public static final Citation HENRICI = new Citation(
            "henrici1962",
            "P. Henrici",
            "Bounds for iterates, inverses, spectral variation and fields of values of non-normal matrices",
            "Numerische Mathematik 4:24-40",
            1962,
            "doi:10.1007/BF01386294");

    /** Non-normal matrices, pseudospectra and transient growth. */
    public static final Citation TREFETHEN_EMBREE = new Citation(
            "trefethen2005",
            "L. N. Trefethen, M. Embree",
            "Spectra and Pseudospectra: The Behavior of Nonnormal Matrices and Operators",
            "Princeton University Press",
            2005,
            "");

    /** Why gradients vanish in recurrent networks. */
    public static final Citation BENGIO = new Citation(
            "bengio1994",
            "Y. Bengio, P. Simard, P. Frasconi",
            "Learning long-term dependencies with gradient descent is difficult",
            "IEEE Transactions on Neural Networks 5(2):157-166",
            1994,
            "doi:10.1109/72.279181");

    /** Saturation of activations over depth. */
    public static final Citation GLOROT_BENGIO = new Citation(
            "glorot2010",
            "X. Glorot, Y. Bengio",
            "Understanding the difficulty of training deep feedforward neural networks",
            "AISTATS",
            2010,
            "");

    // ------------------------------------------------------------------ what helps

    /** LSTM. */
    public static final Citation LSTM = new Citation(
            "hochreiter1997",
            "S. Hochreiter, J. Schmidhuber",
            "Long short-term memory",
            "Neural Computation 9(8):1735-1780",
            1997,
            "doi:10.1162/neco.1997.9.8.1735");

    /** GRU. */
    public static final Citation GRU = new Citation(
            "cho2014",
            "K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio",
            "Learning phrase representations using RNN encoder-decoder for statistical machine translation",
            "EMNLP",
            2014,
            "arXiv:1406.1078");

    /** Open forget gates at the start. */
    public static final Citation FORGET_BIAS = new Citation(
            "jozefowicz2015",
            "R. Jozefowicz, W. Zaremba, I. Sutskever",
            "An empirical exploration of recurrent network architectures",
            "ICML",
            2015,
            "");

    /** Gradient clipping. */
    public static final Citation CLIPPING = new Citation(
            "pascanu2013",
            "R. Pascanu, T. Mikolov, Y. Bengio",
            "On the difficulty of training recurrent neural networks",
            "ICML",
            2013,
            "arXiv:1211.5063");

    /** Orthogonal initialization. */
    public static final Citation ORTHOGONAL = new Citation(
            "saxe2014",
            "A. M. Saxe, J. L. McClelland, S. Ganguli",
            "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
            "ICLR",
            2014,
            "arXiv:1312.6120");

    /** Unitary recurrence. */
    public static final Citation UNITARY = new Citation(
            "arjovsky2016",
            "M. Arjovsky, A. Shah, Y. Bengio",
            "Unitary evolution recurrent neural networks",
            "ICML",
            2016,
            "arXiv:1511.06464");

    /** Identity initialization of rectifier networks. */
    public static final Citation IDENTITY = new Citation(
            "le2015",
            "Q. V. Le, N. Jaitly, G. E. Hinton",
            "A simple way to initialize recurrent networks of rectified linear units",
            "preprint",
            2015,
            "arXiv:1504.00941");

    /** Sensitivity adjustment learning. */
    public static final Citation SENSITIVITY_ADJUSTMENT = new Citation(
            "shibata2021",
            "K. Shibata, T. Ejima, T. Matsuki, Y. Tokumaru",
            "Sensitivity - Local index to control chaoticity or gradient globally",
            "Neural Networks 143:436-451",
            2021,
            "arXiv:2012.13134");

    /** scoRNN. */
    public static final Citation SCALED_CAYLEY = new Citation(
            "helfrich2018",
            "K. Helfrich, D. Willmott, Q. Ye",
            "Orthogonal recurrent neural networks with scaled Cayley transform",
            "ICML",
            2018,
            "arXiv:1707.09520");

    /** expRNN. */
    public static final Citation MATRIX_EXPONENTIAL = new Citation(
            "lezcano2019",
            "M. Lezcano-Casado, D. Martínez-Rubio",
            "Cheap orthogonal constraints in neural networks: a simple parametrization of the orthogonal and unitary"
                    + " group",
            "ICML",
            2019,
            "arXiv:1901.08428");

    /** NC-GRU. */
    public static final Citation NEUMANN_CAYLEY = new Citation(
            "mucllari2024",
            "E. Mucllari, V. Zadorozhnyy, C. Pospisil, D. Nguyen, Q. Ye",
            "Orthogonal gated recurrent unit with Neumann-Cayley transformation",
            "Neural Computation 36(12):2651",
            2024,
            "arXiv:2208.06496");

    /** ENRNN. */
    public static final Citation EIGENVALUE_NORMALIZED = new Citation(
            "helfrich2020",
            "K. Helfrich, Q. Ye",
            "Eigenvalue normalized recurrent neural networks for short term memory",
            "AAAI 34(04):4115-4122",
            2020,
            "doi:10.1609/aaai.v34i04.5831");

    /** SBO-RNN. */
    public static final Citation BILEVEL = new Citation(
            "zhang2021",
            "Z. Zhang, Y. Yue, G. Wu, Y. Li, H. Zhang",
            "SBO-RNN: reformulating recurrent neural networks via stochastic bilevel optimization",
            "NeurIPS",
            2021,
            "");

    /** Gradient activation function. */
    public static final Citation GRADIENT_ACTIVATION = new Citation(
            "liu2023",
            "M. Liu, L. Chen, X. Du, L. Jin, M. Shang",
            "Activated gradients for deep neural networks",
            "IEEE Transactions on Neural Networks and Learning Systems",
            2023,
            "arXiv:2107.04228");

    /** Initialization with limit cycles. */
    public static final Citation LIMIT_CYCLE = new Citation(
            "park2023",
            "I. M. Park, Á. Ságodi, P. A. Sokół",
            "Persistent learning signals and working memory without continuous attractors",
            "preprint",
            2023,
            "arXiv:2308.12585");

    /** Non-normal chains. */
    public static final Citation NON_NORMAL_CHAIN = new Citation(
            "orhan2020",
            "A. E. Orhan, X. Pitkow",
            "Improved memory in recurrent neural networks with sequential non-normal dynamics",
            "ICLR",
            2020,
            "arXiv:1905.13715");

    /** One-shot pruning by the recurrent Jacobian. */
    public static final Citation JACOBIAN_SPECTRUM = new Citation(
            "zhang2020",
            "M. S. Zhang, B. C. Stadie",
            "One-shot pruning of recurrent neural networks by Jacobian spectrum evaluation",
            "ICLR",
            2020,
            "arXiv:1912.00120");

    private Citations() {}
}
