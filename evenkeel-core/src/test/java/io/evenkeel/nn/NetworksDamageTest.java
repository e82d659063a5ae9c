package io.evenkeel.nn;

import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, reading the network in it succeeds or throws a FormatException of one line. */
@Timeout(120)
class NetworksDamageTest {
    private static final int HEADER = 600;

    @TempDir
    private Path folder;

    /** Bytes of the sample, changed in place; in two of three cases the header's, which decide most. */
    @Test
    void bytes() throws IOException {
        byte[] whole = Files.readAllBytes(Samples.network());
        int refused = 0;
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(seed % 3 == 0 ? bytes.length : HEADER);
                // A printable character keeps the header readable, so that what it says is tested and not only how.
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(' ', 127));
            }
            refused += read(bytes, "seed " + seed);
        }
        require(refused > 200 && refused < 400, refused + " of 400 refused");
    }

    /** Files in good order whose tensors are renamed, reshaped, lost or made infinite. */
    @Test
    void tensors() throws IOException {
        int refused = 0;
        for (int seed = 0; seed < 600; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StateDictionary tensors = new StateDictionary()
                    .layer("rnn.", 3, 3, 2, "l0")
                    .layer("rnn.", 3, 2, 2, "l1")
                    .with("embedding.weight", 4, 3)
                    .with("head.weight", 4, 2)
                    .with("head.bias", 4);
            damage(tensors, random);
            Path file = tensors.write(folder.resolve("renamed"));
            refused += read(Files.readAllBytes(file), "seed " + seed);
        }
        require(refused > 300 && refused < 600, refused + " of 600 refused");
    }

    private static void damage(StateDictionary tensors, SplittableRandom random) {
        List<String> names = new ArrayList<>(tensors.tensors().keySet());
        String name = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size()));
        Tensor tensor = tensors.tensors().get(name);
        switch (random.nextInt(6)) {
            case 0 -> tensors.without(name);
            case 1 -> tensors.tensors().put(other, tensors.tensors().remove(name));
            case 2 -> tensors.with(name, random.nextInt(8), random.nextInt(4));
            case 3 -> tensors.with(name, random.nextInt(8));
            case 4 -> tensors.value(name, random.nextInt(tensor.size()), Double.NEGATIVE_INFINITY);
            default -> {
                char[] letters = name.toCharArray();
                letters[random.nextInt(letters.length)] = "._0129ihl\0".charAt(random.nextInt(10));
                tensors.tensors().put(new String(letters), tensors.tensors().remove(name));
            }
        }
    }

    private int read(byte[] bytes, String which) throws IOException {
        Path file = folder.resolve("damaged");
        Files.write(file, bytes);
        try {
            Networks.read(file, null, null).forEach(Network::program);
            return 0;
        } catch (FormatException e) {
            String message = e.getMessage();
            require(
                    message.lines().count() == 1 && message.startsWith(file.toString()) && message.length() < 1_500,
                    which + ": not a good message: " + message);
            return 1;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(which + ": " + e, e);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
