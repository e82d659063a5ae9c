package io.evenkeel.tensor.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads the content of one member of a zip archive and checks its length and checksum. */
final class ZipContent {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int BUFFER_BYTES = 1 << 13;

    private ZipContent() {}

    /**
     * What to make of a content.
     *
     * @param <T> result
     */
    @FunctionalInterface
    interface Reading<T> {
        /** Reads the stream to where the content should end. */
        T from(InputStream in) throws IOException;
    }

    /**
     * Reads a member.
     *
     * @param channel the archive
     * @param member as the archive's directory describes it
     * @param reading reads as many bytes as the directory states
     * @param source the member, for messages
     * @return what the reading returned
     * @throws FormatException if the compressed data are damaged, hold more than stated or do not match the checksum
     * @throws IOException if the file cannot be read
     */
    static <T> T read(SeekableByteChannel channel, ZipMember member, Reading<T> reading, Source source)
            throws IOException {
        CRC32 crc = new CRC32();
        Inflater inflater = new Inflater(true);
        try {
            InputStream stored = new Bounded(open(channel, member, source), member.compressedSize());
            InputStream plain = member.deflated() ? new InflaterInputStream(stored, inflater, BUFFER_BYTES) : stored;
            InputStream checked = new CheckedInputStream(plain, crc);
            T result = reading.from(checked);
            if (checked.read() >= 0) {
                throw source.error("holds more than the " + member.size() + " bytes that are stated; it is damaged");
            }
            if (crc.getValue() != member.crc()) {
                throw source.error("its content does not match its checksum; it is damaged");
            }
            return result;
        } catch (ZipException | EOFException e) {
            throw new FormatException(source.where() + ": the compressed data are damaged or cut off", e);
        } finally {
            inflater.end();
        }
    }

    private static InputStream open(SeekableByteChannel channel, ZipMember member, Source source) throws IOException {
        InputStream in = Channels.newInputStream(channel.position(member.offset()));
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(LOCAL_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.limit() < LOCAL_BYTES || header.getInt(0) != LOCAL_SIGNATURE) {
            throw source.error(member.offset(), "no member of a zip archive begins here; the file is damaged");
        }
        int skipped = Short.toUnsignedInt(header.getShort(26)) + Short.toUnsignedInt(header.getShort(28));
        in.skipNBytes(skipped);
        return in;
    }

    /** The first bytes of another stream. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(to, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }
}
