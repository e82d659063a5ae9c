package io.evenkeel.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Data that tasks learn from.
 *
 * @param name by which users ask for it
 * @param description one line
 * @param license under which it may be used
 * @param origin who made it, and where it is described
 * @param entry below a data folder: the file, or the folder of the files
 * @param files what it consists of
 */
public record DataSet(
        String name, String description, String license, String origin, String entry, List<DataFile> files) {
    /**
     * Looks for the data set, without reading it.
     *
     * @param folder a data folder
     * @return its file, or the folder of its files, if all are there
     */
    public Optional<Path> in(Path folder) {
        boolean whole = files.stream().allMatch(file -> file.in(folder).isPresent());
        return whole ? Optional.of(folder.resolve(entry)) : Optional.empty();
    }

    /** @return size of all files in bytes, uncompressed */
    public long bytes() {
        return files.stream().mapToLong(DataFile::bytes).sum();
    }
}
