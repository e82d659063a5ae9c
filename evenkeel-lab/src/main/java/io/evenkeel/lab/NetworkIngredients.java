package io.evenkeel.lab;

import static io.evenkeel.lab.Ingredient.usable;

import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.Ingredient.Kind;
import io.evenkeel.lab.spec.CellOptions;
import io.evenkeel.lab.spec.InitializerOptions;
import io.evenkeel.lab.spec.OrthogonalCellOptions;
import io.evenkeel.lab.spec.ParametrizationOptions;
import io.evenkeel.lab.spec.SboRnnOptions;
import io.evenkeel.lab.spec.SequenceInitializerOptions;
import io.evenkeel.lab.spec.VarianceScalingOptions;
import java.util.ArrayList;
import java.util.List;

/** What networks are made of: initializers, parametrizations and cells. */
final class NetworkIngredients {
    private NetworkIngredients() {}

    static List<Ingredient> all() {
        List<Ingredient> all = new ArrayList<>(initializers());
        all.addAll(parametrizations());
        all.addAll(cells());
        return all;
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
}
