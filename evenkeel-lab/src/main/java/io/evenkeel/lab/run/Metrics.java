package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
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
     * Begins or goes on with a run: opens its log, and writes the specification and what to cite.
     *
     * @param length bytes of the log to keep, those that the checkpoint knows
     * @throws UserError if the folder cannot be written
     */
    static Metrics begin(RunFolder folder, RunSpec spec, long length) {
        try {
            Metrics metrics = open(folder.metrics(), length);
            try {
                RunFolder.write(folder.spec(), spec.yaml());
                RunFolder.write(folder.citations(), Bibliography.of(spec.ingredients()));
                return metrics;
            } catch (UncheckedIOException e) {
                metrics.close();
                throw new UserError(e.getMessage());
            }
        } catch (IOException e) {
            throw folder.refusal(e);
        }
    }

    /**
     * Opens a log and cuts off what follows a checkpoint.
     *
     * @param length bytes to keep, those that the checkpoint knows
     * @throws UserError if there are fewer
     */
    static Metrics open(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.size() < length) {
                throw new UserError(file
                        + " is shorter than its checkpoint says; put back what was there, or begin anew with --force");
            }
            channel.truncate(length);
            channel.position(length);
            return new Metrics(channel);
        } catch (IOException | UserError e) {
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
