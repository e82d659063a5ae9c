package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassTest {
    /** More values one after the other than calls fit on a thread's stack. */
    private static final int LONG = 200_000;

    @Test
    void longChainsAreTracedAndMarked() {
        Expr x = Leaf.of("x", 1, false);
        Expr end = x;
        for (int i = 0; i < LONG; i++) {
            end = end.times(0.5);
        }
        end.markLayer(3);
        List<Expr> trace = new Pass(List.of(), List.of(end), List.of(), false).trace();
        assertThat(trace).hasSize(LONG + 1).startsWith(x).endsWith(end);
        for (int i = 1; i <= LONG; i++) {
            assertThat(trace.get(i).input(0)).isSameAs(trace.get(i - 1));
            assertThat(trace.get(i).layer()).isEqualTo(3);
        }
        assertThat(x.layer()).isEqualTo(-1);
    }

    @Test
    void operandsComeBeforeResultsInTheOrderOfTheirFirstUse() {
        Expr x = Leaf.of("x", 1, false);
        Expr a = x.times(2);
        Expr b = a.times(3);
        Expr y = b.times(a);
        Expr z = a.times(x);
        assertThat(new Pass(List.of(), List.of(y, z), List.of(), false).trace()).containsExactly(x, a, b, y, z);
    }

    @Test
    void marksStayWhereTheyAre() {
        Expr x = Leaf.of("x", 1, false);
        Expr below = x.times(2);
        below.markLayer(0);
        Expr above = below.times(x.times(3));
        above.markLayer(1);
        assertThat(below.layer()).isEqualTo(0);
        assertThat(above.layer()).isEqualTo(1);
        assertThat(above.input(1).layer()).isEqualTo(1);
    }
}
