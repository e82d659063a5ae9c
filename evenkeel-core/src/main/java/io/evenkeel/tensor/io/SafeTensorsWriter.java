package io.evenkeel.tensor.io;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the safetensors format. */
final class SafeTensorsWriter {
    private static final int ALIGNMENT = 8;

    private final List<Tensor> dataOrder;
    private final byte[] header;

    SafeTensorsWriter(SafeTensors content) {
        List<Map.Entry<String, Tensor>> ordered =
                new ArrayList<>(content.tensors().entrySet());
        // Stable: within a precision the given order remains.
        ordered.sort(Comparator.comparingInt(e -> e.getValue().precision() == Precision.DOUBLE ? 0 : 1));
        this.dataOrder = ordered.stream().map(Map.Entry::getValue).toList();
        Map<String, Long> begins = new HashMap<>();
        long begin = 0;
        for (Map.Entry<String, Tensor> entry : ordered) {
            begins.put(entry.getKey(), begin);
            begin += bytes(entry.getValue());
        }
        this.header = encode(describe(content, begins));
    }

    void writeTo(OutputStream out) throws IOException {
        int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer start = ByteBuffer.allocate(SafeTensorsFile.PREFIX + padded).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(start.array(), (byte) ' ');
        start.putLong(padded).put(header);
        out.write(start.array());
        for (Tensor tensor : dataOrder) {
            ElementWriter.write(tensor, out);
        }
    }

    private static long bytes(Tensor tensor) {
        return (long) tensor.size() * encoding(tensor).bytes();
    }

    private static Encoding encoding(Tensor tensor) {
        return tensor.precision() == Precision.SINGLE ? Encoding.F32 : Encoding.F64;
    }

    private static String describe(SafeTensors content, Map<String, Long> begins) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        if (!content.metadata().isEmpty()) {
            StringJoiner metadata = new StringJoiner(",", quote(SafeTensorsHeader.METADATA) + ":{", "}");
            content.metadata().forEach((key, value) -> metadata.add(quote(key) + ":" + quote(value)));
            members.add(metadata.toString());
        }
        content.tensors().forEach((name, tensor) -> {
            if (name.equals(SafeTensorsHeader.METADATA)) {
                throw new IllegalArgumentException("no tensor may be named " + name + "; the format reserves the name");
            }
            long begin = begins.get(name);
            String shape = Arrays.toString(tensor.shape()).replace(" ", "");
            members.add(quote(name) + ":{\"dtype\":\"" + encoding(tensor) + "\",\"shape\":" + shape
                    + ",\"data_offsets\":[" + begin + "," + (begin + bytes(tensor)) + "]}");
        });
        return members.toString();
    }

    private static String quote(String raw) {
        StringBuilder result = new StringBuilder("\"");
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '"' || c == '\\') {
                result.append('\\').append(c);
            } else if (c < ' ') {
                result.append(String.format("\\u%04x", (int) c));
            } else {
                result.append(c);
            }
        }
        return result.append('"').toString();
    }

    private static byte[] encode(String header) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(header));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            if (result.length > SafeTensorsHeader.LONGEST - ALIGNMENT) {
                throw new IllegalArgumentException("a header of " + result.length
                        + " bytes is too long; the format allows " + SafeTensorsHeader.LONGEST);
            }
            return result;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a name or metadata value contains half of a surrogate pair", e);
        }
    }
}
