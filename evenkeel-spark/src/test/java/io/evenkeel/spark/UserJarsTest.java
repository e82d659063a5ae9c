package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserJarsTest {
    @Test
    void thereMayBeNone() {
        assertThat(UserJars.of(null, true)).isEmpty();
        assertThat(UserJars.of("", true)).isEmpty();
    }

    @Test
    void jarsAreSentAndFoldersCannotBe(@TempDir Path folder) throws IOException {
        Path one = Files.createFile(folder.resolve("one jar.jar"));
        Path other = Files.createFile(folder.resolve("other.jar"));
        String both = one + File.pathSeparator + other;
        assertThat(UserJars.of(both, true)).containsExactly(one, other);
        for (String lost : new String[] {folder.toString(), folder + "/*", folder + "/none.jar"}) {
            String path = both + File.pathSeparator + lost;
            assertThatThrownBy(() -> UserJars.of(path, true))
                    .isInstanceOf(UserError.class)
                    .hasMessage("EVENKEEL_CLASSPATH: " + lost
                            + " is no jar, and only jars can be sent to executors; name a jar, or say by"
                            + " spark.executor.extraClassPath where executors find the classes");
            assertThat(UserJars.of(path, false)).containsExactly(one, other);
        }
    }
}
