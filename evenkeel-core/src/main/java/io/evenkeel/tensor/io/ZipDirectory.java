package io.evenkeel.tensor.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The central directory of a zip archive (PKWARE's APPNOTE, sections 4.3 and 4.5.3), read with every number checked
 * against the file. The JDK's reader is not used because it sizes tables by what a damaged file claims.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final long LONGEST = 100_000_000;
    private static final long IN_ZIP64 = 0xffffffffL;

    private final SeekableByteChannel channel;
    private final Source source;
    private final Map<String, ZipMember> members = new LinkedHashMap<>();
    private long start;
    private long length;

    private ZipDirectory(SeekableByteChannel channel, Source source) {
        this.channel = channel;
        this.source = source;
    }

    /**
     * Reads the directory.
     *
     * @return the members by name, in order; their compressed data lie in the file and do not overlap
     * @throws FormatException if it is damaged or names a member twice
     * @throws IOException if the file cannot be read
     */
    static Map<String, ZipMember> read(SeekableByteChannel channel, Source source) throws IOException {
        ZipDirectory directory = new ZipDirectory(channel, source);
        directory.locate();
        directory.parse();
        return directory.members;
    }

    private void locate() throws IOException {
        long size = channel.size();
        int tailLength = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
        ByteBuffer tail = bytes(size - tailLength, tailLength);
        for (int at = tailLength - END_BYTES; at >= 0; at--) {
            boolean found = tail.getInt(at) == END_SIGNATURE
                    && Short.toUnsignedInt(tail.getShort(at + 20)) == tailLength - at - END_BYTES;
            if (found) {
                long end = size - tailLength + at;
                length = Integer.toUnsignedLong(tail.getInt(at + 12));
                start = Integer.toUnsignedLong(tail.getInt(at + 16));
                if (length == IN_ZIP64 || start == IN_ZIP64) {
                    end = locate64(end);
                }
                if (start < 0 || length < 0 || length > LONGEST || start > end - length) {
                    throw source.error(
                            end, "the zip directory is said to lie outside of the file; the file is damaged");
                }
                return;
            }
        }
        throw source.error("no zip directory at the end; the file is truncated or not a .npz file");
    }

    private long locate64(long end) throws IOException {
        if (end >= LOCATOR_BYTES) {
            ByteBuffer locator = bytes(end - LOCATOR_BYTES, LOCATOR_BYTES);
            long at = locator.getLong(8);
            if (locator.getInt(0) == LOCATOR_SIGNATURE && at >= 0 && at <= end - LOCATOR_BYTES - END64_BYTES) {
                ByteBuffer record = bytes(at, END64_BYTES);
                if (record.getInt(0) == END64_SIGNATURE) {
                    length = record.getLong(40);
                    start = record.getLong(48);
                    return at;
                }
            }
        }
        throw source.error(end, "the zip64 directory is missing; the file is damaged");
    }

    private void parse() throws IOException {
        ByteBuffer directory = bytes(start, (int) length);
        long compressed = 0;
        while (directory.hasRemaining()) {
            ZipMember member = ZipMember.parse(directory, start, source);
            if (members.put(member.name(), member) != null) {
                throw source.error("two members are named " + Text.quote(member.name()) + "; names must be unique");
            }
            // No overflow: each is at most the directory's offset.
            compressed += member.compressedSize();
            if (compressed > start) {
                throw source.error("the members are said to take more than the file's " + start
                        + " bytes; the file is damaged, or members overlap");
            }
        }
    }

    private ByteBuffer bytes(long position, int n) throws IOException {
        InputStream in = Channels.newInputStream(channel.position(position));
        byte[] result = in.readNBytes(n);
        if (result.length < n) {
            throw source.error(position, "the file ends early; it was changed while it was read");
        }
        return ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN);
    }
}
