package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClippingTest {
    private static ManualUpdate update(Controller controller) {
        return new ManualUpdate(new Sgd(1), List.of(controller), new double[2], new double[1]);
    }

    private static void figures(Controller controller, double before, double after, double share) {
        Map<String, Double> figures = controller.figures();
        assertThat(figures.get("norm-before-clipping")).isCloseTo(before, within(1e-14 * before));
        assertThat(figures.get("norm-after-clipping")).isCloseTo(after, within(1e-14 * after));
        assertThat(figures.get("share-clipped")).isEqualTo(share);
    }

    @Test
    void theNormIsThatOfAllParameters() {
        NormClipping clipping = new NormClipping(3.5);
        ManualUpdate update = update(clipping);
        assertThat(update.step(new double[] {-2, 3}, new double[] {6})).containsExactly(1, -1.5);
        assertThat(update.parameter(1)).containsExactly(-3);
        figures(clipping, 7, 3.5, 1);
    }

    @Test
    void aSmallerNormStays() {
        NormClipping clipping = new NormClipping(7);
        ManualUpdate update = update(clipping);
        assertThat(update.step(new double[] {-2, 3}, new double[] {6})).containsExactly(2, -3);
        figures(clipping, 7, 7, 0);
        update.step(new double[2], new double[1]);
        figures(clipping, 0, 0, 0);
    }

    @Test
    void normsWhoseSquaresOverflowOrVanishAreClippedLikeOthers() {
        for (double scale : new double[] {1e200, 1e-200}) {
            NormClipping clipping = new NormClipping(3.5 * scale / 10);
            ManualUpdate update = update(clipping);
            update.step(new double[] {-2 * scale, 3 * scale}, new double[] {6 * scale});
            assertThat(update.parameter(1)[0] / scale).isCloseTo(-0.3, within(1e-14));
            figures(clipping, 7 * scale, 0.35 * scale, 1);
        }
    }

    @Test
    void valuesAreClippedOneByOne() {
        ValueClipping clipping = new ValueClipping(2.5);
        ManualUpdate update = update(clipping);
        assertThat(update.step(new double[] {-2, 3}, new double[] {-6})).containsExactly(2, -2.5);
        assertThat(update.parameter(1)).containsExactly(2.5);
        figures(clipping, 7, Math.sqrt(4 + 2 * 6.25), 2.0 / 3);
    }

    @Test
    void actsAtItsPoint() {
        // λθ = 5 comes after the gradient's clipping and before the direction's.
        Sgd decaying = new Sgd(1, 0, 0, false, 5);
        assertThat(new ManualUpdate(decaying, new ValueClipping(2), 1).step(10)).isEqualTo(1 - 7);
        assertThat(new ManualUpdate(decaying, new NormClipping(2), 1).step(10)).isEqualTo(1 - 7);
        assertThat(new ManualUpdate(decaying, new ValueClipping(2, Update.Point.DIRECTION), 1).step(10))
                .isEqualTo(1 - 2);
        assertThat(new ManualUpdate(decaying, new NormClipping(2, Update.Point.DECAYED_GRADIENT), 1).step(10))
                .isEqualTo(1 - 2);
    }

    @Test
    void anExplodedGradientIsReportedAndNotClipped() {
        for (Controller clipping : List.of(new NormClipping(1), new ValueClipping(1))) {
            for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
                assertThatExceptionOfType(ArithmeticException.class)
                        .isThrownBy(() -> update(clipping).step(new double[2], new double[] {bad}))
                        .withMessage("exploding gradient: in update 0 parameter p1 has " + bad + " at index 0");
            }
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> update(clipping).step(new double[] {1.7e308, 1.7e308}, new double[1]))
                    .withMessageContaining("norm exceeds");
        }
    }

    @Test
    void figuresAreOfTheLastUpdateOnly() {
        NormClipping clipping = new NormClipping(1);
        assertThat(clipping.figures()).isEmpty();
        ManualUpdate update = update(clipping);
        update.step(new double[] {3, 4}, new double[1]);
        assertThat(clipping.figures()).containsEntry("share-clipped", 1.0);
        clipping.beforeUpdate(update);
        assertThat(clipping.figures()).isEmpty();
    }

    @Test
    void refusesImpossibleBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormClipping(0))
                .withMessageContaining("largest norm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueClipping(Double.NaN))
                .withMessageContaining("bound of value clipping");
    }
}
