package io.evenkeel.tasks;

import io.evenkeel.tensor.io.FormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/** A text as classes: each character's place among the different ones that occur, which are sorted by code point. */
final class CharacterText {
    private static final int LARGEST_FILE = 1 << 28;

    private final int[] vocabulary;
    private final int[] classes;

    private CharacterText(int[] codePoints) {
        vocabulary = Arrays.stream(codePoints).distinct().sorted().toArray();
        classes = Arrays.stream(codePoints)
                .map(c -> Arrays.binarySearch(vocabulary, c))
                .toArray();
    }

    static CharacterText read(Path file) {
        byte[] bytes = Content.read(file, in -> in.readNBytes(LARGEST_FILE + 1));
        if (bytes.length > LARGEST_FILE) {
            throw FormatException.in(file, "is larger than 256 MB, the most that is read as text");
        }
        CharacterText text;
        try {
            text = new CharacterText(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .codePoints()
                    .toArray());
        } catch (CharacterCodingException e) {
            throw new FormatException(file + ": is not UTF-8 text", e);
        }
        if (text.vocabularySize() < 2) {
            throw FormatException.in(file, "has fewer than two different characters; there is nothing to predict");
        }
        return text;
    }

    /** A checksum of the characters. */
    String checksum() {
        CRC32 crc = new CRC32();
        for (int place : classes) {
            crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, vocabulary[place]));
        }
        return Long.toHexString(crc.getValue());
    }

    int length() {
        return classes.length;
    }

    int at(int place) {
        return classes[place];
    }

    int[] vocabulary() {
        return vocabulary.clone();
    }

    int vocabularySize() {
        return vocabulary.length;
    }

    /** Entropy of single characters among the first ones, in nats. */
    double entropy(int first) {
        int[] counts = new int[vocabulary.length];
        for (int i = 0; i < first; i++) {
            counts[classes[i]]++;
        }
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / first;
                entropy -= share * StrictMath.log(share);
            }
        }
        return entropy;
    }
}
