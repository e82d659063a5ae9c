package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Environment;
import io.evenkeel.tensor.RandomStream;

/**
 * A pendulum is to be swung up and held there, by a motor too weak to lift it at once (K. Doya, Reinforcement learning in continuous
 * time and space, Neural Computation 12, 2000, with dynamics, constants and return of its widely used version). A rod of m = 1 kg and
 * l = 1 m with g = 10 m/s², at an angle θ from upright, obeys
 *
 * <pre>
 *   θ̈ = 3 g / (2 l) sin θ + 3 / (m l²) u,   |u| ≤ 2 N m,   |θ̇| ≤ 8 rad/s
 * </pre>
 *
 * <p>in steps of 0.05 s: the velocity changes, is cut to its limits, then the angle moves with it.
 *
 * <p>Observation: cos θ, sin θ, θ̇ (rad/s). At the start θ comes from {@code U(−π, π)}, θ̇ from {@code U(−1, 1)}. Action: the torque in
 * units of 2 N m, cut to ±1. An episode has 200 steps. Fitness is the sum of {@code −(θ² + 0.1 θ̇² + 0.001 u²)} with θ within ±π, both
 * from before the step. Behavior is θ within ±π and θ̇ at the end.
 */
public final class PendulumSwingUp implements Environment {
    /** A mean return above this is a solution; pumping energy, then holding reaches −150 on average. */
    public static final double SOLVED_ABOVE = -200;

    /** Name of the domain. */
    public static final String NAME = "pendulum-swing-up";

    /** Seconds between observations. */
    public static final double STEP = 0.05;

    private static final int STEPS = 200;
    private static final int STARTS = 10;
    private static final double GRAVITY = 10;
    private static final double STRONGEST = 2;
    private static final double FASTEST = 8;
    private static final double TURN = 2 * Math.PI;

    private final double[] shown = new double[3];
    private double angle;
    private double velocity;
    private double reward;
    private int time;

    /** An upright pendulum at rest. */
    public PendulumSwingUp() {}

    /** @return the domain {@code pendulum-swing-up}: fitness is the mean over 10 starts, solved if it exceeds {@link #SOLVED_ABOVE} */
    public static EpisodeDomain domain() {
        return new EpisodeDomain(NAME, PendulumSwingUp::new, STEPS, STARTS) {
            @Override
            protected boolean solved(double meanFitness, boolean everyEpisode) {
                return meanFitness > SOLVED_ABOVE;
            }
        };
    }

    @Override
    public int observations() {
        return shown.length;
    }

    @Override
    public int actions() {
        return 1;
    }

    @Override
    public double[] begin(long seed) {
        RandomStream start = RandomStream.of(seed, "pendulum");
        return begin(Math.PI * (2 * start.uniform(0) - 1), 2 * start.uniform(1) - 1);
    }

    /** Begins an episode in a given state. */
    double[] begin(double newAngle, double newVelocity) {
        angle = newAngle;
        velocity = newVelocity;
        reward = 0;
        time = 0;
        return show();
    }

    @Override
    public double[] act(double[] action) {
        double torque = STRONGEST * within(1, action[0]);
        double off = deviation();
        reward -= off * off + 0.1 * velocity * velocity + 0.001 * torque * torque;
        double acceleration = 1.5 * GRAVITY * StrictMath.sin(angle) + 3 * torque;
        velocity = within(FASTEST, velocity + STEP * acceleration);
        angle += STEP * velocity;
        time++;
        return show();
    }

    private static double within(double limit, double value) {
        return Math.max(-limit, Math.min(limit, value));
    }

    private double deviation() {
        return angle - TURN * Math.floor((angle + Math.PI) / TURN);
    }

    private double[] show() {
        shown[0] = StrictMath.cos(angle);
        shown[1] = StrictMath.sin(angle);
        shown[2] = velocity;
        return shown;
    }

    @Override
    public boolean over() {
        return time == STEPS;
    }

    @Override
    public double fitness() {
        return reward;
    }

    @Override
    public boolean solved() {
        return reward > SOLVED_ABOVE;
    }

    @Override
    public double[] behavior() {
        return new double[] {deviation(), velocity};
    }
}
