package io.evenkeel.nn;

import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.tensor.op.AveragePooling;
import io.evenkeel.tensor.op.Convolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Convolutions over each other and average pooling behind them, from images to features. Images are rows
 * {@code [channel][y][x]}. Parameters are named {@code conv.i.weight} {@code [maps][channels · side · side]} and
 * {@code conv.i.bias} {@code [maps]}, as a list of {@code torch.nn.Conv2d} whose weights have their last three dimensions in
 * one.
 */
public final class ConvolutionalEncoder implements Model {
    private final Activation activation;
    private final OptionalInt pooling;
    private final List<ImageWindows> windows = new ArrayList<>();
    private final List<Parameter> weights = new ArrayList<>();
    private final List<Parameter> biases = new ArrayList<>();
    private final int outputs;

    /**
     * A convolution with square windows.
     *
     * @param maps channels of what it gives
     * @param side of its windows
     * @param stride from one window to the next
     * @param padding zeros on each side of the image
     */
    public record Layer(int maps, int side, int stride, int padding) {
        /**
         * A convolution with half a window of padding: with an odd side it makes {@code ⌈n / stride⌉} pixels of n.
         *
         * @param maps channels of what it gives
         * @param side of its windows
         * @param stride from one window to the next
         */
        public Layer(int maps, int side, int stride) {
            this(maps, side, stride, side / 2);
        }
    }

    /**
     * An encoder with zero parameters.
     *
     * @param channels of the images
     * @param height of the images
     * @param width of the images
     * @param layers convolutions, from the image on, at least one
     * @param activation behind each convolution
     * @param pooling side of the windows whose means are the features; the means of whole maps if empty
     * @throws IllegalArgumentException if there is no layer, a width is not positive, windows do not fit into an image, or
     *     those of the pooling do not tile the last one
     */
    public ConvolutionalEncoder(
            int channels, int height, int width, List<Layer> layers, Activation activation, OptionalInt pooling) {
        this.activation = activation;
        this.pooling = pooling;
        int maps = channels;
        int down = height;
        int across = width;
        for (Layer layer : layers) {
            if (layer.maps < 1) {
                throw new IllegalArgumentException("a convolution needs at least one map, not " + layer.maps);
            }
            ImageWindows each = ImageWindows.square(maps, down, across, layer.side, layer.stride, layer.padding);
            String name = "conv." + weights.size();
            weights.add(new Parameter(name + ".weight", Tensor.zeros(Precision.DOUBLE, layer.maps, each.size())));
            biases.add(new Parameter(name + ".bias", Tensor.zeros(Precision.DOUBLE, layer.maps)));
            windows.add(each);
            maps = layer.maps;
            down = each.down();
            across = each.across();
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("an encoder needs at least one convolution");
        }
        Program.Trace trace = new Program.Trace();
        this.outputs = record(trace, trace.input("x", inputs())).width();
    }

    @Override
    public int inputs() {
        return windows.get(0).image();
    }

    /** @return number of features */
    @Override
    public int outputs() {
        return outputs;
    }

    /** Where the windows of each convolution lie. */
    List<ImageWindows> windows() {
        return List.copyOf(windows);
    }

    @Override
    public Map<String, Parameter> namedParameters() {
        Map<String, Parameter> named = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            named.put(weights.get(i).name(), weights.get(i));
            named.put(biases.get(i).name(), biases.get(i));
        }
        return named;
    }

    /**
     * Fills all layers as {@code torch.nn.Conv2d} does: weights and biases from {@code U(−1/√n, 1/√n)}, n the size of a window.
     *
     * @param seed of the random numbers
     */
    public void initialize(long seed) {
        for (int i = 0; i < weights.size(); i++) {
            Initializer uniform = UniformInitializer.forUnits(weights.get(i).columns());
            uniform.fill(List.of(weights.get(i), biases.get(i)), seed);
        }
    }

    /**
     * Fills all layers, biases as {@link #initialize(long)}.
     *
     * @param initializer of the weights, which is told of the windows
     * @param seed of the random numbers
     */
    public void initialize(VarianceScalingInitializer initializer, long seed) {
        initialize(seed);
        for (int i = 0; i < weights.size(); i++) {
            ImageWindows each = windows.get(i);
            initializer.forWindows(each.windowHeight() * each.windowWidth()).fill(weights.get(i), seed);
        }
    }

    @Override
    public Expr record(Program.Trace trace, Expr x) {
        Expr h = x;
        for (int i = 0; i < weights.size(); i++) {
            Expr maps = Convolution.of(h, weights.get(i), windows.get(i));
            h = activation.of(Convolution.plusBias(maps, biases.get(i)));
            h.markLayer(i);
        }
        ImageWindows last = windows.get(windows.size() - 1);
        return pooling.isPresent()
                ? AveragePooling.of(h, last.down(), last.across(), pooling.getAsInt())
                : AveragePooling.global(h, biases.get(biases.size() - 1).columns());
    }
}
