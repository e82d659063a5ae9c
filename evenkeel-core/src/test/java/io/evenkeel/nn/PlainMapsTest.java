package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.kernel.Precision;
import io.evenkeel.matrix.Matrix;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Sgd;
import org.junit.jupiter.api.Test;

class PlainMapsTest {
    private static final RandomStream STREAM = RandomStream.of(4, "factors");
    private static final Initializer UNIFORM = UniformInitializer.forUnits(6);

    private static IdentityPlusLowRank lowRank(boolean frozen) {
        IdentityPlusLowRank map = new IdentityPlusLowRank(MapChecks.block(6), 2, frozen);
        map.start(UNIFORM, STREAM);
        return map;
    }

    private static Block vector(int n) {
        return Block.of(new Parameter("mu", Tensor.zeros(Precision.DOUBLE, n)));
    }

    @Test
    void identityPlusLowRankIsItsEquation() {
        IdentityPlusLowRank map = lowRank(false);
        Matrix p = Matrix.of(6, 2, MapChecks.raw(map, 0));
        Matrix q = Matrix.of(2, 6, MapChecks.raw(map, 1));
        assertThat(MapChecks.weights(map)).isEqualTo(p.times(q).plusIdentity(1));
        assertThat(p.toArray()).isNotEqualTo(q.toArray());
        assertThat(map.freedom()).isEqualTo(24);
        assertThat(map.decays()).isTrue();
        MapChecks.differences(map, false, 1e-8);
        Resumption.check(() -> lowRank(false), 7);
    }

    @Test
    void frozenItIsTheSameAndStaysSo() {
        IdentityPlusLowRank map = lowRank(true);
        assertThat(map.raw()).isEmpty();
        assertThat(map.freedom()).isZero();
        double[] before = map.block().read();
        assertThat(before).isEqualTo(lowRank(false).block().read());
        assertThat(MapChecks.pullBack(map, new double[36])).isEmpty();
        map.afterUpdate();
        assertThat(map.block().read()).isEqualTo(before);
    }

    @Test
    void ranksOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentityPlusLowRank(MapChecks.block(6), 7, false))
                .withMessage("the rank of a matrix of 6 rows is 1 to 6, not 7");
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityPlusLowRank(MapChecks.block(6), 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityPlusLowRank(MapChecks.block(6), -1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityPlusLowRank(vector(6), 1, false));
    }

    @Test
    void sharedScalarFillsItsBlockAndSumsTheGradient() {
        SharedScalar map = MapChecks.started(new SharedScalar(vector(4), 0.5));
        assertThat(map.block().read()).containsExactly(0.5, 0.5, 0.5, 0.5);
        assertThat(map.freedom()).isEqualTo(1);
        assertThat(MapChecks.pullBack(map, new double[] {1, 2, 3, 4}).get(0)).containsExactly(10);
        Resumption.check(() -> MapChecks.started(new SharedScalar(vector(4), 0.5, 0, 0.6)), 3);
    }

    @Test
    void sharedScalarStaysWithinBoundsAndCounts() {
        SharedScalar map = MapChecks.started(new SharedScalar(vector(2), 0.5, 0, 0.9));
        MapChecks.raw(map, 0)[0] = 1.3;
        map.afterUpdate();
        assertThat(map.block().read()).containsExactly(0.9, 0.9);
        assertThat(MapChecks.raw(map, 0)).containsExactly(0.9);
        MapChecks.raw(map, 0)[0] = -0.1;
        map.afterUpdate();
        assertThat(map.block().read()).containsExactly(0, 0);
        assertThat(map.health()).containsEntry("clamped", 2.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharedScalar(vector(2), 1.5, 0, 0.9))
                .withMessage("the number in mu[2] must be finite and from 0.0 to 0.9, not 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> new SharedScalar(vector(2), Double.NaN));
    }

    @Test
    void constantBlockLeavesTheRestOfItsParameter() {
        Parameter w = new Parameter("w", Tensor.zeros(Precision.DOUBLE, 3, 3));
        new ConstantInitializer(7).fill(w, 1);
        ConstantBlock map = MapChecks.started(new ConstantBlock(new Block(w, 2, 1, 0, 2), 0));
        new RandomTraining(map, new Sgd(1)).run(3);
        assertThat(w.value().toDoubles()).containsExactly(7, 7, 7, 7, 7, 7, 0, 0, 7);
        assertThat(map.freedom()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConstantBlock(vector(2), Double.NaN))
                .withMessage("the constant in mu[2] must be a finite number, not NaN");
    }
}
