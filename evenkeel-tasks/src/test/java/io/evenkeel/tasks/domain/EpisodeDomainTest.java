package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.Environment;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Trial;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EpisodeDomainTest {
    /** Shows (time, seed) and gives back a fitness after so many steps. */
    private static class Clock implements Environment {
        private final int length;
        private final IntFunction<double[]> shown;
        private double sum;
        private int time;
        private long seed;

        Clock(int length, IntFunction<double[]> shown) {
            this.length = length;
            this.shown = shown;
        }

        Clock(int length) {
            this(length, t -> new double[] {t, 7});
        }

        @Override
        public int observations() {
            return 2;
        }

        @Override
        public int actions() {
            return 1;
        }

        @Override
        public double[] begin(long newSeed) {
            time = 0;
            sum = 0;
            seed = newSeed;
            return shown.apply(0);
        }

        @Override
        public double[] act(double[] action) {
            sum += action[0];
            time++;
            return shown.apply(time);
        }

        @Override
        public boolean over() {
            return time == length;
        }

        @Override
        public double fitness() {
            return sum;
        }

        @Override
        public boolean solved() {
            return sum > 0;
        }

        @Override
        public double[] behavior() {
            return new double[] {time, seed};
        }
    }

    private static final Scripted ONE = Scripted.constant(2, 1);

    private static Scripted recurrent() {
        return new Scripted(2, 1, true, seen -> new double[] {1});
    }

    @Test
    void addsUpAnEpisode() {
        Trial trial = new EpisodeDomain("clock", () -> new Clock(5), 10).evaluate(ONE, 3);
        assertThat(trial.fitness()).isEqualTo(5);
        assertThat(trial.solved()).isTrue();
        assertThat(trial.steps()).isEqualTo(5);
        assertThat(trial.behavior()[0]).isEqualTo(5);
        assertThat(trial.cause()).isEmpty();
    }

    @Test
    void fitnessIsTheMeanOverEpisodesAndAllMustBeSolved() {
        int[] calls = {0};
        Scripted policy = Scripted.of(2, 1, seen -> new double[] {calls[0]++ < 4 ? 1 : -0.5});
        Trial trial = new EpisodeDomain("clock", () -> new Clock(4), 10, 2).evaluate(policy, 3);
        assertThat(trial.fitness()).isEqualTo((4 - 2) / 2.0);
        assertThat(trial.solved()).isFalse();
        assertThat(trial.steps()).isEqualTo(8);
        assertThat(trial.behavior()).hasSize(4);
    }

    @Test
    void episodesHaveSeedsOfTheirOwnThatFollowFromTheTrials() {
        EpisodeDomain domain = new EpisodeDomain("clock", () -> new Clock(1), 10, 3);
        Set<Double> seeds = new HashSet<>();
        for (long seed = 0; seed < 3; seed++) {
            double[] behavior = domain.evaluate(ONE, seed).behavior();
            assertThat(domain.evaluate(ONE, seed).behavior()).isEqualTo(behavior);
            for (int episode = 0; episode < 3; episode++) {
                seeds.add(behavior[2 * episode + 1]);
            }
        }
        assertThat(seeds).hasSize(9);
    }

    @Test
    void policiesWithoutStateExperienceTheirLastObservations() {
        Experiences seen = new EpisodeDomain("clock", () -> new Clock(450), 450)
                .evaluate(ONE, 1)
                .experiences();
        assertThat(seen.steps()).isEqualTo(1);
        assertThat(seen.everyStep()).isFalse();
        assertThat(seen.size()).isEqualTo(400);
        for (int i = 0; i < 400; i++) {
            assertThat(seen.sequences().get(i)).containsExactly(50 + i, 7);
        }
    }

    @Test
    void policiesWithStateExperienceOneSequenceFromTheBeginning() {
        for (int length : new int[] {3, 450}) {
            Experiences seen = new EpisodeDomain("clock", () -> new Clock(length), 450, 2)
                    .evaluate(recurrent(), 1)
                    .experiences();
            int kept = Math.min(400, length);
            assertThat(seen.steps()).isEqualTo(kept);
            assertThat(seen.everyStep()).isTrue();
            assertThat(seen.size()).isEqualTo(1);
            double[] sequence = seen.sequences().get(0);
            assertThat(sequence).hasSize(2 * kept);
            for (int t = 0; t < kept; t++) {
                assertThat(sequence[2 * t]).isEqualTo(t);
            }
        }
    }

    @Test
    void whatIsSharedIsCopied() {
        double[] shared = {0, 7};
        Experiences seen = new EpisodeDomain(
                        "clock",
                        () -> new Clock(3, t -> {
                            shared[0] = t;
                            return shared;
                        }),
                        3)
                .evaluate(ONE, 1)
                .experiences();
        assertThat(seen.sequences()).extracting(row -> row[0]).containsExactly(0.0, 1.0, 2.0);
    }

    @Test
    void endlessEpisodesFail() {
        assertFailure(
                new EpisodeDomain("clock", () -> new Clock(-1), 9).evaluate(ONE, 1),
                "the episode does not end within 9 actions",
                9);
    }

    @Test
    void undefinedActionsFail() {
        for (double broken : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            Scripted policy = Scripted.of(2, 1, seen -> new double[] {seen[0] < 2 ? 1 : broken});
            assertFailure(
                    new EpisodeDomain("clock", () -> new Clock(5), 9).evaluate(policy, 1),
                    "action 3 is " + broken + " at output 0",
                    3);
        }
    }

    @Test
    void undefinedObservationsFail() {
        assertFailure(
                new EpisodeDomain("clock", () -> new Clock(5, t -> new double[] {t, t == 4 ? Double.NaN : 0}), 9)
                        .evaluate(ONE, 1),
                "the observation after 4 actions is NaN at input 1",
                4);
        assertFailure(
                new EpisodeDomain("clock", () -> new Clock(5, t -> new double[t == 1 ? 3 : 2]), 9).evaluate(ONE, 1),
                "the observation after 1 actions has 3 numbers instead of 2",
                1);
    }

    @Test
    void observationsAndBehaviorThatAreNullFail() {
        assertFailure(
                new EpisodeDomain("clock", () -> new Clock(5, t -> t == 3 ? null : new double[2]), 9).evaluate(ONE, 1),
                "the observation after 3 actions is null",
                3);
        assertFailure(
                new EpisodeDomain("clock", () -> new Clock(5, t -> null), 9).evaluate(ONE, 1),
                "the observation after 0 actions is null",
                0);
        Supplier<Environment> mute = () -> new Clock(5) {
            @Override
            public double[] behavior() {
                return null;
            }
        };
        assertFailure(new EpisodeDomain("clock", mute, 9).evaluate(ONE, 1), "the behavior after action 5 is null", 5);
    }

    private static double[] endless(int depth) {
        return depth < 0 ? new double[2] : endless(depth + 1);
    }

    @Test
    void errorsOfTheEnvironmentFailUnlessTheyConcernTheProcess() {
        assertFailure(
                new EpisodeDomain("clock", () -> new Clock(5, t -> endless(t)), 9).evaluate(ONE, 1),
                "the environment failed after 0 actions: java.lang.StackOverflowError",
                0);
        EpisodeDomain doubtful = new EpisodeDomain(
                "clock",
                () -> new Clock(5, t -> {
                    throw new AssertionError("time " + t + "\n  is wrong");
                }),
                9);
        assertFailure(
                doubtful.evaluate(ONE, 1),
                "the environment failed after 0 actions: java.lang.AssertionError: time 0 is wrong",
                0);
        EpisodeDomain greedy = new EpisodeDomain(
                "clock",
                () -> new Clock(5, t -> {
                    throw new OutOfMemoryError("all of it");
                }),
                9);
        assertThatThrownBy(() -> greedy.evaluate(ONE, 1))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("all of it");
    }

    @Test
    void undefinedFitnessFails() {
        Scripted policy = Scripted.constant(2, Double.MAX_VALUE);
        assertFailure(
                new EpisodeDomain("clock", () -> new Clock(5), 9).evaluate(policy, 1),
                "the fitness is Infinity after action 5",
                5);
    }

    @Test
    void exceptionsOfTheEnvironmentFail() {
        assertFailure(
                new EpisodeDomain(
                                "clock",
                                () -> new Clock(5, t -> {
                                    if (t == 2) {
                                        throw new IllegalStateException("out of order");
                                    }
                                    return new double[2];
                                }),
                                9)
                        .evaluate(ONE, 1),
                "the environment failed after 2 actions: java.lang.IllegalStateException: out of order",
                2);
    }

    @Test
    void exceptionsOfThePolicyAreNotHidden() {
        Scripted policy = Scripted.of(2, 1, seen -> {
            throw new IllegalStateException("a mistake in the program");
        });
        EpisodeDomain domain = new EpisodeDomain("clock", () -> new Clock(5), 9);
        assertThatIllegalStateException().isThrownBy(() -> domain.evaluate(policy, 1));
    }

    @Test
    void refusesNoEpisodeAndNoAction() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EpisodeDomain("clock", () -> new Clock(5), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EpisodeDomain("clock", () -> new Clock(5), 1, 0));
    }

    private static void assertFailure(Trial trial, String cause, long steps) {
        assertThat(trial.cause()).isEqualTo(cause);
        assertThat(trial.fitness()).isEqualTo(Trial.FAILURE);
        assertThat(trial.solved()).isFalse();
        assertThat(trial.steps()).isEqualTo(steps);
        assertThat(trial.experiences().size()).isZero();
    }

    @Test
    void observationsAreThoseOfTheFirstEpisode() {
        Scripted right = Scripted.constant(4, 0, 1);
        Experiences seen = CartPole.domain().observations(right, 3);
        Trial trial = new EpisodeDomain("cart-pole", CartPole::new, 500).evaluate(right, 3);
        assertThat(seen.steps()).isEqualTo((int) trial.steps()).isGreaterThan(5);
        // Without a state, a policy of one episode experiences what it was asked about.
        List<double[]> asked = trial.experiences().sequences();
        double[] sequence = seen.sequences().get(0);
        for (int t = 0; t < asked.size(); t++) {
            assertThat(Arrays.copyOfRange(sequence, 4 * t, 4 * t + 4)).isEqualTo(asked.get(t));
        }
    }

    @Test
    void observationsEndWithWhatIsNotFinite() {
        EpisodeDomain domain = new EpisodeDomain(
                "clock", () -> new Clock(1000, t -> new double[] {t < 600 ? t : Double.NaN, 7}), 1000);
        Experiences seen = domain.observations(Scripted.constant(2, 1), 1);
        assertThat(seen.steps()).isEqualTo(600);
        assertThat(seen.sequences().get(0)).endsWith(599, 7);
        EpisodeDomain blind = new EpisodeDomain("clock", () -> new Clock(9, t -> new double[] {Double.NaN, 7}), 9);
        assertThat(blind.observations(Scripted.constant(2, 1), 1).size()).isZero();
    }
}
