package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.OperationContract;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.op.Activation;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Derivatives of every cell, over time, with respect to inputs, weights and initial states. */
class CellsTest {

    abstract static class CellContract extends OperationContract {
        protected abstract Cell cell();

        @Override
        protected int[] widths() {
            return new int[] {3};
        }

        @Override
        protected void trace(Program.Trace trace, List<Expr> operands) {
            State end = cell().record(trace, operands.get(0));
            trace.output("y", cell().output(end.get(cell().outputPart())));
        }

        @Override
        protected Expr record(List<Expr> operands) {
            throw new AssertionError("a cell is more than one operation");
        }
    }

    @Nested
    class TanhRnn extends CellContract {
        @Override
        protected Cell cell() {
            return new RnnCell(Activation.TANH, 3, 5);
        }
    }

    @Nested
    class LeakyTanhRnn extends CellContract {
        @Override
        protected Cell cell() {
            return new LeakyRnnCell(Activation.TANH, 0.3, 3, 5);
        }
    }

    @Nested
    class Lstm extends CellContract {
        @Override
        protected Cell cell() {
            return new LstmCell(3, 5);
        }
    }

    @Nested
    class PeepholeLstm extends CellContract {
        @Override
        protected Cell cell() {
            return new PeepholeLstmCell(3, 5);
        }
    }

    @Nested
    class Gru extends CellContract {
        @Override
        protected Cell cell() {
            return new GruCell(3, 5);
        }
    }

    @Nested
    class ModRelu extends CellContract {
        @Override
        protected Cell cell() {
            return new ModReluCell(3, 5);
        }
    }

    @Nested
    class NcGruResettingBefore extends CellContract {
        @Override
        protected Cell cell() {
            return new NcGruCell(3, 5, true);
        }
    }

    @Nested
    class NcGruResettingAfter extends CellContract {
        @Override
        protected Cell cell() {
            return new NcGruCell(3, 5, false);
        }
    }

    @Nested
    class SboRnnByGradientDescent extends CellContract {
        @Override
        protected Cell cell() {
            return new SboRnnCell(3, 5, SboRnnCell.Method.SGD, true, 0.3, 1);
        }
    }

    @Nested
    class SboRnnByHeavyBall extends CellContract {
        @Override
        protected Cell cell() {
            return new SboRnnCell(3, 5, SboRnnCell.Method.SHB, true, 0.3, 0.9);
        }
    }

    @Nested
    class SparseSboRnnByNesterov extends CellContract {
        @Override
        protected Cell cell() {
            return new SboRnnCell(3, 5, SboRnnCell.Method.SNAG, false, 0.3, 1);
        }
    }

    @Nested
    class StackOfDifferentCells extends CellContract {
        @Override
        protected Cell cell() {
            return new Stack(List.of(
                    new LstmCell(3, 4),
                    new GruCell(4, 5),
                    new LeakyRnnCell(Activation.SOFTPLUS, 0.6, 5, 3),
                    new RnnCell(Activation.TANH, 3, 2)));
        }
    }
}
