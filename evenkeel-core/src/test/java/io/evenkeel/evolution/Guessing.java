package io.evenkeel.evolution;

import io.evenkeel.nn.FeedForward;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.op.Activation;
import java.util.List;

/** A small problem: answer three observations with numbers that only the domain knows. Every tenth trial fails on request. */
record Guessing(boolean failing) implements Domain {
    private static final List<double[]> SHOWN = List.of(new double[] {1, 0}, new double[] {0, 1}, new double[] {1, 1});
    private static final double[] WANTED = {0.5, -0.25, 0.75};

    static EvolutionProblem problem(boolean failing) {
        return new EvolutionProblem(
                new Guessing(failing),
                () -> new FeedForward(2, List.of(4), Activation.TANH, 1),
                OutputNonlinearity.LINEAR,
                (model, seed) -> ((FeedForward) model).initialize(seed),
                new Jump(),
                7);
    }

    @Override
    public String name() {
        return "guessing";
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Trial evaluate(Policy policy, long seed) {
        double error = 0;
        for (int i = 0; i < WANTED.length; i++) {
            policy.reset();
            error += Math.abs(policy.act(SHOWN.get(i))[0] - WANTED[i]);
        }
        if (failing && Double.doubleToLongBits(error) % 10 == 0) {
            return Trial.failed("bad luck", 3);
        }
        return Trial.of(-error, error < 0.05, 3, new double[] {error}, new Experiences(1, false, SHOWN));
    }

    /** Gaussian noise of the size of what was seen, so that a child depends on its parent's experiences. */
    private record Jump() implements Mutation {
        @Override
        public String name() {
            return "jump";
        }

        @Override
        public Mutant mutate(EvolvingNetwork network, Experiences experiences, long seed) {
            if (experiences.size() == 0) {
                throw new MutationException("nothing was seen");
            }
            double[] shown = experiences
                    .sample(1, false, RandomStream.of(seed, "experiences"))
                    .sequences()
                    .get(0);
            double[] genes = network.genes().clone();
            for (int i = 0; i < genes.length; i++) {
                genes[i] += 0.1
                        * (shown[0] + shown[1])
                        * RandomStream.of(seed, "mutation").gaussian(i);
            }
            return new Mutant(genes, MutationDiagnostics.plain(0, Double.NaN));
        }
    }
}
