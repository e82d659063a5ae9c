package io.evenkeel.tensor.op;

import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Binding;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.GradientSite;
import io.evenkeel.tensor.Instruction;
import io.evenkeel.tensor.Operation;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sum of any number of values and bias vectors. Nested sums become one. A program computes the terms that do not depend
 * on the recurrent state for all time steps at once, and continues the chain of fused multiply-adds of its products from
 * there; the order is: biases, other terms, products, each as they were written.
 */
public final class Sum implements Operation {
    private final List<Weight> biases;

    private Sum(List<Weight> biases) {
        this.biases = List.copyOf(biases);
    }

    /**
     * Records a sum.
     *
     * @param terms values of one width
     * @return their sum
     * @throws IllegalArgumentException if the widths differ
     */
    public static Expr of(Expr... terms) {
        return of(List.of(terms), List.of());
    }

    /**
     * Records a sum of values and vectors.
     *
     * @param terms values of one width, at least one
     * @param biases vectors of that width
     * @return their sum
     * @throws IllegalArgumentException if the widths differ
     */
    public static Expr of(List<Expr> terms, List<Weight> biases) {
        List<Expr> flat = new ArrayList<>();
        List<Weight> vectors = new ArrayList<>();
        int width = Elementwise.sameWidth("sum", terms.toArray(Expr[]::new));
        boolean directional = terms.get(0).directional();
        for (Expr term : terms) {
            if (term.directional() != directional) {
                throw new IllegalArgumentException("sum: a value with directions and one without cannot be added");
            }
            if (term.operation() instanceof Sum nested && !term.isNamed()) {
                flat.addAll(term.inputs());
                vectors.addAll(nested.biases);
            } else {
                flat.add(term);
            }
        }
        for (Weight bias : biases) {
            if (bias.columns() != width || bias.rows() != 1) {
                throw new IllegalArgumentException("sum: " + bias.parameter().name() + " [" + bias.rows() + "]["
                        + bias.columns() + "] cannot be added to rows of width " + width);
            }
            vectors.add(bias);
        }
        if (flat.size() == 1 && vectors.isEmpty()) {
            return flat.get(0);
        }
        return new Expr(new Sum(vectors), width, directional, flat);
    }

    static Expr ofNullable(Expr... terms) {
        List<Expr> present = Stream.of(terms).filter(Objects::nonNull).toList();
        return present.isEmpty() ? null : of(present, List.of());
    }

    @Override
    public String title() {
        return "sum";
    }

    @Override
    public List<Weight> weights() {
        return biases;
    }

    @Override
    public <A> Instruction compile(Binding<A> binding) {
        throw new IllegalStateException("sums are compiled by SumCode");
    }

    @Override
    public void pullBack(Expr y, Expr g, Adjoint adjoint) {
        for (Expr term : y.inputs()) {
            adjoint.contribute(y, term, () -> g);
        }
        biases.forEach(bias -> adjoint.site(new GradientSite.Bias(bias, g)));
    }

    @Override
    public Expr pushForward(Expr y, Tangent tangent) {
        Stream<Expr> terms = y.inputs().stream().map(tangent::of);
        Stream<Expr> byWeights = biases.stream()
                .map(tangent::ofWeight)
                .filter(Objects::nonNull)
                .map(bias -> tangent.broadcast(Repeat.of(bias)));
        return ofNullable(Stream.concat(terms, byWeights).toArray(Expr[]::new));
    }
}
