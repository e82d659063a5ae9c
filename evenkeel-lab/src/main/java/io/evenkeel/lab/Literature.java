package io.evenkeel.lab;

import io.evenkeel.gauge.Citation;

/** Publications behind ingredients that no gauge and no remedy rests on; the others are in {@link io.evenkeel.gauge.Citations}. */
final class Literature {
    static final Citation SOMPOLINSKY = new Citation(
            "sompolinsky1988",
            "H. Sompolinsky, A. Crisanti, H. J. Sommers",
            "Chaos in random neural networks",
            "Physical Review Letters 61:259-262",
            1988,
            "doi:10.1103/PhysRevLett.61.259");
    static final Citation EFFICIENT_BACKPROP = new Citation(
            "lecun1998efficient",
            "Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller",
            "Efficient BackProp",
            "Lecture Notes in Computer Science 1524",
            1998,
            "doi:10.1007/3-540-49430-8_2");
    static final Citation ELMAN = new Citation(
            "elman1990",
            "J. L. Elman",
            "Finding structure in time",
            "Cognitive Science 14:179-211",
            1990,
            "doi:10.1207/s15516709cog1402_1");
    static final Citation ABARBANEL = new Citation(
            "abarbanel1991",
            "H. D. I. Abarbanel, R. Brown, M. B. Kennel",
            "Variation of Lyapunov exponents on a strange attractor",
            "Journal of Nonlinear Science 1:175-199",
            1991,
            "doi:10.1007/BF01209065");
    static final Citation DYNAMICAL_ISOMETRY = new Citation(
            "pennington2017",
            "J. Pennington, S. S. Schoenholz, S. Ganguli",
            "Resurrecting the sigmoid in deep learning through dynamical isometry: theory and practice",
            "NeurIPS",
            2017,
            "arXiv:1711.04735");
    static final Citation BACKPROPAGATION = new Citation(
            "rumelhart1986",
            "D. E. Rumelhart, G. E. Hinton, R. J. Williams",
            "Learning representations by back-propagating errors",
            "Nature 323:533-536",
            1986,
            "doi:10.1038/323533a0");
    static final Citation THROUGH_TIME = new Citation(
            "werbos1990",
            "P. J. Werbos",
            "Backpropagation through time: what it does and how to do it",
            "Proceedings of the IEEE 78(10):1550-1560",
            1990,
            "doi:10.1109/5.58337");
    static final Citation TRUNCATED = new Citation(
            "williams1990",
            "R. J. Williams, J. Peng",
            "An efficient gradient-based algorithm for on-line training of recurrent network trajectories",
            "Neural Computation 2(4):490-501",
            1990,
            "doi:10.1162/neco.1990.2.4.490");
    static final Citation STOCHASTIC_APPROXIMATION = new Citation(
            "robbins1951",
            "H. Robbins, S. Monro",
            "A stochastic approximation method",
            "Annals of Mathematical Statistics 22(3):400-407",
            1951,
            "doi:10.1214/aoms/1177729586");
    static final Citation MOMENTUM = new Citation(
            "sutskever2013",
            "I. Sutskever, J. Martens, G. Dahl, G. Hinton",
            "On the importance of initialization and momentum in deep learning",
            "ICML",
            2013,
            "");
    static final Citation ADAM = new Citation(
            "kingma2015",
            "D. P. Kingma, J. Ba",
            "Adam: a method for stochastic optimization",
            "ICLR",
            2015,
            "arXiv:1412.6980");
    static final Citation DECOUPLED_DECAY = new Citation(
            "loshchilov2019",
            "I. Loshchilov, F. Hutter",
            "Decoupled weight decay regularization",
            "ICLR",
            2019,
            "arXiv:1711.05101");
    static final Citation RMSPROP = new Citation(
            "tieleman2012",
            "T. Tieleman, G. Hinton",
            "Lecture 6.5: RMSProp, divide the gradient by a running average of its recent magnitude",
            "Coursera: Neural Networks for Machine Learning",
            2012,
            "");
    static final Citation WARM_RESTARTS = new Citation(
            "loshchilov2017",
            "I. Loshchilov, F. Hutter",
            "SGDR: stochastic gradient descent with warm restarts",
            "ICLR",
            2017,
            "arXiv:1608.03983");
    static final Citation WARM_UP = new Citation(
            "goyal2017",
            "P. Goyal, P. Dollár, R. Girshick, P. Noordhuis, L. Wesolowski, A. Kyrola, A. Tulloch, Y. Jia, K. He",
            "Accurate, large minibatch SGD: training ImageNet in 1 hour",
            "preprint",
            2017,
            "arXiv:1706.02677");
    static final Citation MNIST = new Citation(
            "lecun1998",
            "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner",
            "Gradient-based learning applied to document recognition",
            "Proceedings of the IEEE 86(11):2278-2324",
            1998,
            "doi:10.1109/5.726791");

