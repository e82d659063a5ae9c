package io.evenkeel.examples;

import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.tanh;

import io.evenkeel.gauge.Diagnosis;
import io.evenkeel.kernel.Precision;
import io.evenkeel.lab.report.HtmlReport;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.State;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cell of one's own: a tanh layer that leaks, {@code h' = (1 − α) h + α tanh(W h + U x)}. Its step is all it needs; the
 * gauges and the report follow.
 */
public final class MyOwnCell extends Cell {
    private final Parameter w = parameter("w", 64, 64);
    private final Parameter u = parameter("u", 64, 3);

    MyOwnCell() {
        super(3);
        state("h", 64);
    }

    @Override
    protected State step(Expr x, State s) {
        Expr h = s.get("h");
        return State.of(
                "h", h.times(0.8).plus(tanh(linear(h, w).plus(linear(x, u))).times(0.2)));
    }

    /**
     * Diagnoses the cell along a slow oscillation.
     *
     * @param arguments where to write the report
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        MyOwnCell cell = new MyOwnCell();
        new NormalInitializer(1.5).fill(cell.parameters(), 1);
        Tensor inputs = Tensor.zeros(Precision.DOUBLE, 500, 3);
        for (int i = 0; i < inputs.size(); i++) {
            inputs.set(i, StrictMath.sin(0.05 * i));
        }
        Diagnosis diagnosis = Diagnosis.of(cell).drivenBy(inputs).run();
        System.out.println("verdict     " + diagnosis.verdict());
        System.out.println("exponents   " + diagnosis.spectrum());
        System.out.println("sensitivity " + diagnosis.sensitivity().log());
        System.out.println("gradient    " + diagnosis.gradient().mean()[50] + " at lag 50");
        Files.writeString(Path.of(arguments[0]), HtmlReport.of(diagnosis));
    }
}
