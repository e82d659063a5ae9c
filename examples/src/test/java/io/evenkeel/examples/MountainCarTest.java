package io.evenkeel.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class MountainCarTest {
    /** Drives to the end by what is seen. */
    private static MountainCar driven(long seed, UnaryOperator<double[]> driver) {
        MountainCar car = new MountainCar();
        double[] seen = car.begin(seed);
        while (!car.over()) {
            seen = car.act(driver.apply(seen));
        }
        return car;
    }

    @Test
    void onlyWhoGathersSpeedGetsThere() {
        for (long seed = 1; seed <= 20; seed++) {
            MountainCar straight = driven(seed, seen -> new double[] {1});
            assertThat(straight.solved()).as("seed " + seed).isFalse();
            assertThat(straight.behavior()[1]).isEqualTo(200);
            MountainCar swinging = driven(seed, seen -> new double[] {seen[1] < 0 ? -1 : 1});
            assertThat(swinging.solved()).as("seed " + seed).isTrue();
            assertThat(swinging.behavior()[1]).isLessThan(200);
            assertThat(swinging.fitness()).isGreaterThan(straight.fitness());
        }
    }

    @Test
    void evolvesAndIsMadeAgain() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            MountainCar.main(new String[0]);
        } finally {
            System.setOut(usual);
        }
        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches("evaluations \\d+, solved true");
        assertThat(lines.get(1)).startsWith("fitness     ");
        assertThat(lines.get(2)).isEqualTo(lines.get(1).replace("fitness ", "replayed"));
        assertThat(lines.get(3)).matches("at rest     -?[01]\\.\\d+");
    }
}