    static final Citation ECHO_STATE = new Citation(
            "jaeger2001",
            "H. Jaeger",
            "The echo state approach to analysing and training recurrent neural networks",
            "GMD Report 148",
            2001,
            "");
    static final Citation LEAKY_INTEGRATORS = new Citation(
            "jaeger2007",
            "H. Jaeger, M. Lukoševičius, D. Popovici, U. Siewert",
            "Optimization and applications of echo state networks with leaky-integrator neurons",
            "Neural Networks 20(3):335-352",
            2007,
            "doi:10.1016/j.neunet.2007.04.016");
    static final Citation CHARACTER_TEXT = new Citation(
            "karpathy2015",
            "A. Karpathy, J. Johnson, L. Fei-Fei",
            "Visualizing and understanding recurrent networks",
            "preprint",
            2015,
            "arXiv:1506.02078");

    static final Citation VALUE_CLIPPING = new Citation(
            "mikolov2012",
            "T. Mikolov",
            "Statistical language models based on neural networks",
            "PhD thesis, Brno University of Technology",
            2012,
            "");

    static final Citation GRADIENT_FLOW = new Citation(
            "hochreiter2001",
            "S. Hochreiter, Y. Bengio, P. Frasconi, J. Schmidhuber",
            "Gradient flow in recurrent nets: the difficulty of learning long-term dependencies",
            "A Field Guide to Dynamical Recurrent Networks, IEEE Press",
            2001,
            "");

    static final Citation PEEPHOLES = new Citation(
            "gers2002",
            "F. A. Gers, N. N. Schraudolph, J. Schmidhuber",
            "Learning precise timing with LSTM recurrent networks",
            "Journal of Machine Learning Research 3:115-143",
            2002,
            "");
    static final Citation MAGNITUDE_PRUNING = new Citation(
            "han2015",
            "S. Han, J. Pool, J. Tran, W. J. Dally",
            "Learning both weights and connections for efficient neural networks",
            "NIPS",
            2015,
            "arXiv:1506.02626");
    static final Citation SNIP = new Citation(
            "lee2019",
            "N. Lee, T. Ajanthan, P. H. S. Torr",
            "SNIP: single-shot network pruning based on connection sensitivity",
            "ICLR",
            2019,
            "arXiv:1810.02340");
    static final Citation GRASP = new Citation(
            "wang2020",
            "C. Wang, G. Zhang, R. Grosse",
            "Picking winning tickets before training by preserving gradient flow",
            "ICLR",
            2020,
            "arXiv:2002.07376");
    static final Citation NOISE_PADDED = new Citation(
            "chang2019",
            "B. Chang, M. Chen, E. Haber, E. H. Chi",
            "AntisymmetricRNN: a dynamical system view on recurrent neural networks",
            "ICLR",
            2019,
            "arXiv:1902.09689");
    static final Citation LANGUAGE_MODEL = new Citation(
            "mikolov2010",
            "T. Mikolov, M. Karafiát, L. Burget, J. Černocký, S. Khudanpur",
            "Recurrent neural network based language model",
            "Interspeech",
            2010,
            "doi:10.21437/Interspeech.2010-343");
    static final Citation PENN_TREEBANK = new Citation(
            "marcus1993",
            "M. P. Marcus, B. Santorini, M. A. Marcinkiewicz",
            "Building a large annotated corpus of English: the Penn Treebank",
            "Computational Linguistics 19(2):313-330",
            1993,
            "");
    static final Citation GATED_ORTHOGONAL = new Citation(
            "jing2019",
            "L. Jing, C. Gulcehre, J. Peurifoy, Y. Shen, M. Tegmark, M. Soljačić, Y. Bengio",
            "Gated orthogonal recurrent units: on learning to forget",
            "Neural Computation 31(4):765-783",
            2019,
            "arXiv:1706.02761");
    static final Citation INPUT_SWITCHED = new Citation(
            "foerster2017",
            "J. N. Foerster, J. Gilmer, J. Sohl-Dickstein, J. Chorowski, D. Sussillo",
            "Input switched affine networks: an RNN architecture designed for interpretability",
            "ICML",
            2017,
            "arXiv:1611.09434");

