package io.evenkeel.tensor.op;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.Tangent;
import java.util.List;

/**
 * Means over windows that tile an image, or its transpose, which gives each pixel of a window its share. Images are rows
 * {@code [channel][y][x]}. (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document
 * recognition, Proc. IEEE 86, 1998, subsampling; over whole channels: M. Lin, Q. Chen, S. Yan, Network in network, ICLR 2014.)
 *
 * <p>Lines of a window are summed as all reductions are, their sums are added in double precision from the top.
 */
public final class AveragePooling implements Operation {
    private final int width;
    private final int windowHeight;
    private final int windowWidth;
    private final double factor;
    private final boolean transposed;

    private AveragePooling(int width, int windowHeight, int windowWidth, double factor, boolean transposed) {
        this.width = width;
        this.windowHeight = windowHeight;
        this.windowWidth = windowWidth;
        this.factor = factor;
        this.transposed = transposed;
    }

    /**
     * Records means over square windows, as {@code torch.nn.AvgPool2d}.
     *
     * @param x rows that are images, of width {@code channels · height · width}
     * @param height of the images
     * @param width of the images
     * @param side of the windows
     * @return rows {@code [channels][height / side][width / side]}
     * @throws IllegalArgumentException if the rows are no such images, or windows do not tile them
     */
    public static Expr of(Expr x, int height, int width, int side) {
        if (height < 1 || width < 1 || x.width() % (height * width) != 0) {
            throw new IllegalArgumentException(
                    "average pooling: rows of width " + x.width() + " are no images of " + height + " × " + width);
        }
        if (side < 1 || height % side != 0 || width % side != 0) {
            throw new IllegalArgumentException("average pooling: windows of " + side + " × " + side
                    + " do not tile images of " + height + " × " + width);
        }
        return new AveragePooling(width, side, side, 1.0 / (side * side), false).record(x);
    }

    /**
     * Records means over whole channels.
     *
     * @param x rows that are images
     * @param channels of the images
     * @return rows of width {@code channels}
     * @throws IllegalArgumentException if the width is no multiple of the number of channels
     */
    public static Expr global(Expr x, int channels) {
        if (channels < 1 || x.width() % channels != 0) {
            throw new IllegalArgumentException(
                    "average pooling: rows of width " + x.width() + " are no images of " + channels + " channels");
        }
        int positions = x.width() / channels;
        return new AveragePooling(positions, 1, positions, 1.0 / positions, false).record(x);
    }

    /** Records the repetition of each number at so many positions: the transpose of sums over channels. */
    static Expr spread(Expr x, int positions) {
        return new AveragePooling(positions, 1, positions, 1, true).record(x);
    }

    private Expr record(Expr x) {
        int area = windowHeight * windowWidth;
        return new Expr(this, transposed ? x.width() * area : x.width() / area, x.directional(), List.of(x));
    }

    @Override
    public String title() {
        return transposed ? "transposed average pooling" : "average pooling";
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        Kernels<A> k = binding.kernels();
        Slab<A> x = binding.input(0);
        Slab<A> out = binding.output();
        return (t, count) -> {
            for (int r = 0; r < count * out.rows(); r++) {
                int from = x.at(t) + r * x.rowStride();
                int to = out.at(t) + r * out.rowStride();
                if (transposed) {
                    share(k, x.array(), from, x.width(), out.array(), to);
                } else {
                    average(k, x.array(), from, out.array(), to, out.width());
                }
            }
        };
    }

    private <A> void average(Kernels<A> k, A x, int from, A out, int to, int windows) {
        for (int window = 0; window < windows; window++) {
            int at = from + corner(window);
            double sum = k.sum(windowWidth, x, at);
            for (int line = 1; line < windowHeight; line++) {
                sum += k.sum(windowWidth, x, at + line * width);
            }
            k.set(out, to + window, factor * sum);
        }
    }

    private <A> void share(Kernels<A> k, A x, int from, int windows, A out, int to) {
        for (int window = 0; window < windows; window++) {
            double share = factor * k.get(x, from + window);
            for (int line = 0; line < windowHeight; line++) {
                k.fill(out, to + corner(window) + line * width, windowWidth, share);
            }
        }
    }

    /** Where a window begins; windows of all channels are counted line by line, since no window crosses a channel's border. */
    private int corner(int window) {
        int across = width / windowWidth;
        return window / across * windowHeight * width + window % across * windowWidth;
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        adjoint.contribute(y, y.input(0), () -> transpose().record(g));
    }

    private AveragePooling transpose() {
        return new AveragePooling(width, windowHeight, windowWidth, factor, !transposed);
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Expr dx = tangent.of(y.input(0));
        return dx == null ? null : record(dx);
    }
}
