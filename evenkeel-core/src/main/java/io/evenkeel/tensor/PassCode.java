package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.op.Linear;
import io.evenkeel.tensor.op.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pass compiled to instructions over buffers. */
final class PassCode<A> {

    /** Instructions that run together, either each over all time steps or all of them step by step. */
    private record Block(boolean loop, Instruction[] instructions) {}

    private final PassPlan plan;
    private final Kernels<A> kernels;
    private final WeightStore<A> weights;
    private final Map<Expr, Slab<A>> slabs;
    private final int steps;
    private final int examples;
    private final Slab.Directions directions;
    private final List<Block> blocks = new ArrayList<>();

    PassCode(PassPlan plan, WeightStore<A> weights, Map<Expr, Slab<A>> slabs, int steps, int examples) {
        this.plan = plan;
        this.kernels = weights.kernels();
        this.weights = weights;
        this.slabs = slabs;
        this.steps = steps;
        this.examples = examples;
        this.directions = new Slab.Directions(plan.directions());
        allocateStates();
        for (Expr leaf : plan.leaves()) {
            slabs.computeIfAbsent(leaf, e -> allocate(e, plan.stepwise() ? 1 : steps));
        }
        plan.schedule().stages().forEach(this::compile);
    }

    private void allocateStates() {
        for (Recurrence r : plan.pass().recurrences()) {
            Slab<A> slab = allocate(r.leaf(), plan.keeps(r) ? steps + 1 : 2);
            boolean backward = plan.pass().backward();
            slabs.put(r.leaf(), backward ? slab.shifted(1) : slab);
            slabs.put(r.next(), backward ? slab : slab.shifted(1));
        }
    }

    private Slab<A> allocate(Expr expr, int slots) {
        return Slab.allocate(kernels, slots, examples, expr.width(), expr.directional() ? directions : null);
    }

    private void compile(Schedule.Stage stage) {
        List<Instruction> prelude = new ArrayList<>();
        List<Instruction> body = new ArrayList<>();
        for (Expr expr : stage.values()) {
            if (plan.isAbsorbed(expr)) {
                continue;
            }
            Slab<A> out = slabs.computeIfAbsent(expr, e -> allocate(e, plan.keeps(e) ? steps : 1));
            if (expr.operation() instanceof Sum) {
                compileSum(expr, out, prelude, body);
            } else {
                body.add(expr.operation().compile(binding(expr, out)));
            }
        }
        if (!prelude.isEmpty()) {
            blocks.add(new Block(false, prelude.toArray(Instruction[]::new)));
        }
        blocks.add(new Block(stage.loop(), body.toArray(Instruction[]::new)));
    }

    private void compileSum(Expr sum, Slab<A> out, List<Instruction> prelude, List<Instruction> body) {
        List<Expr> early = sum.inputs().stream()
                .filter(term -> plan.isEarlyTerm(term, sum))
                .toList();
        List<Expr> late =
                sum.inputs().stream().filter(term -> !early.contains(term)).toList();
        List<Weight> biases = sum.operation().weights();
        WeightStore.Vector<A> bias = biases.isEmpty() ? null : weights.sum(biases);
        boolean worthwhile = early.size() > 1 || !early.isEmpty() && (bias != null || plan.isAbsorbed(early.get(0)));
        if (!worthwhile) {
            body.add(code(bias, sum.inputs(), out));
            return;
        }
        Slab<A> partial = allocate(sum, steps);
        prelude.add(code(bias, early, partial));
        List<Slab<A>> values = new ArrayList<>(List.of(partial));
        values.addAll(plain(late));
        body.add(SumCode.of(kernels, weights, null, values, products(late), out));
    }

    private Instruction code(WeightStore.Vector<A> bias, List<Expr> terms, Slab<A> out) {
        return SumCode.of(kernels, weights, bias, plain(terms), products(terms), out);
    }

    private List<Slab<A>> plain(List<Expr> terms) {
        return terms.stream()
                .filter(term -> !plan.isAbsorbed(term))
                .map(this::slabOf)
                .toList();
    }

    private List<SumCode.Term<A>> products(List<Expr> terms) {
        return terms.stream()
                .filter(plan::isAbsorbed)
                .map(term -> new SumCode.Term<>((Linear) term.operation(), slabOf(term.input(0))))
                .toList();
    }

    private Slab<A> slabOf(Expr expr) {
        Slab<A> slab = slabs.get(expr);
        if (slab == null) {
            throw new IllegalStateException(expr + " is read before it is computed");
        }
        return slab;
    }

    private Binding<A> binding(Expr expr, Slab<A> out) {
        return new Binding<>() {
            @Override
            public Kernels<A> kernels() {
                return kernels;
            }

            @Override
            public Slab<A> output() {
                return out;
            }

            @Override
            public Slab<A> input(int index) {
                return slabOf(expr.input(index));
            }

            @Override
            public WeightStore<A> weights() {
                return weights;
            }
        };
    }

    void run() {
        for (Block block : blocks) {
            if (!block.loop) {
                for (Instruction instruction : block.instructions) {
                    instruction.run(0, steps);
                }
            } else if (plan.pass().backward()) {
                for (int t = steps - 1; t >= 0; t--) {
                    runStep(block, t);
                }
            } else {
                for (int t = 0; t < steps; t++) {
                    runStep(block, t);
                }
            }
        }
    }

    void step(int t) {
        for (Block block : blocks) {
            runStep(block, t);
        }
    }

    private static void runStep(Block block, int t) {
        for (Instruction instruction : block.instructions) {
            instruction.run(t, 1);
        }
    }

    void useDirections(int used) {
        if (used < 1 || used > directions.capacity || !plan.stepwise()) {
            throw new IllegalArgumentException(used + " directions in a pass for " + directions.capacity);
        }
        directions.used = used;
    }
}
