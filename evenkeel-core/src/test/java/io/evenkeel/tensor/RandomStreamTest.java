package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomStreamTest {
    private static final int SAMPLES = 200_000;

    /** Known answers that the generator's authors published with their code (Random123, philox4x32, 10 rounds). */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1",
    })
    void philoxGivesThePublishedAnswers(String counter, String key, String expected) {
        long[] c = longs(counter);
        long[] e = longs(expected);
        assertThat(Philox.words(c[0], c[1], longs(key)[0], false)).isEqualTo(e[0]);
        assertThat(Philox.words(c[0], c[1], longs(key)[0], true)).isEqualTo(e[1]);
    }

    private static long[] longs(String words) {
        long[] w = Arrays.stream(words.split(" "))
                .mapToLong(word -> Long.parseLong(word, 16))
                .toArray();
        return LongStream.range(0, w.length / 2)
                .map(i -> w[2 * (int) i] | w[2 * (int) i + 1] << 32)
                .toArray();
    }

    @Test
    void numbersAreAddressedBySeedPurposeAndIndex() {
        RandomStream stream = RandomStream.of(1, "test");
        long[] forwards = LongStream.range(0, 100).map(stream::bits).toArray();
        assertThat(LongStream.range(0, 100)
                        .map(i -> RandomStream.of(1, "test").bits(99 - i))
                        .toArray())
                .containsExactly(LongStream.range(0, 100)
                        .map(i -> forwards[99 - (int) i])
                        .toArray());
        assertThat(forwards).doesNotHaveDuplicates();
        assertThat(RandomStream.of(2, "test").bits(0)).isNotEqualTo(forwards[0]);
        assertThat(RandomStream.of(1, "tesu").bits(0)).isNotEqualTo(forwards[0]);
        assertThat(stream.split("a").bits(0))
                .isNotIn(forwards[0], stream.split("b").bits(0));
    }

    /** These bits are a promise: another value on any platform or in any version breaks every seed. */
    @Test
    void valuesStayWhatTheyAre() {
        RandomStream stream = RandomStream.of(42, "purpose");
        assertThat(stream.bits(0)).isEqualTo(7051111193809991326L);
        assertThat(stream.uniform(1)).isEqualTo(0.09675194262054554);
        assertThat(stream.gaussian(2)).isEqualTo(-1.0055617176917238);
        assertThat(stream.gaussian(3)).isEqualTo(-0.6823528382123668);
    }

    @Test
    void manyGaussiansAreTheSameAsOneByOne() {
        RandomStream stream = RandomStream.of(3, "many");
        for (int first = 0; first < 3; first++) {
            for (int length = 0; length < 6; length++) {
                double[] many = new double[length];
                stream.gaussians(first, many);
                assertThat(many)
                        .as(length + " from " + first)
                        .containsExactly(LongStream.range(first, first + length)
                                .mapToDouble(stream::gaussian)
                                .toArray());
            }
        }
    }

    @Test
    void uniformNumbersHaveTheirMoments() {
        RandomStream stream = RandomStream.of(1, "uniform");
        assertThat(mean(stream::uniform)).isCloseTo(0.5, within(4 / Math.sqrt(12.0 * SAMPLES)));
        assertThat(mean(i -> Math.pow(stream.uniform(i) - 0.5, 2)))
                .isCloseTo(1.0 / 12, within(4 * Math.sqrt(1 / 180.0 / SAMPLES)));
        assertThat(LongStream.range(0, SAMPLES).mapToDouble(stream::uniform)).allMatch(u -> u > 0 && u < 1);
    }

    @Test
    void gaussiansHaveTheirMomentsAndAreIndependent() {
        RandomStream stream = RandomStream.of(1, "gaussian");
        double error = 4 / Math.sqrt(SAMPLES);
        assertThat(mean(stream::gaussian)).isCloseTo(0, within(error));
        assertThat(mean(i -> Math.pow(stream.gaussian(i), 2))).isCloseTo(1, within(error * Math.sqrt(2)));
        assertThat(mean(i -> Math.pow(stream.gaussian(i), 3))).isCloseTo(0, within(error * Math.sqrt(15)));
        assertThat(mean(i -> Math.pow(stream.gaussian(i), 4))).isCloseTo(3, within(error * Math.sqrt(96)));
        assertThat(mean(i -> stream.gaussian(i) * stream.gaussian(i + 1))).isCloseTo(0, within(error));
        assertThat(mean(i -> stream.gaussian(i) < 1 ? 1 : 0)).isCloseTo(0.841345, within(error * 0.3654));
    }

    private static double mean(LongToDoubleFunction f) {
        return LongStream.range(0, SAMPLES).mapToDouble(f).sum() / SAMPLES;
    }
}
