package io.evenkeel.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.tensor.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelOrderTest {
    @TempDir
    private Path folder;

    @Test
    void aSeedGivesOneOrder() {
        int[] order = PixelOrder.random(5).of(784);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 784).toArray());
        assertThat(PixelOrder.random(5).of(784)).isEqualTo(order);
        assertThat(PixelOrder.random(6).of(784)).isNotEqualTo(order);
    }

    @Test
    void aFileHoldsAnOrder() throws IOException {
        Path file = Files.writeString(folder.resolve("order.txt"), " 2, 0\n1\t5 3\n,4\n");
        assertThat(PixelOrder.read(file).of(6)).containsExactly(2, 0, 1, 5, 3, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixelOrder.read(file).of(784))
                .withMessage(file + ": 6 entries are no order of the 784 pixels of an image");
    }

    @ParameterizedTest
    @CsvSource({
        "'0 1 2 3', 4 entries are no order of the 3 pixels of an image",
        "'0 1 3', entry 3 is 3; an order holds each of 0 to 2 once",
        "'0 1 1', entry 3 is 1 again; an order holds each of 0 to 2 once",
        "'0 -1 1', entry 2 is -1; an order holds each of 0 to 2 once",
        "'0 1.0 2', 'entry 2 is \"1.0\"; pixels are whole numbers counted from 0'",
        "'', 'entry 1 is \"\"; pixels are whole numbers counted from 0'"
    })
    void damagedFilesAreRefusedInOneLine(String content, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("order.txt"), content);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixelOrder.read(file).of(3))
                .withMessage(file + ": " + problem);
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        assertThatThrownBy(() -> PixelOrder.read(binary))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("entry 1 is ")
                .hasMessageNotContaining("\n");
        Path large = Files.write(folder.resolve("large"), " 1".repeat(600_000).getBytes(UTF_8));
        assertThatThrownBy(() -> PixelOrder.read(large)).hasMessageContaining("larger than 1 MB");
        assertThatThrownBy(() -> PixelOrder.read(folder.resolve("none"))).hasMessageContaining("no such file");
    }

    @Test
    void anOrderOfOnesOwnIsNotChangedFromOutside() {
        int[] own = {1, 0};
        PixelOrder order = PixelOrder.of(own);
        own[0] = 7;
        order.of(2)[1] = 9;
        assertThat(order.of(2)).containsExactly(1, 0);
    }
}
