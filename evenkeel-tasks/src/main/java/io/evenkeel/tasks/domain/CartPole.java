package io.evenkeel.tasks.domain;

import io.evenkeel.evolution.Environment;
import io.evenkeel.tensor.RandomStream;

/**
 * A pole hinged on a cart is to be balanced (A. G. Barto, R. S. Sutton, C. W. Anderson, Neuronlike adaptive elements that can solve
 * difficult learning control problems, IEEE Transactions on Systems, Man, and Cybernetics 13, 1983, without friction, with the
 * constants of its widely used version). With force F = ±10 N, cart of M = 1 kg, pole of m = 0.1 kg and half length l = 0.5 m,
 * g = 9.8 m/s², the angle θ from upright and the place x obey
 *
 * <pre>
 *   c = (F + m l θ̇² sin θ) / (M + m)
 *   θ̈ = (g sin θ − c cos θ) / (l (4/3 − m cos² θ / (M + m)))
 *   ẍ = c − m l θ̈ cos θ / (M + m)
 * </pre>
 *
 * <p>by Euler's method: places move with the velocities from before the step of 0.02 s, then velocities change.
 *
 * <p>Observation: x (m), ẋ (m/s), θ (rad), θ̇ (rad/s), each from {@code U(−0.05, 0.05)} at the start. Action, 2 numbers: the greater
 * says where the cart is pushed, left or right; of equal ones left. The episode ends where |θ| exceeds 12° or |x| 2.4 m, or after 500
 * steps. Fitness is the number of steps until then; solved if the pole still stands after the last. Behavior is x and θ at the end.
 */
public final class CartPole implements Environment {
    /** Name of the domain. */
    public static final String NAME = "cart-pole";

    /** Seconds between observations. */
    public static final double STEP = 0.02;

    private static final int STEPS = 500;
    private static final int STARTS = 5;
    private static final double GRAVITY = 9.8;
    private static final double CART = 1;
    private static final double POLE = 0.1;
    private static final double HALF_LENGTH = 0.5;
    private static final double FORCE = 10;
    private static final double FARTHEST = 2.4;
    private static final double STEEPEST = 12 * 2 * Math.PI / 360;
    private static final double START = 0.05;

    private final double[] state = new double[4];
    private int time;

    /** An upright pole on a cart in the middle, at rest. */
    public CartPole() {}

    /** @return the domain {@code cart-pole}: fitness is the mean over 5 starts, solved if the pole stands for 500 steps in all */
    public static EpisodeDomain domain() {
        return new EpisodeDomain(NAME, CartPole::new, STEPS, STARTS);
    }

    @Override
    public int observations() {
        return state.length;
    }

    @Override
    public int actions() {
        return 2;
    }

    @Override
    public double[] begin(long seed) {
        RandomStream start = RandomStream.of(seed, "cart-pole");
        return begin(
                START * (2 * start.uniform(0) - 1),
                START * (2 * start.uniform(1) - 1),
                START * (2 * start.uniform(2) - 1),
                START * (2 * start.uniform(3) - 1));
    }

    /** Begins an episode in a given state. */
    double[] begin(double x, double velocity, double angle, double angularVelocity) {
        state[0] = x;
        state[1] = velocity;
        state[2] = angle;
        state[3] = angularVelocity;
        time = 0;
        return state;
    }

    @Override
    public double[] act(double[] action) {
        double force = Greatest.of(action) == 1 ? FORCE : -FORCE;
        double sin = StrictMath.sin(state[2]);
        double cos = StrictMath.cos(state[2]);
        double mass = CART + POLE;
        double common = (force + POLE * HALF_LENGTH * state[3] * state[3] * sin) / mass;
        double angular = (GRAVITY * sin - cos * common) / (HALF_LENGTH * (4.0 / 3.0 - POLE * cos * cos / mass));
        double linear = common - POLE * HALF_LENGTH * angular * cos / mass;
        state[0] += STEP * state[1];
        state[1] += STEP * linear;
        state[2] += STEP * state[3];
        state[3] += STEP * angular;
        time++;
        return state;
    }

    private boolean fallen() {
        return Math.abs(state[0]) > FARTHEST || Math.abs(state[2]) > STEEPEST;
    }

    @Override
    public boolean over() {
        return time == STEPS || fallen();
    }

    @Override
    public double fitness() {
        return time;
    }

    @Override
    public boolean solved() {
        return time == STEPS && !fallen();
    }

    @Override
    public double[] behavior() {
        return new double[] {state[0], state[2]};
    }
}
