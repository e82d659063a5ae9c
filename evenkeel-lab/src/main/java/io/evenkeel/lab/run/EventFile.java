package io.evenkeel.lab.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file that TensorBoard shows: records of {@code length (8 bytes), masked CRC-32C of the length (4), data, masked CRC-32C of
 * the data (4)}, little-endian, where data is an {@code Event} in protocol buffers. Source: TensorFlow,
 * {@code tensorflow/core/lib/io/record_writer.h} and {@code tensorflow/core/util/event.proto}.
 */
final class EventFile implements AutoCloseable {
    private static final int MASK = 0xa282ead8;
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private final FileChannel channel;

    private EventFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file and cuts off what follows the given number of bytes, which a checkpoint knows. */
    static EventFile open(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        EventFile events = new EventFile(channel);
        // A file that was asked for only when a run went on begins anew.
        long kept = channel.size() < length ? 0 : length;
        channel.truncate(kept);
        channel.position(kept);
        if (kept == 0) {
            Message event = new Message().number(WALL_TIME, now());
            events.record(event.bytes(FILE_VERSION, "brain.Event:2".getBytes(StandardCharsets.UTF_8)));
        }
        return events;
    }

    /** Adds a number. */
    void scalar(String tag, long step, double value) throws IOException {
        Message named =
                new Message().bytes(TAG, tag.getBytes(StandardCharsets.UTF_8)).number(SIMPLE_VALUE, (float) value);
        Message summary = new Message().bytes(VALUE, named.content());
        record(new Message().number(WALL_TIME, now()).number(STEP, step).bytes(SUMMARY, summary.content()));
    }

    private static double now() {
        return System.currentTimeMillis() / 1e3;
    }

    private void record(Message event) throws IOException {
        byte[] data = event.content();
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(data.length);
        ByteBuffer record = ByteBuffer.allocate(data.length + Long.BYTES + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(length.array())
                .putInt(maskedChecksum(length.array()))
                .put(data)
                .putInt(maskedChecksum(data))
                .flip();
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    /** The checksum of a record, rotated and shifted as the format asks, so that checksums of checksums differ. */
    static int maskedChecksum(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    /** Forces everything to the storage device and returns the number of bytes. */
    long settle() throws IOException {
        channel.force(false);
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Fields of a protocol buffer, as far as events need them. */
    private static final class Message {
        private static final int VARINT = 0;
        private static final int FIXED_64 = 1;
        private static final int LENGTH = 2;
        private static final int FIXED_32 = 5;
        private static final int SEVEN_BITS = 0x7f;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        byte[] content() {
            return out.toByteArray();
        }

        Message number(int field, double value) {
            return fixed(field, FIXED_64, Double.doubleToRawLongBits(value), Long.BYTES);
        }

        Message number(int field, float value) {
            return fixed(field, FIXED_32, Float.floatToRawIntBits(value), Integer.BYTES);
        }

        Message number(int field, long value) {
            varint((long) field << 3 | VARINT);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | LENGTH);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private Message fixed(int field, int type, long bits, int bytes) {
            varint((long) field << 3 | type);
            for (int i = 0; i < bytes; i++) {
                out.write((int) (bits >>> Byte.SIZE * i));
            }
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~SEVEN_BITS) != 0) {
                out.write((int) (rest & SEVEN_BITS) | SEVEN_BITS + 1);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
