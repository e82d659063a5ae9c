package io.evenkeel.spark;

import io.evenkeel.lab.UserError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars with classes of the user's own, for instance a domain, which executors load as well. */
final class UserJars {
    /** Environment variable with jars and folders, which the launcher has put on the class path. */
    static final String VARIABLE = "EVENKEEL_CLASSPATH";

    private UserJars() {}

    /**
     * Lists the jars.
     *
     * @param classPath content of the variable, or null
     * @param sendable whether all must be files that can be sent; otherwise others are left out
     * @throws UserError if one must be and is not
     */
    static List<Path> of(String classPath, boolean sendable) {
        List<Path> jars = new ArrayList<>();
        for (String each : (classPath == null ? "" : classPath).split(File.pathSeparator, -1)) {
            if (Files.isRegularFile(Path.of(each))) {
                jars.add(Path.of(each).toAbsolutePath());
            } else if (sendable && !each.isEmpty()) {
                throw new UserError(VARIABLE + ": " + each + " is no jar, and only jars can be sent to executors;"
                        + " name a jar, or say by spark.executor.extraClassPath where executors find the classes");
            }
        }
        return jars;
    }
}
