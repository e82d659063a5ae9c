package io.evenkeel.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.OperationContract;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModReluTest extends OperationContract {
    private final Parameter threshold = new Parameter("b", Tensor.zeros(Precision.DOUBLE, 20));

    @Override
    protected int[] widths() {
        return new int[] {20};
    }

    @Override
    protected Expr record(List<Expr> x) {
        return ModRelu.of(x.get(0), threshold);
    }

    private static double[] outputs(Precision precision, double[] z, double[] b) {
        Parameter threshold = new Parameter("b", Tensor.of(b, b.length));
        Program.Trace trace = new Program.Trace();
        Expr y = ModRelu.of(trace.input("z", z.length), threshold);
        trace.output("y", y);
        Program program = trace.end();
        Replay<?> replay = Replay.of(1, 1).pass(program.pass(), 1).build(precision);
        replay.write(program.input("z"), 0, 0, z, 0);
        replay.run(program.pass());
        double[] row = new double[z.length];
        replay.read(y, 0, 0, row, 0);
        return row;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void shrinksOrEnlargesTheModulus(Precision precision) {
        double[] z = {2, -2, 2, -2, 0.5, -0.5, 0, 0, -0.0, Double.NaN};
        double[] b = {-1, -1, 1, 1, -1, -1, 1, -1, 1, 1};
        assertThat(outputs(precision, z, b)).containsExactly(1, -1, 3, -3, 0, -0.0, 0, 0, 0, Double.NaN);
    }

    @Test
    void withoutThresholdIsTheIdentity() {
        double[] z = {3, -1e-300, 0.25, -7};
        assertThat(outputs(Precision.DOUBLE, z, new double[4])).containsExactly(z);
    }
}
