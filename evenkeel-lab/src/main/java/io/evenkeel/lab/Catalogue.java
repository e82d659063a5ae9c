package io.evenkeel.lab;

import io.evenkeel.gauge.Citation;
import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.Ingredient.Kind;
import io.evenkeel.lab.spec.CellOptions;
import io.evenkeel.lab.spec.ControllerOptions;
import io.evenkeel.lab.spec.InitializerOptions;
import io.evenkeel.lab.spec.MnistOptions;
import io.evenkeel.lab.spec.OptimizerOptions;
import io.evenkeel.lab.spec.Options;
import io.evenkeel.lab.spec.OrthogonalCellOptions;
import io.evenkeel.lab.spec.ParametrizationOptions;
import io.evenkeel.lab.spec.PruningOptions;
import io.evenkeel.lab.spec.SboRnnOptions;
import io.evenkeel.lab.spec.ScheduleOptions;
import io.evenkeel.lab.spec.SequenceInitializerOptions;
import io.evenkeel.lab.spec.TaskOptions;
import io.evenkeel.lab.spec.TextOptions;
import io.evenkeel.lab.spec.TrainerOptions;
import io.evenkeel.lab.spec.VarianceScalingOptions;
import io.evenkeel.prune.JacobianSpectrum;
import io.evenkeel.train.SensitivityAdjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every ingredient that this version has. A new method is added here and nowhere else to be listed, to be cited, and to be
 * named in specifications.
 */
public final class Catalogue {
    private static final List<Ingredient> ALL = collect();

    private Catalogue() {}

    /** @return all ingredients, by kind */
    public static List<Ingredient> all() {
        return ALL;
    }

