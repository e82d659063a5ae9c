package io.evenkeel.tensor.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One entry of a zip archive's central directory (PKWARE's APPNOTE, sections 4.3.12 and 4.5.3).
 *
 * @param name of the member
 * @param deflated whether it is compressed; else it is stored
 * @param crc CRC-32 of its content
 * @param compressedSize bytes it takes in the file
 * @param size bytes of its content
 * @param offset of its local header in the file
 */
record ZipMember(String name, boolean deflated, long crc, long compressedSize, long size, long offset) {
    private static final int SIGNATURE = 0x02014b50;
    private static final int FIXED_BYTES = 46;
    private static final int ENCRYPTED = 1;
    private static final int UTF8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ZIP64 = 1;
    private static final long IN_ZIP64 = 0xffffffffL;
    /** Deflate cannot compress further: a match of 258 bytes takes at least 2 bits. */
    private static final long STRONGEST_COMPRESSION = 1032;

    /**
     * Reads one entry.
     *
     * @param in central directory at the entry, little-endian; afterwards at the next one
     * @param directoryStart offset of the directory, before which all content must lie
     * @param source for messages
     * @throws FormatException if the entry is damaged, encrypted or compressed by another method, or states sizes that
     *     cannot be
     */
    static ZipMember parse(ByteBuffer in, long directoryStart, Source source) {
        int at = in.position();
        if (in.remaining() < FIXED_BYTES || in.getInt(at) != SIGNATURE) {
            throw source.error(directoryStart + at, "not an entry of a zip directory; the file is damaged");
        }
        int flags = in.getShort(at + 8);
        int method = in.getShort(at + 10);
        int nameLength = Short.toUnsignedInt(in.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(in.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(in.getShort(at + 32));
        if (in.remaining() - FIXED_BYTES < nameLength + extraLength + commentLength) {
            throw source.error(directoryStart + at, "an entry of the zip directory is cut off; the file is damaged");
        }
        byte[] raw = new byte[nameLength];
        in.position(at + FIXED_BYTES).get(raw);
        String name = new String(raw, (flags & UTF8) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        Source member = source.part("member", name);
        if ((flags & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
            throw member.error("is encrypted or compressed in an unknown way; it must be stored or deflated");
        }
        ByteBuffer extra = in.slice(in.position(), extraLength).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + extraLength + commentLength);
        ByteBuffer wide = zip64(extra);
        long size = widen(Integer.toUnsignedLong(in.getInt(at + 24)), wide, member);
        long compressedSize = widen(Integer.toUnsignedLong(in.getInt(at + 20)), wide, member);
        long offset = widen(Integer.toUnsignedLong(in.getInt(at + 42)), wide, member);
        long crc = Integer.toUnsignedLong(in.getInt(at + 16));
        ZipMember result = new ZipMember(name, method == DEFLATED, crc, compressedSize, size, offset);
        result.check(directoryStart, member);
        return result;
    }

    private void check(long directoryStart, Source member) {
        boolean outside = compressedSize < 0 || offset < 0 || offset > directoryStart - compressedSize;
        if (outside) {
            throw member.error("is said to lie outside of the file; the file is damaged");
        }
        boolean possible =
                deflated ? size >= 0 && size / STRONGEST_COMPRESSION <= compressedSize : size == compressedSize;
        if (!possible) {
            throw member.error("is said to hold " + size + " bytes in " + compressedSize
                    + ", which cannot be; the file is damaged");
        }
    }

    /** The content of the zip64 field among the extra fields, or nothing. */
    private static ByteBuffer zip64(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
            ByteBuffer content = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            if (id == ZIP64) {
                return content;
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private static long widen(long narrow, ByteBuffer wide, Source member) {
        if (narrow != IN_ZIP64) {
            return narrow;
        }
        if (wide.remaining() < Long.BYTES) {
            throw member.error("lacks its zip64 sizes; the file is damaged");
        }
        return wide.getLong();
    }
}
