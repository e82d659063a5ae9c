package io.evenkeel.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.ImageWindows;
import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.OperationContract;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConvolutionTest {
    private static final int MAPS = 3;

    private static Parameter parameter(String name, int... shape) {
        return new Parameter(name, Tensor.zeros(Precision.DOUBLE, shape));
    }

    abstract static class Contract extends OperationContract {
        final ImageWindows windows;

        Contract(ImageWindows windows) {
            this.windows = windows;
        }

        @Override
        protected int[] widths() {
            return new int[] {windows.image()};
        }

        @Override
        protected Expr record(List<Expr> x) {
            Expr y = Convolution.of(x.get(0), parameter("w", MAPS, windows.size()), windows);
            return Activation.TANH.of(Convolution.plusBias(y, parameter("b", MAPS)));
        }
    }

    @Nested
    class Padded extends Contract {
        Padded() {
            super(ImageWindows.square(2, 4, 5, 3, 1, 1));
        }
    }

    /** 16 positions, whole vectors, so that results need no copy. */
    @Nested
    class Strided extends Contract {
        Strided() {
            super(ImageWindows.square(1, 8, 8, 5, 2, 2));
        }
    }

    /** Windows that are no squares, and leave a line of the image out. */
    @Nested
    class Unpadded extends Contract {
        Unpadded() {
            super(new ImageWindows(2, 4, 6, 1, 3, 2, 0));
        }
    }

    @Nested
    class Transposed extends Contract {
        Transposed() {
            super(ImageWindows.square(2, 5, 4, 3, 2, 1));
        }

        @Override
        protected int[] widths() {
            return new int[] {MAPS * windows.positions()};
        }

        @Override
        protected Expr record(List<Expr> x) {
            return Convolution.of(x.get(0), parameter("w", MAPS, windows.size()), windows, true);
        }
    }

    static Stream<ImageWindows> windows() {
        return Stream.of(
                ImageWindows.square(1, 1, 1, 1, 1, 0),
                ImageWindows.square(3, 8, 8, 3, 1, 1),
                ImageWindows.square(2, 9, 7, 5, 2, 2),
                ImageWindows.square(1, 20, 5, 4, 3, 0),
                new ImageWindows(2, 6, 10, 3, 2, 2, 4));
    }

    private static double[] gaussian(String name, int n) {
        RandomStream stream = RandomStream.of(5, name);
        return IntStream.range(0, n).mapToDouble(stream::gaussian).toArray();
    }

    /** The definition, pixel by pixel. */
    private static double[] plain(ImageWindows w, double[] x, double[] weight, double[] bias) {
        double[] y = new double[MAPS * w.positions()];
        for (int i = 0; i < y.length; i++) {
            int o = i / w.positions();
            int oy = i % w.positions() / w.across();
            int ox = i % w.across();
            y[i] = bias[o];
            for (int c = 0; c < w.channels(); c++) {
                for (int ky = 0; ky < w.windowHeight(); ky++) {
                    for (int kx = 0; kx < w.windowWidth(); kx++) {
                        int py = oy * w.stride() - w.padding() + ky;
                        int px = ox * w.stride() - w.padding() + kx;
                        if (py >= 0 && py < w.height() && px >= 0 && px < w.width()) {
                            int j = (c * w.windowHeight() + ky) * w.windowWidth() + kx;
                            y[i] += weight[o * w.size() + j] * x[(c * w.height() + py) * w.width() + px];
                        }
                    }
                }
            }
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("windows")
    void isWhatItsDefinitionSays(ImageWindows w) {
        double[] x = gaussian("x", w.image());
        Parameter weight = new Parameter("w", Tensor.of(gaussian("w", MAPS * w.size()), MAPS, w.size()));
        Parameter bias = new Parameter("b", Tensor.of(gaussian("b", MAPS), MAPS));
        double[] expected = plain(w, x, weight.value().toDoubles(), bias.value().toDoubles());
        for (Precision precision : Precision.values()) {
            Program.Trace trace = new Program.Trace();
            Expr input = trace.input("x", w.image());
            Expr y = Convolution.plusBias(Convolution.of(input, weight, w), bias);
            trace.output("y", y);
            Program program = trace.end();
            Replay<?> replay = Replay.of(1, 2).pass(program.pass(), 1).build(precision);
            replay.write(input, 0, 1, x, 0);
            replay.run(program.pass());
            double[] result = new double[expected.length];
            replay.read(y, 0, 1, result, 0);
            assertThat(result).as(w.toString()).containsExactly(expected, within(100 * precision.epsilon()));
            replay.read(y, 0, 0, result, 0);
            for (int i = 0; i < result.length; i++) {
                double b = bias.value().get(i / w.positions());
                assertThat(result[i]).isCloseTo(b, within(precision.epsilon()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void ofAUnitKernelIsTheImage(Precision precision) {
        ImageWindows w = ImageWindows.square(1, 3, 4, 3, 1, 1);
        Parameter weight = parameter("w", 1, 9);
        weight.value().set(4, 1);
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", 12);
        Expr y = Convolution.of(x, weight, w);
        trace.output("y", y);
        Program program = trace.end();
        Replay<?> replay = Replay.of(1, 1).pass(program.pass(), 1).build(precision);
        double[] image = IntStream.range(1, 13).asDoubleStream().toArray();
        replay.write(x, 0, 0, image, 0);
        replay.run(program.pass());
        double[] result = new double[12];
        replay.read(y, 0, 0, result, 0);
        assertThat(result).isEqualTo(image);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Expr x = new Program.Trace().input("x", 32);
        ImageWindows w = ImageWindows.square(2, 4, 4, 3, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Convolution.of(x, parameter("w", 3, 18), ImageWindows.square(2, 4, 5, 3, 1, 1)))
                .withMessageContaining("32")
                .withMessageContaining("2 × 4 × 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Convolution.of(x, parameter("w", 3, 17), w))
                .withMessageContaining("[3][17]")
                .withMessageContaining("2 × 3 × 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Convolution.plusBias(x, parameter("b", 5)))
                .withMessageContaining("b [5]")
                .withMessageContaining("32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageWindows.square(1, 2, 9, 5, 1, 1))
                .withMessageContaining("5 × 5")
                .withMessageContaining("2 × 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageWindows.square(1, 5, 5, 3, 0, 1))
                .withMessageContaining("stride 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageWindows.square(1, 5, 5, 3, 1, -1))
                .withMessageContaining("-1");
    }
}
