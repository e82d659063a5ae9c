package io.evenkeel.tensor.op;

import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Folding;
import io.evenkeel.tensor.GradientSite;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Unfolding;
import io.evenkeel.tensor.Weight;
import java.util.List;

/**
 * Two-dimensional convolution without a bias, {@code y[o][p] = Σ_j W[o][j] · window_p(x)[j]}, as {@code torch.nn.Conv2d}: a
 * cross-correlation of images, which are rows {@code [channel][y][x]}, with a matrix {@code [channels of y][size of a window]},
 * PyTorch's weights with the last three dimensions in one. Transposed, it is the adjoint map, {@code x[·] = Σ_p Σ_o Wᵀ y},
 * as {@code torch.nn.ConvTranspose2d}. (Y. LeCun and others, Backpropagation applied to handwritten zip code recognition,
 * Neural Computation 1, 1989.)
 *
 * <p>A product of matrices for each image: windows are laid side by side and multiplied as {@link Linear} does, each
 * element of y one chain of fused multiply-adds along j. An element of the transposed result is the sum, j ascending, of such
 * chains along o.
 */
public final class Convolution implements Operation {
    private final Weight weight;
    private final ImageWindows windows;
    private final boolean transposed;

    private Convolution(Weight weight, ImageWindows windows, boolean transposed) {
        this.weight = weight;
        this.windows = windows;
        this.transposed = transposed;
    }

    /**
     * Records a convolution.
     *
     * @param x rows that are images, of width {@code channels · height · width}
     * @param weight matrix {@code [output channels][channels · windowHeight · windowWidth]}
     * @param windows where it is applied
     * @return rows that are images of as many channels as the matrix has rows, {@link ImageWindows#down} high and
     *     {@link ImageWindows#across} wide
     * @throws IllegalArgumentException if the widths do not fit
     */
    public static Expr of(Expr x, Weight weight, ImageWindows windows) {
        if (x.width() != windows.image()) {
            throw new IllegalArgumentException("convolution: rows of width " + x.width() + " are no images of "
                    + windows.channels() + " × " + windows.height() + " × " + windows.width());
        }
        if (weight.columns() != windows.size()) {
            throw new IllegalArgumentException(
                    "convolution: " + weight.parameter().name() + " [" + weight.rows() + "]["
                            + weight.columns() + "] does not fit windows of " + windows.channels() + " × "
                            + windows.windowHeight() + " × " + windows.windowWidth());
        }
        return of(x, weight, windows, false);
    }

    static Expr of(Expr x, Weight weight, ImageWindows windows, boolean transposed) {
        int width = transposed ? windows.image() : weight.rows() * windows.positions();
        return new Expr(new Convolution(weight, windows, transposed), width, x.directional(), List.of(x));
    }

    /**
     * Adds a number to each channel of images.
     *
     * @param y rows of width {@code channels · positions}
     * @param bias vector of so many numbers as there are channels
     * @return y with the bias
     * @throws IllegalArgumentException if the width is no multiple of the number of channels
     */
    public static Expr plusBias(Expr y, Weight bias) {
        if (y.width() % bias.columns() != 0) {
            throw new IllegalArgumentException(
                    "convolution: " + bias.parameter().name() + " [" + bias.columns()
                            + "] has no number for each channel of rows of width " + y.width());
        }
        return y.plus(AveragePooling.spread(Repeat.of(bias), y.width() / bias.columns()));
    }

    @Override
    public String title() {
        return transposed ? "transposed convolution" : "convolution";
    }

    @Override
    public List<Weight> weights() {
        return List.of(weight);
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> kernels = binding.kernels();
        A matrix = binding.weights().vector(weight).values();
        Slab<A> x = binding.input(0);
        Slab<A> out = binding.output();
        RowCode row = transposed
                ? folded(kernels, matrix, x.array(), out.array())
                : convolved(kernels, matrix, x.array(), out.array());
        return (t, count) -> {
            for (int r = 0; r < count * out.rows(); r++) {
                row.run(x.at(t) + r * x.rowStride(), out.at(t) + r * out.rowStride());
            }
        };
    }

    /** Work on one image. */
    @FunctionalInterface
    private interface RowCode {
        void run(int xAt, int outAt);
    }

    private <A> RowCode convolved(Kernels<A> k, A matrix, A x, A out) {
        Unfolding<A> unfolding = new Unfolding<>(k, windows);
        int positions = windows.positions();
        int row = unfolding.row();
        A scratch = row == positions ? null : k.allocate(weight.rows() * row);
        return (xAt, outAt) -> {
            A to = scratch == null ? out : scratch;
            int at = scratch == null ? outAt : 0;
            int stride = k.precision().pad(weight.columns());
            k.multiply(
                    weight.rows(),
                    positions,
                    windows.size(),
                    matrix,
                    0,
                    stride,
                    1,
                    unfolding.panels(x, xAt),
                    0,
                    null,
                    0,
                    0,
                    to,
                    at,
                    row);
            for (int o = 0; scratch != null && o < weight.rows(); o++) {
                k.copy(scratch, o * row, out, outAt + o * positions, positions);
            }
        };
    }

    private <A> RowCode folded(Kernels<A> k, A matrix, A y, A out) {
        Folding<A> folding = new Folding<>(k, windows);
        int positions = windows.positions();
        int channels = weight.rows();
        A packed = k.allocate(k.packedLength(channels, positions));
        return (yAt, outAt) -> {
            k.pack(channels, positions, y, yAt, positions, 1, packed, 0);
            int stride = k.precision().pad(weight.columns());
            k.multiply(
                    windows.size(),
                    positions,
                    channels,
                    matrix,
                    0,
                    1,
                    stride,
                    packed,
                    0,
                    null,
                    0,
                    0,
                    folding.matrix(),
                    0,
                    folding.row());
            folding.fold(out, outAt);
        };
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        Expr x = y.input(0);
        adjoint.contribute(y, x, () -> of(g, weight, windows, !transposed));
        adjoint.site(new GradientSite.Positions(weight, windows, transposed ? x : g, transposed ? g : x));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr x = y.input(0);
        Expr dx = tangent.of(x);
        Expr byInput = dx == null ? null : of(dx, tangent.weight(weight), windows, transposed);
        Weight dw = tangent.ofWeight(weight);
        Expr byWeight = dw == null ? null : tangent.broadcast(of(x, dw, windows, transposed));
        return Sum.ofNullable(byInput, byWeight);
    }
}
