package io.evenkeel.tasks;

import io.evenkeel.tensor.io.FormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Reads whole files of UTF-8 text. */
public final class TextFile {
    private static final int LARGEST_FILE = 1 << 28;

    private TextFile() {}

    /**
     * Reads a file.
     *
     * @param file of at most 256 MB
     * @return its text
     * @throws FormatException if there is no such file, if it may not be read, is larger, or is not UTF-8
     */
    public static String read(Path file) {
        byte[] bytes = Content.read(file, in -> in.readNBytes(LARGEST_FILE + 1));
        if (bytes.length > LARGEST_FILE) {
            throw FormatException.in(file, "is larger than 256 MB, the most that is read as text");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FormatException(file + ": is not UTF-8 text", e);
        }
    }

    /** A checksum of texts. */
    static String checksum(String... texts) {
        CRC32 crc = new CRC32();
        for (String text : texts) {
            crc.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(crc.getValue());
    }
}
