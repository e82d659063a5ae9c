package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.OperationContract;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
    @Nested
    class OfThreeGroups extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {12, 3};
        }

        @Override
        protected List<Integer> fixedOperands() {
            return List.of(1);
        }

        @Override
        protected Expr record(List<Expr> x) {
            return new CrossEntropy(3).of(x.get(0), x.get(1));
        }
    }

    private static double value(Loss loss, double[] outputs, double... target) {
        Program.Trace trace = new Program.Trace();
        Expr y = trace.input("y", outputs.length);
        Expr t = trace.input("target", loss.targets(outputs.length));
        trace.output("loss", loss.of(y, t));
        Program program = trace.end();
        Replay<?> replay = Replay.of(1, 1).pass(program.pass(), 1).build(Precision.DOUBLE);
        replay.write(program.input("y"), 0, 0, outputs, 0);
        replay.write(program.input("target"), 0, 0, target, 0);
        replay.run(program.pass());
        double[] result = new double[1];
        replay.read(program.output("loss"), 0, 0, result, 0);
        return result[0];
    }

    @Test
    void groupsAreAveraged() {
        double[] outputs = {1, -0.5, 2, 0, 0.25, 3};
        double first = value(Loss.CROSS_ENTROPY, new double[] {1, -0.5, 2}, 1);
        double second = value(Loss.CROSS_ENTROPY, new double[] {0, 0.25, 3}, 2);
        assertThat(value(new CrossEntropy(2), outputs, 1, 2)).isCloseTo((first + second) / 2, within(1e-14));
    }

    @Test
    void withoutInsightEveryGroupCostsTheLogarithmOfItsClasses() {
        assertThat(value(new CrossEntropy(3), new double[18], 5, 0, 2)).isCloseTo(Math.log(6), within(1e-14));
    }

    @Test
    void groupsOfUnequalWidthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrossEntropy(3).targets(16))
                .withMessage("16 outputs cannot be cut into 3 groups of as many classes each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrossEntropy(0))
                .withMessageContaining("at least one group of classes, not 0");
    }
}
