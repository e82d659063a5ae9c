package io.evenkeel.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.evolution.Trial;
import org.junit.jupiter.api.Test;

class PendulumSwingUpTest {
    private final PendulumSwingUp environment = new PendulumSwingUp();

    @Test
    void aStepIsTheOneComputedByHand() {
        environment.begin(Math.PI / 2, 1);
        // θ̈ = 15 + 3 · 1 = 18, θ̇ = 1 + 0.9, θ = π/2 + 0.095
        double[] seen = environment.act(new double[] {0.5});
        assertThat(seen[2]).isCloseTo(1.9, within(1e-14));
        assertThat(seen[0]).isCloseTo(-Math.sin(0.095), within(1e-14));
        assertThat(seen[1]).isCloseTo(Math.cos(0.095), within(1e-14));
        assertThat(environment.fitness()).isCloseTo(-(Math.PI * Math.PI / 4 + 0.1 + 0.001), within(1e-14));
    }

    @Test
    void torqueAndVelocityAreLimited() {
        environment.begin(0, 0);
        assertThat(environment.act(new double[] {-50})[2]).isCloseTo(-0.3, within(1e-15));
        environment.begin(1, 7.9);
        assertThat(environment.act(new double[] {1})[2]).isEqualTo(8);
    }

    @Test
    void staysUprightWhereNothingPushesIt() {
        environment.begin(0, 0);
        while (!environment.over()) {
            assertThat(environment.act(new double[] {0})).containsExactly(1, 0, 0);
        }
        assertThat(environment.fitness()).isZero();
        assertThat(environment.solved()).isTrue();
    }

    @Test
    void anglesCountWithinHalfATurn() {
        for (int turns = -2; turns <= 2; turns++) {
            environment.begin(1 + turns * 2 * Math.PI, 0);
            environment.act(new double[] {0});
            assertThat(environment.fitness()).as("%d turns", turns).isCloseTo(-1, within(1e-12));
        }
        environment.begin(Math.PI, 0);
        environment.act(new double[] {0});
        assertThat(environment.fitness()).isCloseTo(-Math.PI * Math.PI, within(1e-12));
    }

    @Test
    void energyIsKeptWithoutTorque() {
        double[] seen = environment.begin(2, 0);
        double energy = 5 * Math.cos(2);
        double fastest = 0;
        while (!environment.over()) {
            seen = environment.act(new double[] {0});
            // ½ · ⅓ m l² θ̇² + m g l/2 cos θ; the method is symplectic, so the error swings and does not grow
            assertThat(seen[2] * seen[2] / 6 + 5 * seen[0]).isCloseTo(energy, within(0.4));
            fastest = Math.max(fastest, Math.abs(seen[2]));
        }
        assertThat(fastest).isCloseTo(Math.sqrt(6 * (energy + 5)), within(0.1));
    }

    @Test
    void swingingUpByEnergySolvesIt() {
        EpisodeDomain domain = PendulumSwingUp.domain();
        Scripted controller = Scripted.of(3, 1, s -> {
            double missing = 5 - (s[2] * s[2] / 6 + 5 * s[0]);
            boolean near = s[0] > 0.9;
            return new double[] {near ? -(8 * s[1] + 2 * s[2]) : Math.signum(s[2]) * missing * 10};
        });
        for (long seed = 1; seed <= 5; seed++) {
            Trial trial = domain.evaluate(controller, seed);
            assertThat(trial.solved()).as("seed %d: %s", seed, trial.fitness()).isTrue();
        }
        Trial idle = domain.evaluate(Scripted.constant(3, 0), 1);
        assertThat(idle.fitness()).isLessThan(-800);
        assertThat(idle.solved()).isFalse();
    }
}
