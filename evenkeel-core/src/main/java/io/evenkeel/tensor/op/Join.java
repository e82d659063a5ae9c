package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Expr;
import java.util.ArrayList;
import java.util.List;

/** Rows put end to end, as a sum of rows embedded in zeros. */
public final class Join {
    private Join() {}

    /**
     * Records the concatenation of rows.
     *
     * @param parts values, in order
     * @return rows whose width is the sum of the parts' widths
     */
    public static Expr of(List<Expr> parts) {
        int width = parts.stream().mapToInt(Expr::width).sum();
        List<Expr> embedded = new ArrayList<>();
        int at = 0;
        for (Expr part : parts) {
            embedded.add(Slice.embed(part, at, width));
            at += part.width();
        }
        return Sum.of(embedded, List.of());
    }
}
