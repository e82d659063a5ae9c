package io.evenkeel.tensor.io;

import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file whose header has been read and checked and whose tensors are read on demand. It holds nothing open
 * and needs no closing.
 *
 * <p>The format is that of <a href="https://github.com/huggingface/safetensors#format">safetensors</a>: 8 bytes of
 * little-endian header length, a JSON object {@code {name: {dtype, shape, data_offsets}, "__metadata__": {string:
 * string}}}, then the tensors' little-endian row-major values without holes. A header beyond 100,000,000 bytes is
 * refused, as the reference implementation does.
 */
public final class SafeTensorsFile {
    /** Bytes before the header: its length. */
    static final int PREFIX = 8;

    private static final String KIND = ".safetensors file";

    private final Path file;
    private final Source source;
    private final long size;
    private final long dataStart;
    private final Map<String, Entry> entries;
    private final Map<String, String> metadata;

    /**
     * What the header says about a tensor.
     *
     * @param name of the tensor
     * @param dtype of its elements
     * @param shape extents, none negative
     * @param begin offset of its first byte, counted from the end of the header
     * @param end offset after its last byte, counted from the end of the header
     */
    public record Entry(String name, DType dtype, List<Long> shape, long begin, long end) {}

    private SafeTensorsFile(Path file, Source source, long size, long dataStart, SafeTensorsHeader header) {
        this.file = file;
        this.source = source;
        this.size = size;
        this.dataStart = dataStart;
        this.entries = Collections.unmodifiableMap(header.entries());
        this.metadata = Collections.unmodifiableMap(header.metadata());
    }

    /**
     * Reads and checks the header of a file.
     *
     * @param file to read
     * @return the file, ready to read tensors from
     * @throws FormatException if there is no such file, it cannot be read, it is truncated, or its header is wrong in any
     *     way: length, JSON, UTF-8, duplicate names, unknown dtypes, shapes, offsets that disagree with the shape,
     *     overlap, leave holes or do not end with the file
     */
    public static SafeTensorsFile open(Path file) {
        Source source = Source.of(file);
        long size = source.sizeOf(file, KIND);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            InputStream in = Channels.newInputStream(channel);
            byte[] prefix = in.readNBytes(PREFIX);
            long length = headerLength(prefix, size, source);
            byte[] header = new byte[(int) length];
            if (in.readNBytes(header, 0, header.length) < header.length) {
                throw source.error("the file ends within its header; it is truncated");
            }
            long dataStart = PREFIX + length;
            return new SafeTensorsFile(
                    file, source, size, dataStart, new SafeTensorsHeader(header, size - dataStart, source));
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static long headerLength(byte[] prefix, long size, Source source) {
        if (prefix.length < PREFIX) {
            throw source.error("only " + size + " bytes long; a " + KIND + " begins with 8 bytes of header length");
        }
        long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String stated = "the header length " + Long.toUnsignedString(length);
        if (prefix[0] == 'P' && prefix[1] == 'K') {
            throw source.error("this is a zip archive, perhaps a PyTorch .pt or NumPy .npz file, not a " + KIND);
        }
        if (length < 0 || length > SafeTensorsHeader.LONGEST) {
            throw source.error(0, stated + " exceeds " + SafeTensorsHeader.LONGEST + "; is this a " + KIND + "?");
        }
        if (length > size - PREFIX) {
            throw source.error(
                    0,
                    stated + " exceeds the " + (size - PREFIX)
                            + " bytes that follow it; the file is truncated or not a " + KIND);
        }
        return length;
    }

    /** @return the path given to {@link #open} */
    public Path file() {
        return file;
    }

    /** @return the tensors' descriptions by name, in the header's order, unmodifiable */
    public Map<String, Entry> entries() {
        return entries;
    }

    /** @return the metadata in the header's order, unmodifiable; empty if there are none */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Reads one tensor. F64 gives double precision; F32, F16 and BF16 give single precision, without rounding.
     *
     * @param name of the tensor
     * @return its values; nothing has been said about whether they are finite, see {@link NonFinite}
     * @throws FormatException if the file has no such tensor, its dtype is not one of the four, it has more elements than
     *     a tensor can, or the file can no longer be read as it was when opened
     */
    public Tensor read(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw source.error("no tensor " + Text.quote(name) + "; the file has " + Text.list(entries.keySet()));
        }
        Source tensor = source.part("tensor", name);
        if (!entry.dtype().isReadable()) {
            throw tensor.error("dtype " + entry.dtype() + " cannot be read; F64, F32, F16 and BF16 can");
        }
        int[] shape = Shapes.toTensor(entry.shape(), tensor);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (channel.size() != size) {
                throw source.error("has changed from " + size + " to " + channel.size() + " bytes since it was opened");
            }
            InputStream in = Channels.newInputStream(channel.position(dataStart + entry.begin()));
            return Elements.read(in, entry.dtype().encoding(), ByteOrder.LITTLE_ENDIAN, shape, tensor);
        } catch (IOException e) {
            throw tensor.unreadable(e);
        }
    }

    /**
     * Reads all tensors.
     *
     * @return tensors and metadata in the header's order
     * @throws FormatException if any tensor cannot be read, see {@link #read}
     */
    public SafeTensors readAll() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        entries.keySet().forEach(name -> tensors.put(name, read(name)));
        return new SafeTensors(tensors, metadata);
    }
}
