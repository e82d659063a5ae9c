package io.evenkeel.lab.spec;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Environment;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Policy;
import io.evenkeel.evolution.Trial;
import java.util.List;

/** Classes as users might write them. */
public final class OwnDomains {
    private OwnDomains() {}

    /** A number between −1 and 1 is to be followed; counts how often it was made. */
    public static class Following implements Environment {
        private double target;
        private double error;
        private int time;

        @Override
        public int observations() {
            return 1;
        }

        @Override
        public int actions() {
            return 1;
        }

        @Override
        public double[] begin(long seed) {
            error = 0;
            time = 0;
            target = (seed % 1000) / 1000.0;
            return new double[] {target};
        }

        @Override
        public double[] act(double[] action) {
            error += Math.abs(action[0] - target);
            target = -0.9 * target;
            time++;
            return new double[] {target};
        }

        @Override
        public boolean over() {
            return time == 20;
        }

        @Override
        public double fitness() {
            return -error;
        }

        @Override
        public boolean solved() {
            return error < 0.01;
        }

        @Override
        public double[] behavior() {
            return new double[] {target};
        }
    }

    /** A whole domain: answer 1 to 1. */
    public static class Echo implements Domain {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public Trial evaluate(Policy policy, long seed) {
            double[] one = {1};
            policy.reset();
            double answer = policy.act(one)[0];
            Experiences seen = new Experiences(1, false, List.of(one));
            return Trial.of(-Math.abs(answer - 1), false, 1, new double[] {answer}, seen);
        }
    }

    /** Sees nothing. */
    public static final class Blind extends Echo {
        @Override
        public int inputs() {
            return 0;
        }
    }

    /** Has no name. */
    public static final class Nameless extends Echo {
        @Override
        public String name() {
            return null;
        }
    }

    /** Does nothing. */
    public static final class Idle extends Following {
        @Override
        public int actions() {
            return -1;
        }
    }

    /** Does not say how much it sees. */
    public static final class Secretive extends Following {
        @Override
        public int observations() {
            throw new UnsupportedOperationException("not\nyet");
        }
    }

    /** Cannot be made. */
    public static final class Unmade extends Following {
        /** Throws. */
        public Unmade() {
            throw new IllegalStateException("there is\n no track");
        }
    }

    /** Cannot be loaded. */
    public static final class Unloaded extends Following {
        static final int NUMBER = Integer.parseInt("no number");
    }

    /** Wants an argument. */
    public static final class Demanding extends Following {
        /**
         * Makes one.
         *
         * @param length in vain
         */
        public Demanding(int length) {
            throw new IllegalArgumentException("of length " + length);
        }
    }

    /** Is not whole. */
    public abstract static class Partial extends Following {}
}
