package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log of figures, one JSON object a line, in the order of updates. It holds nothing that depends on time or machine, so
 * that the same run leaves the same bytes however often it was interrupted.
 */
final class Metrics implements AutoCloseable {
    private final FileChannel channel;

    private Metrics(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a log and cuts off what follows a checkpoint.
     *
     * @param length bytes to keep, those that the checkpoint knows
     */
    static Metrics open(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.size() < length) {
                throw new IOException(file + " is shorter than its checkpoint says; was it changed?");
            }
            channel.truncate(length);
            channel.position(length);
            return new Metrics(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void write(ObjectNode record) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((Json.line(record) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
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
}
