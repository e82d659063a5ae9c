package io.evenkeel.tensor.io;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random damage to a file's bytes: one to four flips, cuts, insertions, removals, copies and changed digits. */
final class Damage {
    private static final int HEADER = 1_500;
    private static final String TELLING = "{}[]()\"':,-.0123456789eLTFN\\u\n";

    private Damage() {}

    static byte[] of(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, SplittableRandom random) {
        if (bytes.length == 0) {
            return new byte[random.nextInt(20)];
        }
        // Half of the damage goes where the structure is; most bytes of a model are weights, where any value is right.
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, HEADER);
        int at = random.nextInt(reach);
        byte[] noise = new byte[1 + random.nextInt(12)];
        random.nextBytes(noise);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = noise[0];
            case 2 -> bytes[at] = (byte) TELLING.charAt(random.nextInt(TELLING.length()));
            case 3 -> changeDigit(bytes, at, random);
            case 4 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 5 -> {
                return splice(bytes, at, at, noise);
            }
            case 6 -> {
                return splice(bytes, at, Math.min(bytes.length, at + noise.length), new byte[0]);
            }
            default -> {
                int from = random.nextInt(reach);
                return splice(bytes, at, at, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 40)));
            }
        }
        return bytes;
    }

    private static void changeDigit(byte[] bytes, int from, SplittableRandom random) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                bytes[i] = (byte) ('0' + random.nextInt(10));
                return;
            }
        }
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
        return Bytes.join(Arrays.copyOf(bytes, from), middle, Arrays.copyOfRange(bytes, to, bytes.length));
    }
}
