package io.evenkeel.examples;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.Environment;
import io.evenkeel.evolution.Evolution;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.EvolvingNetwork;
import io.evenkeel.evolution.GaussianMutation;
import io.evenkeel.evolution.Individual;
import io.evenkeel.evolution.OutputNonlinearity;
import io.evenkeel.evolution.ThreadEngine;
import io.evenkeel.evolution.Truncation;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.tasks.domain.EpisodeDomain;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.op.Activation;
import java.util.List;

/**
 * A domain of one's own: a car in a valley, too weak for the hill in front of it, has to go back to gather speed (A. W. Moore, Efficient
 * memory-based learning for robot control, 1990; constants of R. S. Sutton, A. G. Barto, Reinforcement learning, 1998).
 */
public final class MountainCar implements Environment {
    private static final int LONGEST = 200;

    private double x;
    private double v;
    private double farthest;
    private int time;

    @Override
    public int observations() {
        return 2;
    }

    @Override
    public int actions() {
        return 1;
    }

    @Override
    public double[] begin(long seed) {
        x = -0.6 + 0.2 * RandomStream.of(seed, "start").uniform(0);
        v = 0;
        farthest = x;
        time = 0;
        return seen();
    }

    @Override
    public double[] act(double[] action) {
        double throttle = Math.max(-1, Math.min(1, action[0]));
        v = Math.max(-0.07, Math.min(0.07, v + 0.001 * throttle - 0.0025 * StrictMath.cos(3 * x)));
        x = Math.max(-1.2, x + v);
        v = x == -1.2 ? 0 : v;
        farthest = Math.max(farthest, x);
        time++;
        return seen();
    }

    private double[] seen() {
        return new double[] {x, 10 * v};
    }

    @Override
    public boolean over() {
        return solved() || time == LONGEST;
    }

    @Override
    public double fitness() {
        return farthest - (double) time / LONGEST;
    }

    @Override
    public boolean solved() {
        return x >= 0.5;
    }

    @Override
    public double[] behavior() {
        return new double[] {farthest, time};
    }

    /**
     * Lets a network evolve, and makes the best one again from its lineage.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        EvolutionProblem problem = new EvolutionProblem(
                new EpisodeDomain("mountain-car", MountainCar::new, LONGEST, 5),
                () -> new FeedForward(2, List.of(8), Activation.TANH, 1),
                OutputNonlinearity.TANH,
                (model, seed) -> ((FeedForward) model).initialize(seed),
                new GaussianMutation(0.3),
                1);
        try (ThreadEngine engine = new ThreadEngine(problem, 2)) {
            Evolution evolution = new Evolution(new Truncation(50, 10, 1), engine, 1);
            while (!evolution.solved() && evolution.evaluations() < 10_000) {
                evolution.advance();
            }
            Individual best = evolution.best().orElseThrow();
            System.out.println("evaluations " + evolution.evaluations() + ", solved " + evolution.solved());
            System.out.println("fitness     " + best.fitness());
            Breeder breeder = new Breeder(problem);
            double[] genes = breeder.replay(best.lineage());
            System.out.println(
                    "replayed    " + breeder.judge(genes, problem.trialSeed()).fitness());
            EvolvingNetwork network = breeder.network();
            System.out.println("at rest     " + network.act(new double[] {-0.5, 0})[0]);
        }
    }
}
