package io.evenkeel.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where data sets are looked for, in this order: the folder that the environment variable EVENKEEL_DATA names, {@code
 * shared/data} in a folder above the working directory (the nearest first), {@code .evenkeel/data} in the user's home.
 */
public final class DataFolders {
    private final Optional<Path> named;
    private final Path working;
    private final Path home;

    /**
     * Folders of a machine.
     *
     * @param named what EVENKEEL_DATA says, if anything
     * @param working the working directory
     * @param home the user's home
     */
    public DataFolders(Optional<Path> named, Path working, Path home) {
        this.named = named;
        this.working = working.toAbsolutePath();
        this.home = home;
    }

    /** @return the folders of this machine */
    public static DataFolders here() {
        Optional<Path> named = Optional.ofNullable(System.getenv("EVENKEEL_DATA"))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        return new DataFolders(named, WorkingFolder.path(), Path.of(System.getProperty("user.home")));
    }

    /**
     * Looks for a data set.
     *
     * @param set wanted
     * @return the first data folder that has all of it
     */
    public Optional<Path> folder(DataSet set) {
        List<Path> places = new ArrayList<>(named.stream().toList());
        for (Path above = working.getParent(); above != null; above = above.getParent()) {
            places.add(above.resolve("shared/data"));
        }
        places.add(own());
        return places.stream().filter(place -> set.in(place).isPresent()).findFirst();
    }

    /**
     * Looks for a data set.
     *
     * @param set wanted
     * @return its file, or the folder of its files, from the first place that has all of it
     */
    public Optional<Path> locate(DataSet set) {
        return folder(set).flatMap(set::in);
    }

    /**
     * Finds a data set.
     *
     * @param set wanted
     * @return its file, or the folder of its files
     * @throws IllegalArgumentException if it is not there; the message says where it was looked for and how to get it
     */
    public Path require(DataSet set) {
        return locate(set)
                .orElseThrow(() -> new IllegalArgumentException("the data set " + set.name()
                        + " is not here: looked in "
                        + named.map(Path::toString).orElse("EVENKEEL_DATA (not set)")
                        + ", in shared/data in the folders above " + working + ", and in " + own()
                        + "; fetch it with: evenkeel data get " + set.name()));
    }

    /** @return where data sets are put that are fetched: what EVENKEEL_DATA names, else the folder in the user's home */
    public Path target() {
        return named.orElse(own());
    }

    private Path own() {
        return home.resolve(".evenkeel/data");
    }
}
