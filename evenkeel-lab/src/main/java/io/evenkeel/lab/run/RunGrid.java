package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.SideBySide;
import io.evenkeel.lab.UserError;
import io.evenkeel.tensor.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whole runs that do not depend on each other, several at a time, each in a folder of its own that holds its result as well, so
 * that an interrupted grid goes on where it was.
 */
public final class RunGrid {
    private static final String RESULT = "result.json";
    private static final String DIGEST = "digest";
    private static final String PLANNED = "planned";

    private final Path folder;
    private final RunFolder.Existing existing;
    private final RunEngine engine;
    private final Progress progress;
    private long done;
    private long total;
    private int over;
    private int runs;
    private boolean stopped;

    /**
     * A grid.
     *
     * @param folder under which the runs' folders are
     * @param existing what to do about runs that are there
     * @param engine where runs are made; not closed by this
     * @param progress where it is shown how far they have come
     */
    public RunGrid(Path folder, RunFolder.Existing existing, RunEngine engine, Progress progress) {
        this.folder = folder;
        this.existing = existing;
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * Makes the runs that have not been made yet.
     *
     * @param stage what the runs are, for the progress display
     * @param wanted by their folders under the grid's, in the order in which they begin
     * @return results in the same order
     * @throws UserError if there are runs that are to be left alone; nothing has been done then
     * @throws RunBroken if a file cannot be written
     */
    public List<ObjectNode> run(String stage, Map<String, ? extends WholeRun> wanted) {
        if (existing == RunFolder.Existing.REFUSE) {
            wanted.keySet().forEach(this::refuseRun);
        }
        synchronized (this) {
            over = 0;
            runs = wanted.size();
            done = 0;
            total = wanted.values().stream().mapToLong(WholeRun::planned).sum();
            progress.stage(stage);
        }
        return SideBySide.run(
                engine.atOnce(), List.copyOf(wanted.entrySet()), each -> result(each.getKey(), each.getValue()));
    }

    /**
     * Ends the progress display, because the program is being ended while runs go on: what is said then has a line of its own.
     *
     * @return how far the grid is, for instance {@code 3 of 8 runs}
     */
    public synchronized String stop() {
        stopped = true;
        progress.close();
        return over + " of " + runs + " runs";
    }

    private void refuseRun(String place) {
        Path path = folder.resolve(place);
        if (RunFolder.holdsRun(path)) {
            throw new UserError(
                    path + " holds a run; go on by --resume, begin anew by --force, or choose another --name");
        }
    }

    private ObjectNode result(String place, WholeRun run) {
        Path path = folder.resolve(place);
        Advance advance = new Advance();
        try (RunFolder runFolder = RunFolder.open(path, existing)) {
            Path saved = path.resolve(RESULT);
            Optional<ObjectNode> before = finished(saved, run);
            if (before.isPresent()) {
                advance.skip(run.planned());
                return before.get();
            }
            ObjectNode made = engine.make(run, runFolder, advance::at)
                    .put(DIGEST, run.digest())
                    .put(PLANNED, run.planned());
            AtomicFile.write(saved, out -> out.write(Json.text(made).getBytes(StandardCharsets.UTF_8)));
            advance.over(run.planned());
            return made;
        }
    }

    /** The result of a run that was made before, if it is one of the same specification and length. */
    private Optional<ObjectNode> finished(Path saved, WholeRun run) {
        if (existing != RunFolder.Existing.RESUME || !Files.exists(saved)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readString(saved)))
                    .filter(result -> result.path(DIGEST).asString("").equals(run.digest()))
                    .filter(result -> result.path(PLANNED).asLong(-1) == run.planned())
                    .filter(run::over);
        } catch (IOException | JacksonException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /** How far one run is, as a part of all. */
    private final class Advance {
        private long before;

        void at(long now) {
            synchronized (RunGrid.this) {
                done += now - before;
                before = now;
                if (!stopped) {
                    progress.at(done, total);
                }
            }
        }

        void over(long planned) {
            synchronized (RunGrid.this) {
                count();
                at(planned);
            }
        }

        /** What was made before takes none of the time that is left. */
        void skip(long planned) {
            synchronized (RunGrid.this) {
                total -= planned;
                count();
            }
        }

        private void count() {
            over++;
            progress.note(over + " of " + runs + " runs are over");
        }
    }
}
