package io.evenkeel.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventFileTest {
    @TempDir
    private Path folder;

    /** Reads records back and checks both checksums of each. */
    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(EventFile.maskedChecksum(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(data);
            assertThat(in.getInt()).isEqualTo(EventFile.maskedChecksum(data));
            records.add(data);
        }
        return records;
    }

    /** Reads the fields of a protocol buffer: numbers as such, the rest as bytes. */
    private static Map<Integer, Object> fields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, Object> fields = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            Object value = switch ((int) (key & 7)) {
                case 0 -> varint(in);
                case 1 -> in.getDouble();
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    yield bytes;
                }
                case 5 -> in.getFloat();
                default -> throw new AssertionError("wire type " + (key & 7));
            };
            assertThat(fields.put((int) (key >>> 3), value)).isNull();
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    @Test
    void theChecksumIsTheFormats() {
        // The check value of CRC-32C (RFC 3720, B.4: "123456789" gives e3069283), rotated right by 15 bits plus the
        // mask.
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(EventFile.maskedChecksum(digits)).isEqualTo(Integer.rotateRight(0xe3069283, 15) + 0xa282ead8);
    }

    @Test
    void numbersReadBack() throws IOException {
        Path file = folder.resolve("events.out.tfevents.0.test");
        long length;
        try (EventFile events = EventFile.open(file, 0)) {
            events.scalar("train/loss", 300, 0.25);
            length = events.settle();
            events.scalar("lost", 301, 7);
        }
        try (EventFile events = EventFile.open(file, length)) {
            events.scalar("evaluation/accuracy", 1L << 40, -1.5);
        }
        List<byte[]> records = records(file);
        assertThat(records).hasSize(3);
        Map<Integer, Object> head = fields(records.get(0));
        assertThat((byte[]) head.get(3)).asString(StandardCharsets.US_ASCII).isEqualTo("brain.Event:2");
        assertScalar(records.get(1), "train/loss", 300, 0.25f);
        assertScalar(records.get(2), "evaluation/accuracy", 1L << 40, -1.5f);
    }

    private static void assertScalar(byte[] record, String tag, long step, float value) {
        Map<Integer, Object> event = fields(record);
        assertThat((Double) event.get(1)).isBetween(1e9, 1e10);
        assertThat(event.get(2)).isEqualTo(step);
        Map<Integer, Object> named =
                fields((byte[]) fields((byte[]) event.get(5)).get(1));
        assertThat((byte[]) named.get(1)).asString(StandardCharsets.UTF_8).isEqualTo(tag);
        assertThat(named.get(2)).isEqualTo(value);
    }
}
