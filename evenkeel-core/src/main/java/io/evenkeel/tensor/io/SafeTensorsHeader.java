package io.evenkeel.tensor.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses and validates the JSON header of a safetensors file. Nothing is believed before it has been checked. */
final class SafeTensorsHeader {
    /** The bound that the format's reference implementation sets. */
    static final long LONGEST = 100_000_000;

    static final String METADATA = "__metadata__";

    private final Source source;
    private final JsonReader json;
    private final long dataLength;
    private final Map<String, SafeTensorsFile.Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /**
     * Parses a header.
     *
     * @param text the header, without its length
     * @param dataLength bytes that follow it in the file
     * @param source for messages
     * @throws FormatException if anything is wrong with it
     */
    SafeTensorsHeader(byte[] text, long dataLength, Source source) {
        this.source = source;
        this.dataLength = dataLength;
        this.json = new JsonReader(text, SafeTensorsFile.PREFIX, source);
        if (text.length == 0 || text[0] != '{') {
            throw source.error(SafeTensorsFile.PREFIX, "the header is not JSON; it must begin with '{'");
        }
        json.object(name -> {
            if (name.equals(METADATA)) {
                json.within(source.part("metadata", METADATA));
                json.object(key -> metadata.put(key, metadataValue(key)));
            } else {
                json.within(source.part("tensor", name));
                entries.put(name, entry(name));
            }
            json.within(source);
        });
        json.end();
        checkCoverage();
    }

    /** In the header's order. */
    Map<String, SafeTensorsFile.Entry> entries() {
        return entries;
    }

    /** In the header's order. */
    Map<String, String> metadata() {
        return metadata;
    }

    private String metadataValue(String key) {
        return json.string("the value of " + Text.quote(key) + ", a string");
    }

    private SafeTensorsFile.Entry entry(String name) {
        Fields fields = new Fields();
        json.object(key -> {
            switch (key) {
                case "dtype" -> fields.dtype = dtype(source.part("tensor", name));
                case "shape" -> fields.shape = integers("an extent", Shapes.MOST_DIMENSIONS);
                case "data_offsets" -> fields.offsets = integers("an offset", 2);
                default -> json.skip();
            }
        });
        Source tensor = source.part("tensor", name);
        if (fields.dtype == null || fields.shape == null || fields.offsets == null) {
            throw tensor.error((fields.dtype == null ? "dtype" : fields.shape == null ? "shape" : "data_offsets")
                    + " is missing; a tensor has dtype, shape and data_offsets");
        }
        long bytes = Shapes.bytes(fields.shape, fields.dtype.bits(), tensor);
        checkOffsets(fields, bytes, tensor);
        return new SafeTensorsFile.Entry(
                name, fields.dtype, fields.shape, fields.offsets.get(0), fields.offsets.get(1));
    }

    private DType dtype(Source tensor) {
        String name = json.string("a dtype");
        DType dtype = DType.named(name);
        if (dtype == null) {
            throw tensor.error("unknown dtype " + Text.quote(name) + "; the format has "
                    + List.of(DType.values()).toString().replaceAll("[\\[\\]]", ""));
        }
        return dtype;
    }

    private List<Long> integers(String wanted, int most) {
        List<Long> result = new ArrayList<>();
        json.array(() -> {
            if (result.size() == most) {
                throw json.errorHere("more than " + most + " numbers where at most " + most + " may stand");
            }
            result.add(json.integer(wanted));
        });
        return List.copyOf(result);
    }

    private void checkOffsets(Fields fields, long bytes, Source tensor) {
        if (fields.offsets.size() != 2) {
            throw tensor.error("data_offsets " + Shapes.show(fields.offsets) + " must be two numbers, [begin, end]");
        }
        long begin = fields.offsets.get(0);
        long end = fields.offsets.get(1);
        String range = "data_offsets " + Shapes.show(fields.offsets);
        if (begin < 0 || end < begin) {
            throw tensor.error(
                    range + (begin < 0 ? " are negative" : " are reversed") + "; 0 <= begin <= end must hold");
        }
        if (end - begin != bytes) {
            throw tensor.error("shape " + Shapes.show(fields.shape) + " of " + fields.dtype + " takes " + bytes
                    + " bytes, but " + range + " span " + (end - begin));
        }
        if (end > dataLength) {
            throw tensor.error(range + " reach beyond the file's " + dataLength
                    + " bytes of data; the file is truncated or the offsets are wrong");
        }
    }

    /** Tensors must fill the data without overlap, hole or rest: the format allows no bytes that belong to none. */
    private void checkCoverage() {
        List<SafeTensorsFile.Entry> inOrder = new ArrayList<>(entries.values());
        inOrder.sort(
                Comparator.comparingLong(SafeTensorsFile.Entry::begin).thenComparingLong(SafeTensorsFile.Entry::end));
        long covered = 0;
        for (SafeTensorsFile.Entry entry : inOrder) {
            String begins = "begins at data byte " + entry.begin() + ", but the tensors before it end at " + covered;
            if (entry.begin() < covered) {
                throw source.part("tensor", entry.name()).error(begins + "; tensors must not overlap");
            }
            if (entry.begin() > covered) {
                throw source.part("tensor", entry.name()).error(begins + "; no holes are allowed");
            }
            covered = entry.end();
        }
        if (covered < dataLength) {
            throw source.error("the tensors cover " + covered + " of " + dataLength
                    + " bytes of data; every byte must belong to a tensor");
        }
    }

    /** The members of a tensor's description as far as they have been met. */
    private static final class Fields {
        private DType dtype;
        private List<Long> shape;
        private List<Long> offsets;
    }
}
