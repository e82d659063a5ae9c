package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PropagatorConditionTest {
    @Test
    void orthogonalNetworksKeepAllDirections() {
        PropagatorCondition c = PropagatorCondition.of(
                MatrixDynamics.periodic(50, Matrices.scale(0.9, Matrices.orthogonal(8, new Random(1)))), 10, 40);
        assertThat(c.steps()).containsExactly(1, 2, 4, 8, 16, 32);
        for (int i = 0; i < 6; i++) {
            assertThat(c.norm()[i]).isCloseTo(Math.pow(0.9, c.steps()[i]), withinPercentage(1e-9));
            assertThat(c.condition()[i]).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void aDiagonalHasPowersOfItsCondition() {
        PropagatorCondition c = PropagatorCondition.of(
                MatrixDynamics.periodic(9, Matrices.diagonal(2, 0.5), Matrices.diagonal(3, 1)), 0, 8);
        assertThat(c.norm()).containsExactly(new double[] {2, 6, 36, 1296}, within(1e-9));
        assertThat(c.condition()).containsExactly(new double[] {4, 12, 144, 20736}, within(1e-6));
        double[] second = PropagatorCondition.of(
                        MatrixDynamics.periodic(9, Matrices.diagonal(2, 0.5), Matrices.diagonal(3, 1)), 1, 1)
                .norm();
        assertThat(second).containsExactly(new double[] {3}, within(1e-12));
    }

    @Test
    void aJordanBlockHasItsClosedForm() {
        PropagatorCondition c = PropagatorCondition.of(MatrixDynamics.periodic(4, Matrices.jordan(2, 1, 1)), 0, 4);
        for (int i = 0; i < 3; i++) {
            double k = c.steps()[i]; // [[1, k], [0, 1]]: σ = (√(k² + 4) ± k) / 2
            double largest = (Math.sqrt(k * k + 4) + k) / 2;
            assertThat(c.norm()[i]).isCloseTo(largest, within(1e-12));
            assertThat(c.condition()[i]).isCloseTo(largest * largest, within(1e-10));
        }
    }

    @Test
    void whatIsLostIsInfinitelyIllConditioned() {
        PropagatorCondition c = PropagatorCondition.of(MatrixDynamics.periodic(600, Chains.chain(5, 1.1)), 0, 512);
        assertThat(c.condition()).containsOnly(Double.POSITIVE_INFINITY);
        assertThat(c.norm()[2]).isCloseTo(Math.pow(1.1, 4), within(1e-12));
        assertThat(c.norm()[3]).isZero();
    }

    @Test
    void tooShortTrajectoriesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropagatorCondition.of(MatrixDynamics.periodic(5, Matrices.diagonal(1)), 2, 4))
                .withMessageContaining("between 1 and 3");
    }
}
