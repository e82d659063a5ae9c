package io.evenkeel.lab.run;

import io.evenkeel.lab.UserError;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A checksum among the metadata of a checkpoint, over its tensors and over what else the metadata say, but for the time that the
 * run took: damage that leaves the file readable must not become part of a run that claims the same bits.
 */
final class CheckpointSeal {
    private static final String KEY = RunMetadata.PREFIX + "checksum";
    private static final String TIMES = "seconds";
    private static final int CHUNK = 8192;

    private CheckpointSeal() {}

    /** Writes a file with a checksum, aside first and then renamed. */
    static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        metadata.put(KEY, of(tensors, metadata));
        new SafeTensors(tensors, metadata).write(file);
    }

    /**
     * Compares the checksum.
     *
     * @throws UserError if it is not that of the content, or an earlier version has left none
     */
    static void require(Path file, SafeTensors content) {
        if (!content.metadata().containsKey(KEY)) {
            throw new UserError(
                    file + " has no checksum; an earlier version wrote it, and only that can go on with it");
        }
        if (!of(content.tensors(), content.metadata()).equals(content.metadata().get(KEY))) {
            throw new UserError(file + " is damaged: its content does not fit its checksum");
        }
    }

    private static String of(Map<String, Tensor> tensors, Map<String, String> metadata) {
        CRC32C checksum = new CRC32C();
        new TreeMap<>(metadata).forEach((key, value) -> {
            if (!key.equals(KEY) && !key.toLowerCase(Locale.ROOT).endsWith(TIMES)) {
                update(checksum, key);
                update(checksum, value);
            }
        });
        new TreeMap<>(tensors).forEach((name, tensor) -> {
            update(checksum, name);
            update(checksum, tensor);
        });
        return Long.toHexString(checksum.getValue());
    }

    private static void update(CRC32C checksum, String text) {
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        checksum.update(0);
    }

    private static void update(CRC32C checksum, Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * CHUNK);
        for (int from = 0; from < tensor.size(); from += CHUNK) {
            bytes.clear();
            for (int i = from; i < Math.min(tensor.size(), from + CHUNK); i++) {
                bytes.putDouble(tensor.get(i));
            }
            checksum.update(bytes.flip());
        }
    }
}