    static final Citation KREISS = new Citation(
            "kreiss1962",
            "H.-O. Kreiss",
            "Über die Stabilitätsdefinition für Differenzengleichungen die partielle Differentialgleichungen"
                    + " approximieren",
            "BIT 2:153-181",
            1962,
            "");
    static final Citation MEMORY_WITHOUT_FEEDBACK = new Citation(
            "goldman2009",
            "M. S. Goldman",
            "Memory without feedback in a neural network",
            "Neuron 61:621-634",
            2009,
            "");
    static final Citation NON_NORMAL_SCHUR = new Citation(
            "kerg2019",
            "G. Kerg, K. Goyette, M. Puelma Touzel, G. Gidel, E. Vorontsov, Y. Bengio, G. Lajoie",
            "Non-normal recurrent neural network (nnRNN): learning long time dependencies while improving expressivity"
                    + " with transient dynamics",
            "NeurIPS",
            2019,
            "arXiv:1905.12080");
    static final Citation SEQUENCES = new Citation(
            "rajan2016",
            "K. Rajan, C. D. Harvey, D. W. Tank",
            "Recurrent network models of sequence generation and memory",
            "Neuron 90:128-142",
            2016,
            "");

    static final Citation MEMORY_TRACES = new Citation(
            "ganguli2008",
            "S. Ganguli, D. Huh, H. Sompolinsky",
            "Memory traces in dynamical systems",
            "PNAS 105(48):18970-18975",
            2008,
            "doi:10.1073/pnas.0804451105");
    static final Citation ORTHOGONAL_MEMORY = new Citation(
            "henaff2016",
            "M. Henaff, A. Szlam, Y. LeCun",
            "Recurrent orthogonal networks and long-memory tasks",
            "ICML",
            2016,
            "arXiv:1602.06662");
    static final Citation TRIVIALIZATIONS = new Citation(
            "lezcano2019trivializations",
            "M. Lezcano-Casado",
            "Trivializations for gradient-based optimization on manifolds",
            "NeurIPS",
            2019,
            "arXiv:1909.09501");
    static final Citation RECTIFIERS = new Citation(
            "he2015",
            "K. He, X. Zhang, S. Ren, J. Sun",
            "Delving deep into rectifiers: surpassing human-level performance on ImageNet classification",
            "ICCV",
            2015,
            "arXiv:1502.01852");
    static final Citation ELU = new Citation(
            "clevert2016",
            "D.-A. Clevert, T. Unterthiner, S. Hochreiter",
            "Fast and accurate deep network learning by exponential linear units (ELUs)",
            "ICLR",
            2016,
            "arXiv:1511.07289");

    static final Citation SAFE_MUTATIONS = new Citation(
            "lehman2018safe",
            "J. Lehman, J. Chen, J. Clune, K. O. Stanley",
            "Safe mutations for deep and recurrent neural networks through output gradients",
            "GECCO",
            2018,
            "arXiv:1712.06563");
    static final Citation DEEP_NEUROEVOLUTION = new Citation(
            "such2017",
            "F. P. Such, V. Madhavan, E. Conti, J. Lehman, K. O. Stanley, J. Clune",
            "Deep neuroevolution: genetic algorithms are a competitive alternative for training deep neural networks for"
                    + " reinforcement learning",
            "preprint",
            2017,
            "arXiv:1712.06567");
    static final Citation CART_POLE = new Citation(
            "barto1983",
            "A. G. Barto, R. S. Sutton, C. W. Anderson",
            "Neuronlike adaptive elements that can solve difficult learning control problems",
            "IEEE Transactions on Systems, Man, and Cybernetics 13:834-846",
            1983,
            "doi:10.1109/TSMC.1983.6313077");
    static final Citation PENDULUM = new Citation(
            "doya2000",
            "K. Doya",
            "Reinforcement learning in continuous time and space",
            "Neural Computation 12:219-245",
            2000,
            "doi:10.1162/089976600300015961");
    static final Citation HARD_MAZE = new Citation(
            "lehman2011",
            "J. Lehman, K. O. Stanley",
            "Abandoning objectives: evolution through the search for novelty alone",
            "Evolutionary Computation 19:189-223",
            2011,
            "doi:10.1162/EVCO_a_00025");

    private Literature() {}
}