    /**
     * An ingredient by name.
     *
     * @param kind of the ingredient
     * @param name in specifications and lists
     * @return the ingredient
     * @throws IllegalArgumentException if there is none
     */
    public static Ingredient named(Kind kind, String name) {
        return ALL.stream()
                .filter(entry -> entry.kind() == kind && entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + kind.word() + " \"" + name + "\""));
    }

    private static List<Ingredient> collect() {
        List<Ingredient> all = new ArrayList<>(initializers());
        all.addAll(parametrizations());
        all.addAll(cells());
        all.addAll(controllers());
        all.addAll(pruning());
        all.addAll(trainers());
        all.addAll(optimizers());
        all.addAll(schedules());
        all.addAll(trajectoryGauges());
        all.addAll(networkGauges());
        all.addAll(memoryGauges());
        all.addAll(tasks());
        return List.copyOf(all);
    }

    private static List<Ingredient> initializers() {
        return List.of(
                usable(
                        Kind.INITIALIZER,
                        "normal",
                        "independent Gaussians of standard deviation scale / sqrt(columns)",
                        InitializerOptions.Normal.class,
                        Literature.SOMPOLINSKY),
                usable(
                        Kind.INITIALIZER,
                        "uniform",
                        "uniform within ±1 / sqrt(units), PyTorch's default",
                        InitializerOptions.Uniform.class,
                        Literature.EFFICIENT_BACKPROP),
                usable(
                        Kind.INITIALIZER,
                        "orthogonal",
                        "Haar-distributed orthogonal matrix times a gain",
                        InitializerOptions.Orthogonal.class,
                        Citations.ORTHOGONAL),
                usable(
                        Kind.INITIALIZER,
                        "diagonal",
                        "a number on the main diagonal: the identity, or the source of a chain",
                        SequenceInitializerOptions.Diagonal.class,
                        Citations.IDENTITY,
                        Citations.NON_NORMAL_CHAIN),
                usable(
                        Kind.INITIALIZER,
                        "chain",
                        "non-normal chain, each unit feeds the next",
                        SequenceInitializerOptions.Chain.class,
                        Citations.NON_NORMAL_CHAIN,
                        Literature.MEMORY_TRACES),
                usable(
                        Kind.INITIALIZER,
                        "feedback-chain",
                        "non-normal chain with weak feedback",
                        SequenceInitializerOptions.FeedbackChain.class,
                        Citations.NON_NORMAL_CHAIN),
                usable(
                        Kind.INITIALIZER,
                        "ramp",
                        "antisymmetric ramp for the gates of a mixed chain-LSTM",
                        SequenceInitializerOptions.Ramp.class,
                        Citations.NON_NORMAL_CHAIN),
                usable(
                        Kind.INITIALIZER,
                        "rotation-blocks",
                        "rotations in planes by random angles, damped if wanted",
                        SequenceInitializerOptions.RotationBlocks.class,
                        Citations.EIGENVALUE_NORMALIZED),
                usable(
                        Kind.INITIALIZER,
                        "skew-blocks",
                        "skew-symmetric 2x2 blocks, behind orthogonal matrices",
                        SequenceInitializerOptions.SkewBlocks.class,
                        Citations.SCALED_CAYLEY,
                        Literature.ORTHOGONAL_MEMORY),
                usable(
                        Kind.INITIALIZER,
                        "gaussian",
                        "independent Gaussians of a given standard deviation",
                        InitializerOptions.Gaussian.class),
                usable(
                        Kind.INITIALIZER,
                        "glorot-uniform",
                        "uniform, of variance 2 / (rows + columns)",
                        VarianceScalingOptions.GlorotUniform.class,
                        Citations.GLOROT_BENGIO),
                usable(
                        Kind.INITIALIZER,
                        "glorot-normal",
                        "Gaussian, of variance 2 / (rows + columns)",
                        VarianceScalingOptions.GlorotNormal.class,
                        Citations.GLOROT_BENGIO),
                usable(
                        Kind.INITIALIZER,
                        "he-uniform",
                        "uniform, of variance 2 / columns",
                        VarianceScalingOptions.HeUniform.class,
                        Literature.RECTIFIERS),
                usable(
                        Kind.INITIALIZER,
                        "he-normal",
                        "Gaussian, of variance 2 / columns",
                        VarianceScalingOptions.HeNormal.class,
                        Literature.RECTIFIERS),
                usable(
                        Kind.INITIALIZER,
                        "spectral-radius",
                        "Gaussian matrix scaled to a spectral radius",
                        InitializerOptions.SpectralRadius.class,
                        Literature.ECHO_STATE),
                usable(
                        Kind.INITIALIZER,
                        "row-norm",
                        "Gaussian matrix scaled to a norm of its rows",
                        InitializerOptions.RowNorm.class,
                        Citations.SENSITIVITY_ADJUSTMENT),
                usable(
                        Kind.INITIALIZER,
                        "constant",
                        "the same number everywhere, for biases",
                        InitializerOptions.Constant.class));
    }

    private static List<Ingredient> parametrizations() {
        return List.of(
                usable(
                        Kind.PARAMETRIZATION,
                        "scaled-cayley",
                        "orthogonal, by an exact scaled Cayley transform",
                        ParametrizationOptions.ScaledCayley.class,
                        Citations.SCALED_CAYLEY),
                usable(
                        Kind.PARAMETRIZATION,
                        "neumann-cayley",
                        "orthogonal, by a Cayley transform whose inverse is carried along",
                        ParametrizationOptions.Neumann.class,
                        Citations.NEUMANN_CAYLEY),
                usable(
                        Kind.PARAMETRIZATION,
                        "matrix-exponential",
                        "special orthogonal, by a matrix exponential, with a base that moves if wanted",
                        ParametrizationOptions.Exponential.class,
                        Citations.MATRIX_EXPONENTIAL,
                        Literature.TRIVIALIZATIONS),
                usable(
                        Kind.PARAMETRIZATION,
                        "eigenvalue-normalized",
                        "of spectral radius at most 1",
                        ParametrizationOptions.Normalized.class,
                        Citations.EIGENVALUE_NORMALIZED));
    }

    private static List<Ingredient> cells() {
        List<Ingredient> cells = new ArrayList<>(usualCells());
        cells.addAll(longMemoryCells());
        return cells;
    }

    private static List<Ingredient> longMemoryCells() {
        return List.of(
                usable(
                        Kind.CELL,
                        "elu",
                        "simple recurrent network with exponential linear units",
                        CellOptions.Elu.class,
                        Literature.ELU,
                        Citations.NON_NORMAL_CHAIN),
                usable(
                        Kind.CELL,
                        "linear",
                        "linear recurrent network, for theory",
                        CellOptions.Linear.class,
                        Literature.MEMORY_TRACES),
                usable(
                        Kind.CELL,
                        "irnn",
                        "rectifiers with an identity matrix",
                        CellOptions.Irnn.class,
                        Citations.IDENTITY),
                usable(
                        Kind.CELL,
                        "modrelu",
                        "simple recurrent network with modReLU",
                        OrthogonalCellOptions.ModRelu.class,
                        Citations.UNITARY),
                usable(
                        Kind.CELL,
                        "scornn",
                        "modReLU with an orthogonal matrix by a scaled Cayley transform",
                        OrthogonalCellOptions.ScoRnn.class,
                        Citations.SCALED_CAYLEY),
                usable(
                        Kind.CELL,
                        "exprnn",
                        "modReLU with an orthogonal matrix by a matrix exponential",
                        OrthogonalCellOptions.ExpRnn.class,
                        Citations.MATRIX_EXPONENTIAL,
                        Literature.TRIVIALIZATIONS),
                usable(
                        Kind.CELL,
                        "enrnn",
                        "orthogonal long-term state beside an eigenvalue-normalized short-term one",
                        OrthogonalCellOptions.Enrnn.class,
                        Citations.EIGENVALUE_NORMALIZED),
                usable(
                        Kind.CELL,
                        "nc-gru",
                        "gated unit with orthogonal candidate, by a Neumann-Cayley transform",
                        OrthogonalCellOptions.NcGru.class,
                        Citations.NEUMANN_CAYLEY),
                usable(
                        Kind.CELL,
                        "sbo-rnn",
                        "each step is a step of stochastic gradient descent",
                        SboRnnOptions.class,
                        Citations.BILEVEL));
    }

    private static List<Ingredient> usualCells() {
        return List.of(
                usable(
                        Kind.CELL,
                        "tanh",
                        "simple recurrent network with tanh, as torch.nn.RNN",
                        CellOptions.Tanh.class,
                        Literature.ELMAN),
                usable(
                        Kind.CELL,
                        "relu",
                        "simple recurrent network with rectifiers, as torch.nn.RNN",
                        CellOptions.Relu.class,
                        Citations.IDENTITY),
                usable(
                        Kind.CELL,
                        "leaky",
                        "simple recurrent network of leaky integrators",
                        CellOptions.Leaky.class,
                        Literature.LEAKY_INTEGRATORS),
                usable(
                        Kind.CELL,
                        "lstm",
                        "long short-term memory with forget gate, as torch.nn.LSTM",
                        CellOptions.Lstm.class,
                        Citations.LSTM),
                usable(
                        Kind.CELL,
                        "peephole-lstm",
                        "long short-term memory whose gates see the memory through full matrices",
                        CellOptions.PeepholeLstm.class,
                        Literature.PEEPHOLES),
                usable(
                        Kind.CELL,
                        "gru",
                        "gated recurrent unit, as torch.nn.GRU",
                        CellOptions.Gru.class,
                        Citations.GRU));
    }

    private static List<Ingredient> controllers() {
        return List.of(
                usable(
                        Kind.CONTROLLER,
                        SensitivityAdjustment.NAME,
                        "raises each neuron's sensitivity to a target, beside the gradient",
                        ControllerOptions.Sensitivity.class,
                        Citations.SENSITIVITY_ADJUSTMENT),
                usable(
                        Kind.CONTROLLER,
                        "gradient-activation",
                        "enlarges small gradients and compresses large ones",
                        ControllerOptions.Activated.class,
                        Citations.GRADIENT_ACTIVATION),
                usable(
                        Kind.CONTROLLER,
                        "adaptive-gradient-activation",
                        "the same, adapted to each tensor's largest gradient",
                        ControllerOptions.AdaptivelyActivated.class,
                        Citations.GRADIENT_ACTIVATION),
                usable(
                        Kind.CONTROLLER,
                        "norm-clipping",
                        "shortens gradients that are too long",
                        ControllerOptions.ClippedNorm.class,
                        Citations.CLIPPING),
                usable(
                        Kind.CONTROLLER,
                        "value-clipping",
                        "cuts off every number of a gradient that is too large",
                        ControllerOptions.ClippedValues.class,
                        Literature.VALUE_CLIPPING));
    }

    private static List<Ingredient> pruning() {
        return List.of(
                usable(
                        Kind.PRUNING,
                        JacobianSpectrum.NAME,
                        "keeps the weights on which the transport through the last steps depends",
                        PruningOptions.Spectrum.class,
                        Citations.JACOBIAN_SPECTRUM),
                usable(
                        Kind.PRUNING,
                        "magnitude",
                        "keeps the largest weights",
                        PruningOptions.Size.class,
                        Literature.MAGNITUDE_PRUNING),
                usable(Kind.PRUNING, "random", "keeps any weights", PruningOptions.Chance.class),
                usable(
                        Kind.PRUNING,
                        "snip",
                        "keeps the weights on which the loss depends",
                        PruningOptions.Connection.class,
                        Literature.SNIP),
                usable(
                        Kind.PRUNING,
                        "grasp",
                        "keeps the weights that keep the gradient long",
                        PruningOptions.GradientFlow.class,
                        Literature.GRASP));
    }

    private static List<Ingredient> trainers() {
        return List.of(
                usable(
                        Kind.TRAINER,
                        "bptt",
                        "backpropagation through time, over whole sequences or truncated",
                        TrainerOptions.ThroughTime.class,
                        Literature.THROUGH_TIME,
                        Literature.TRUNCATED),
                usable(
                        Kind.TRAINER,
                        "bp",
                        "backpropagation through a feed-forward network",
                        TrainerOptions.Backpropagation.class,
                        Literature.BACKPROPAGATION),
                usable(
                        Kind.TRAINER,
                        "online",
                        "one sequence at a time, with an update after every time step",
                        TrainerOptions.Online.class,
                        Literature.TRUNCATED));
    }

    private static List<Ingredient> optimizers() {
        return List.of(
                usable(
                        Kind.OPTIMIZER,
                        "sgd",
                        "gradient descent, with momentum if wanted, as torch.optim.SGD",
                        OptimizerOptions.GradientDescent.class,
                        Literature.STOCHASTIC_APPROXIMATION,
                        Literature.MOMENTUM),
                usable(
                        Kind.OPTIMIZER,
                        "adam",
                        "adaptive moments, as torch.optim.Adam",
                        OptimizerOptions.AdaptiveMoments.class,
                        Literature.ADAM),
                usable(
                        Kind.OPTIMIZER,
                        "adamw",
                        "adaptive moments with decoupled weight decay, as torch.optim.AdamW",
                        OptimizerOptions.DecoupledDecay.class,
                        Literature.DECOUPLED_DECAY),
                usable(
                        Kind.OPTIMIZER,
                        "rmsprop",
                        "gradient over the root of its mean square, as torch.optim.RMSprop",
                        OptimizerOptions.MeanSquare.class,
                        Literature.RMSPROP));
    }

    private static List<Ingredient> schedules() {
        return List.of(
                usable(Kind.SCHEDULE, "constant", "the same rate all along", ScheduleOptions.Constant.class),
                usable(Kind.SCHEDULE, "step", "a drop from time to time", ScheduleOptions.Step.class),
                usable(Kind.SCHEDULE, "exponential", "exponential decay", ScheduleOptions.Exponential.class),
                usable(Kind.SCHEDULE, "linear", "linear decay", ScheduleOptions.Linear.class),
                usable(
                        Kind.SCHEDULE,
                        "cosine",
                        "decay along half a cosine",
                        ScheduleOptions.Cosine.class,
                        Literature.WARM_RESTARTS),
                usable(
                        Kind.SCHEDULE,
                        "warm-up",
                        "linear growth at the start",
                        ScheduleOptions.WarmUp.class,
                        Literature.WARM_UP));
    }

    private static List<Ingredient> trajectoryGauges() {
        return List.of(
                listed(Kind.GAUGE, "gradient-by-lag", "how much of a gradient is left k steps back", Citations.BENGIO),
                listed(
                        Kind.GAUGE,
                        "loss-gradient-by-lag",
                        "the same through the read-out and the loss",
                        Citations.CLIPPING),
                listed(
                        Kind.GAUGE,
                        "lyapunov",
                        "average rates at which small differences grow, with standard errors",
                        Citations.BENETTIN,
                        Citations.VOGT,
                        Citations.ENGELKEN),
                listed(
                        Kind.GAUGE,
                        "lyapunov-spectrum",
                        "the largest exponents, with dimension and entropy, during training",
                        Citations.BENETTIN,
                        Citations.VOGT,
                        Citations.ENGELKEN),
                listed(
                        Kind.GAUGE,
                        "task-gradient",
                        "gradient of the task's loss by depth and by time step, during training",
                        Literature.GRADIENT_FLOW),
                listed(
                        Kind.GAUGE,
                        "kaplan-yorke",
                        "dimension of the attractor, from the exponents",
                        Citations.KAPLAN_YORKE),
                listed(Kind.GAUGE, "entropy", "sum of the positive exponents", Citations.PESIN),
                listed(
                        Kind.GAUGE,
                        "finite-time-growth",
                        "spread of the growth over short stretches",
                        Literature.ABARBANEL),
                listed(
                        Kind.GAUGE,
                        "singular-values",
                        "what one step stretches and shrinks",
                        Literature.DYNAMICAL_ISOMETRY),
                listed(
                        Kind.GAUGE,
                        "sensitivity",
                        "how strongly each neuron answers to the state before",
                        Citations.SENSITIVITY_ADJUSTMENT));
    }

    private static List<Ingredient> networkGauges() {
        return List.of(
                listed(
                        Kind.GAUGE,
                        "weights",
                        "spectral radius and norm, non-normality, numerical abscissa of recurrent matrices",
                        Citations.HENRICI,
                        Citations.TREFETHEN_EMBREE),
                listed(
                        Kind.GAUGE,
                        "saturation",
                        "share of time with slopes near zero, dead units",
                        Citations.GLOROT_BENGIO),
                listed(
                        Kind.GAUGE,
                        "parametrization",
                        "distance from orthogonality, Neumann residual, eigenvalue gap, during training",
                        Citations.SCALED_CAYLEY,
                        Citations.NEUMANN_CAYLEY,
                        Citations.EIGENVALUE_NORMALIZED),
                listed(Kind.GAUGE, "blame", "which factor makes gradients vanish or explode, by counterfactual"));
    }

    private static List<Ingredient> memoryGauges() {
        return List.of(
                listed(
                        Kind.GAUGE,
                        "fisher-memory",
                        "what a noisy linearized state knows of the input k steps ago, and over all lags",
                        Literature.MEMORY_TRACES,
                        Citations.NON_NORMAL_CHAIN),
                listed(
                        Kind.GAUGE,
                        "propagator",
                        "norm and condition of k steps along the trajectory",
                        Literature.DYNAMICAL_ISOMETRY),
                listed(
                        Kind.GAUGE,
                        "transient-growth",
                        "largest norm of a power of recurrent weights",
                        Citations.TREFETHEN_EMBREE),
                listed(
                        Kind.GAUGE,
                        "kreiss-bound",
                        "lower bound of transient growth from the resolvent",
                        Literature.KREISS,
                        Citations.TREFETHEN_EMBREE),
                listed(
                        Kind.GAUGE,
                        "schur-profile",
                        "feed-forward share of recurrent weights in the Schur basis, by superdiagonal",
                        Citations.HENRICI,
                        Literature.MEMORY_WITHOUT_FEEDBACK,
                        Literature.NON_NORMAL_SCHUR),
                listed(
                        Kind.GAUGE,
                        "hidden-chain",
                        "mean recurrent weight by distance in the order of the units' peaks after a pulse",
                        Literature.SEQUENCES,
                        Citations.NON_NORMAL_CHAIN));
    }

    private static List<Ingredient> tasks() {
        return List.of(
                usable(
                        Kind.TASK,
                        "copy",
                        "symbols are to be repeated after a delay",
                        TaskOptions.Copy.class,
                        Citations.LSTM,
                        Citations.UNITARY),
                usable(
                        Kind.TASK,
                        "adding",
                        "the sum of two marked numbers among many",
                        TaskOptions.Adding.class,
                        Citations.LSTM,
                        Citations.UNITARY),
                usable(
                        Kind.TASK,
                        "denoise",
                        "symbols among noise are to be given in order after a marker",
                        TaskOptions.Denoise.class,
                        Literature.GATED_ORTHOGONAL,
                        Citations.NEUMANN_CAYLEY),
                usable(
                        Kind.TASK,
                        "parenthesis",
                        "how many parentheses of three kinds are open",
                        TaskOptions.Parenthesis.class,
                        Literature.INPUT_SWITCHED,
                        Citations.NEUMANN_CAYLEY),
                usable(
                        Kind.TASK,
                        "parity",
                        "parity of two or more signs, for deep feed-forward networks",
                        TaskOptions.Parity.class,
                        Citations.SENSITIVITY_ADJUSTMENT),
                usable(
                        Kind.TASK,
                        "delayed-xor",
                        "exclusive or of two signs shown long before",
                        TaskOptions.DelayedXor.class,
                        Citations.SENSITIVITY_ADJUSTMENT),
                usable(
                        Kind.TASK,
                        "gaussian-clusters",
                        "ten overlapping clouds of points in 20 dimensions, to be told apart",
                        TaskOptions.GaussianClusters.class),
                usable(
                        Kind.TASK,
                        "delayed-patterns",
                        "which of four patterns was shown at the beginning",
                        TaskOptions.DelayedPatterns.class),
                usable(
                        Kind.TASK,
                        "mnist",
                        "handwritten digits by rows, by pixels or flat; permuted, or noise behind them",
                        MnistOptions.class,
                        Literature.MNIST,
                        Citations.IDENTITY,
                        Literature.NOISE_PADDED),
                usable(
                        Kind.TASK,
                        "text",
                        "the next character or word of a text",
                        TextOptions.AnyText.class,
                        Literature.CHARACTER_TEXT,
                        Literature.LANGUAGE_MODEL),
                usable(
                        Kind.TASK,
                        "penn-treebank",
                        "the next word or character of the Penn Treebank, for those who have it",
                        TextOptions.Treebank.class,
                        Literature.PENN_TREEBANK,
                        Literature.LANGUAGE_MODEL));
    }

    private static Ingredient usable(
            Kind kind, String name, String description, Class<? extends Options> options, Citation... sources) {
        return new Ingredient(kind, name, description, List.of(sources), Optional.of(options));
    }

    private static Ingredient listed(Kind kind, String name, String description, Citation... sources) {
        return new Ingredient(kind, name, description, List.of(sources), Optional.empty());
    }
}
