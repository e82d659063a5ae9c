package io.evenkeel.spark;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Version;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.run.WholeRun;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function;

/**
 * What an executor does to make a whole run: a function of its fields alone, so that it may be done again, twice, or anywhere.
 *
 * @param version of the driver
 * @param run to be made
 * @param files what the run has left elsewhere, from which it goes on
 */
record Errand(String version, WholeRun run, Map<String, byte[]> files) implements Function<Integer, Errand.Return> {

    /**
     * What comes back.
     *
     * @param worker host of the executor
     * @param version of Evenkeel there
     * @param result JSON
     * @param files what the run has left
     * @param failure why it could not be made, empty if it could
     */
    record Return(String worker, String version, String result, Map<String, byte[]> files, String failure)
            implements Serializable {
        private Return(String version, String failure) {
            this(Nursery.host(), version, "", Map.of(), failure);
        }
    }

    @Override
    public Return call(Integer one) throws IOException {
        String own = Version.current();
        if (!own.equals(version)) {
            return new Return(own, "");
        }
        Path place = Files.createTempDirectory("evenkeel-run");
        try (RunFolder folder = RunFolder.open(place, RunFolder.Existing.RESUME)) {
            folder.put(files);
            String result = Json.text(run.make(folder, done -> {}));
            return new Return(Nursery.host(), own, result, folder.content(), "");
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return new Return(own, e.getMessage() == null ? e.toString() : e.getMessage());
        } finally {
            delete(place);
        }
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
