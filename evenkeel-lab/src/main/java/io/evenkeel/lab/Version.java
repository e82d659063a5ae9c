package io.evenkeel.lab;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version. */
public final class Version {
    private Version() {}

    /** @return the version, as the build wrote it */
    public static String current() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Resources.text(Version.class, "version.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
