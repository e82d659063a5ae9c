package io.evenkeel.tasks;

import io.evenkeel.tensor.io.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches data sets. Nothing is put in place whose checksum is wrong, and nothing that is there is replaced. */
public final class Download {
    private static final int TIMEOUT_MILLIS = 20_000;
    /** What compression may add to content that cannot be compressed. */
    private static final int OVERHEAD = 1 << 20;

    private final Path folder;
    private final int timeoutMillis;

    /**
     * Downloads into a folder.
     *
     * @param folder a data folder; made if it is not there
     */
    public Download(Path folder) {
        this(folder, TIMEOUT_MILLIS);
    }

    Download(Path folder, int timeoutMillis) {
        this.folder = folder;
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * Fetches the files of a data set that are not there, and checks those that are.
     *
     * @param set wanted
     * @param begun told of each address before it is read
     * @return its file, or the folder of its files
     * @throws IllegalArgumentException if a file that is there has another checksum, or no address is known
     * @throws DownloadException if an address cannot be reached within 20 seconds, refuses, stalls for so long, or gives
     *     other bytes than it should
     * @throws UncheckedIOException if a file cannot be written
     */
    public Path fetch(DataSet set, Consumer<URI> begun) {
        for (DataFile file : set.files()) {
            Path target = folder.resolve(file.path());
            Optional<Path> present = file.in(folder);
            if (present.isPresent()) {
                requireWhole(file, present.get());
                continue;
            }
            URI address = file.address()
                    .orElseThrow(() -> new IllegalArgumentException("no address is known for exactly the bytes of "
                            + file.path() + "; see " + set.origin() + ", and put the file at " + target));
            begun.accept(address);
            byte[] raw = read(address, file, target);
            if (!file.matches(raw, file.path())) {
                throw new DownloadException(address + " gives other bytes than it should (" + raw.length
                        + " came, the SHA-256 of the content must be " + file.sha256() + "); nothing was written");
            }
            write(target, raw);
        }
        return folder.resolve(set.entry());
    }

    private static void requireWhole(DataFile file, Path present) {
        byte[] raw;
        try {
            raw = Files.readAllBytes(present);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!file.matches(raw, present.toString())) {
            throw new IllegalArgumentException(present + " is there, but its content has another SHA-256 than "
                    + file.sha256() + "; move it away, and fetch again");
        }
    }

    private byte[] read(URI address, DataFile file, Path target) {
        try {
            // Not java.net.http, which has no time limit on a body that stalls.
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            try {
                int status = connection.getResponseCode();
                if (status != HttpURLConnection.HTTP_OK) {
                    throw new DownloadException(address + " answers with status " + status + "; nothing was written");
                }
                try (InputStream in = connection.getInputStream()) {
                    return in.readNBytes(file.bytes() + OVERHEAD);
                }
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new DownloadException(
                    address + " cannot be read: " + reason(e) + "; fetch it where there is a network, and put it at "
                            + target,
                    e);
        }
    }

    private String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "the host is unknown, perhaps for want of a network";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer within " + timeoutMillis / 1000 + " s";
        }
        return String.valueOf(e.getMessage()).replaceAll("\\R", " ");
    }

    private static void write(Path target, byte[] raw) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.write(target, out -> out.write(raw));
    }
}
