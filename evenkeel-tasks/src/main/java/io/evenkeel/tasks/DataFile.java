package io.evenkeel.tasks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file of a data set. Of a compressed one, whose path ends in {@code .gz}, size and checksum are those of the content,
 * because the same content can be compressed in many ways.
 *
 * @param path below a data folder
 * @param bytes size
 * @param sha256 checksum in hexadecimal digits
 * @param address from where such bytes can be fetched, if anywhere
 */
public record DataFile(String path, int bytes, String sha256, Optional<URI> address) {
    private static final String COMPRESSED = ".gz";

    /**
     * Looks for the file, without reading it.
     *
     * @param folder a data folder
     * @return the file; of a compressed one also the uncompressed file beside it
     */
    public Optional<Path> in(Path folder) {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file) && path.endsWith(COMPRESSED)) {
            file = folder.resolve(path.substring(0, path.length() - COMPRESSED.length()));
        }
        return Optional.of(file).filter(Files::isRegularFile);
    }

    /**
     * Whether bytes are those of this file.
     *
     * @param raw what was fetched or found
     * @param name of the file that holds them, compressed if it ends in {@code .gz}
     * @return whether size and checksum are right
     */
    public boolean matches(byte[] raw, String name) {
        InputStream whole = new ByteArrayInputStream(raw);
        try (InputStream in = name.endsWith(COMPRESSED) ? new GZIPInputStream(whole) : whole) {
            byte[] content = in.readNBytes(bytes + 1);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return content.length == bytes && HexFormat.of().formatHex(digest).equals(sha256);
        } catch (IOException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
