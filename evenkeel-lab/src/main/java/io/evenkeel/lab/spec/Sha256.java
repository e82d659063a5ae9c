package io.evenkeel.lab.spec;

import io.evenkeel.lab.UserError;
import io.evenkeel.tasks.WorkingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum that tells specifications and files from others. */
final class Sha256 {
    private Sha256() {}

    /** Returns 64 hexadecimal digits. */
    static String of(byte... bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the checksum of a file that the user named. */
    static String ofFile(String file) {
        try {
            return of(Files.readAllBytes(WorkingFolder.resolve(file)));
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage());
        }
    }
}
