package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.tensor.op.Linear;
import io.evenkeel.tensor.op.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pass compiled to instructions over buffers. */
final class PassCode<A> {

    /** Rows that are computed at once outside loops: enough for fast products, few enough to stay in the cache. */
    private static final int CHUNK_ROWS = 128;

    /**
     * A stage in code: for each chunk of time first what needs no state, then, if it is a loop, the rest step by step.
     */
    private record Block(Instruction[] bulk, Instruction[] loop) {}

    private final PassPlan plan;
    private final Kernels<A> kernels;
    private final WeightStore<A> weights;
    private final Map<Expr, Slab<A>> slabs;
    private final int steps;
    private final int examples;
    private final Slab.Directions directions;
    private final List<Block> blocks = new ArrayList<>();
    private final int chunk;

    PassCode(PassPlan plan, WeightStore<A> weights, Map<Expr, Slab<A>> slabs, int steps, int examples) {
        this.plan = plan;
        this.kernels = weights.kernels();
        this.weights = weights;
        this.slabs = slabs;
        this.steps = steps;
        this.examples = examples;
        this.directions = new Slab.Directions(plan.directions());
        int rows = examples * plan.directions();
        int wanted = Integer.highestOneBit(Math.max(1, CHUNK_ROWS / rows));
        this.chunk = plan.stepwise() ? 1 : Math.min(wanted, Integer.highestOneBit(2 * steps - 1));
        allocateStates();
        for (Expr leaf : plan.leaves()) {
            slabs.computeIfAbsent(leaf, e -> plan.stepwise() ? passing(e, 1) : lasting(e, steps));
        }
        plan.schedule().stages().forEach(this::compile);
    }

    private void allocateStates() {
        for (Recurrence r : plan.pass().recurrences()) {
            Slab<A> slab = plan.keeps(r) ? lasting(r.leaf(), steps + 1) : passing(r.leaf(), 2);
            boolean backward = plan.pass().backward();
            slabs.put(r.leaf(), backward ? slab.shifted(1) : slab);
            slabs.put(r.next(), backward ? slab : slab.shifted(1));
        }
    }

    private Slab<A> lasting(Expr expr, int slots) {
        return Slab.lasting(kernels, slots, examples, expr.width(), expr.directional() ? directions : null);
    }

    private Slab<A> passing(Expr expr, int slots) {
        return Slab.passing(kernels, slots, examples, expr.width(), expr.directional() ? directions : null);
    }

    private void compile(Schedule.Stage stage) {
        List<Instruction> bulk = new ArrayList<>();
        List<Instruction> loop = new ArrayList<>();
        List<Instruction> body = stage.loop() ? loop : bulk;
        for (Expr expr : stage.values()) {
            if (plan.isAbsorbed(expr)) {
                continue;
            }
            Slab<A> out = slabs.computeIfAbsent(
                    expr, e -> plan.keeps(e) ? lasting(e, steps) : passing(e, stage.loop() ? 1 : chunk));
            if (expr.operation() instanceof Sum) {
                compileSum(expr, out, bulk, body);
            } else {
                body.add(expr.operation().compile(binding(expr, out)));
            }
        }
        blocks.add(new Block(bulk.toArray(Instruction[]::new), loop.toArray(Instruction[]::new)));
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
        Slab<A> partial = passing(sum, chunk);
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
            if (plan.pass().backward()) {
                for (int t = (steps - 1) / chunk * chunk; t >= 0; t -= chunk) {
                    run(block, t, Math.min(chunk, steps - t));
                }
            } else {
                for (int t = 0; t < steps; t += chunk) {
                    run(block, t, Math.min(chunk, steps - t));
                }
            }
        }
    }

    private void run(Block block, int from, int count) {
        for (Instruction instruction : block.bulk) {
            instruction.run(from, count);
        }
        if (block.loop.length == 0) {
            return;
        }
        if (plan.pass().backward()) {
            for (int t = from + count - 1; t >= from; t--) {
                runStep(block.loop, t);
            }
        } else {
            for (int t = from; t < from + count; t++) {
                runStep(block.loop, t);
            }
        }
    }

    void step(int t) {
        for (Block block : blocks) {
            runStep(block.bulk, t);
            runStep(block.loop, t);
        }
    }

    private static void runStep(Instruction[] instructions, int t) {
        for (Instruction instruction : instructions) {
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
