package io.evenkeel.tensor.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files for tests, byte by byte, made without the code under test. */
final class Bytes {
    /**
     * What {@code numpy.savez_compressed} of NumPy 2.4.6 wrote for {@code a = arange(6, dtype='<f4').reshape(2, 3)} and
     * {@code b = arange(40, dtype='<i8')}.
     */
    static final byte[] NUMPY_COMPRESSED = Base64.getDecoder()
            .decode("UEsDBC0AAAAIAAAAIQBP6QAq//////////8FABQAYS5ucHkBABAAmAAAAAAAAABVAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxc"
                    + "pG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLgYwaLAHEg5ABMQNQLzAAQBQSwME"
                    + "LQAAAAgAAAAhADLIH/D//////////wUAFABiLm5weQEAEADAAQAAAAAAAJwAAAAAAAAAncy5CsJAAIThxPu+73M9VyGFhYWI"
                    + "tZ1iY2ElwUQUxMhGbMSn8IWN8PsCTvMxU8x7vV1tdrr20J7Sst2DknMhF+eZNIQ8OuquzOveUZb93ZfmxbW93T2ZN9vro+nE"
                    + "GBviJf5PTCM6+tCPAQxiCMMYwSj+DuOYwCSmMI0ZzGIO81jAIpawjBWsYg3r2MAmtrCNAjvYxR72cYBDlPgBUEsBAi0DLQAA"
                    + "AAgAAAAhAE/pACpVAAAAmAAAAAUAAAAAAAAAAAAAAIABAAAAAGEubnB5UEsBAi0DLQAAAAgAAAAhADLIH/CcAAAAwAEAAAUA"
                    + "AAAAAAAAAAAAAIABjAAAAGIubnB5UEsFBgAAAAACAAIAZgAAAF8BAAAAAA==");

    /** What {@code numpy.savez} wrote for {@code x = asfortranarray(arange(6, dtype='<f8').reshape(2, 3))}. */
    static final byte[] NUMPY_STORED = Base64.getDecoder()
            .decode("UEsDBC0AAAAAAAAAIQDkyAZg//////////8FABQAeC5ucHkBABAAsAAAAAAAAACwAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2Ny"
                    + "JzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogVHJ1ZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAAAAAAAAAAAAAIQAAAAAAAAPA/AAAAAAAAEEAA"
                    + "AAAAAAAAQAAAAAAAABRAUEsBAi0DLQAAAAAAAAAhAOTIBmCwAAAAsAAAAAUAAAAAAAAAAAAAAIABAAAAAHgubnB5UEsFBgAA"
                    + "AAABAAEAMwAAAOcAAAAAAA==");

    /** What NumPy wrote in version 2.0 for {@code asfortranarray(arange(6, dtype='>i2').reshape(2, 3))}. */
    static final byte[] NUMPY_BIG_ENDIAN = Base64.getDecoder()
            .decode("k05VTVBZAgB0AAAAeydkZXNjcic6ICc+aTInLCAnZm9ydHJhbl9vcmRlcic6IFRydWUsICdzaGFwZSc6ICgyLCAzKSwgfSAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAADAAEABAACAAU=");

    private Bytes() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            result.writeBytes(part);
        }
        return result.toByteArray();
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static ByteBuffer little(int n) {
        return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A safetensors file: length, header, data. */
    static byte[] safetensors(String header, int dataLength) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return join(little(8).putLong(text.length).array(), text, new byte[dataLength]);
    }

    /** A .npy file of a version with a header as given. */
    static byte[] npy(int version, String header, byte[] data) {
        byte[] length = version == 1
                ? little(2).putShort((short) header.length()).array()
                : little(4).putInt(header.length()).array();
        return join(latin1("\u0093NUMPY" + (char) version + "\0"), length, latin1(header), data);
    }

    static byte[] npy(String descriptor, boolean fortran, String shape, byte[] data) {
        String header = "{'descr': '" + descriptor + "', 'fortran_order': " + (fortran ? "True" : "False")
                + ", 'shape': " + shape + ", }\n";
        return npy(1, header, data);
    }

    /** A zip archive of one deflated member whose directory states a size and a checksum of the caller's choice. */
    static byte[] zip(String name, byte[] content, long statedSize, int crcError) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        int packedLength = deflater.deflate(packed);
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(content);
        int sum = (int) crc.getValue() + crcError;
        byte[] raw = latin1(name);
        ByteBuffer local = little(30).putInt(0x04034b50).putShort((short) 20).putShort((short) 0);
        local.putShort((short) 8).putInt(0).putInt(sum).putInt(packedLength).putInt((int) statedSize);
        local.putShort((short) raw.length);
        ByteBuffer central = little(46).putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
        central.putShort((short) 0).putShort((short) 8).putInt(0).putInt(sum).putInt(packedLength);
        central.putInt((int) statedSize).putShort((short) raw.length);
        int start = 30 + raw.length + packedLength;
        ByteBuffer end =
                little(22).putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
        end.putInt(46 + raw.length).putInt(start);
        byte[] data = Arrays.copyOf(packed, packedLength);
        return join(local.array(), raw, data, central.array(), raw, end.array());
    }
}
