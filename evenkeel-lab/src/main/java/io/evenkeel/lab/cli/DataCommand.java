package io.evenkeel.lab.cli;

import io.evenkeel.lab.Json;
import io.evenkeel.tasks.DataFile;
import io.evenkeel.tasks.DataFolders;
import io.evenkeel.tasks.DataSet;
import io.evenkeel.tasks.DataSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists data sets. */
@Command(
        name = "data",
        description = "Lists data sets: where they are, size, license. \"data get NAME\" fetches one.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        synopsisSubcommandLabel = "[get NAME]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Looked for in $EVENKEEL_DATA, in shared/data in the folders above,", "and in ~/.evenkeel/data."})
final class DataCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    private final Terminal terminal;
    private final DataFolders folders;

    @Mixin
    private JsonInstead json;

    @Mixin
    private CommonOptions common;

    DataCommand(Terminal terminal, DataFolders folders) {
        this.terminal = terminal;
        this.folders = folders;
    }

    @Override
    public Integer call() throws IOException {
        json.print(terminal, this::tree, () -> DataSets.all().forEach(this::show));
        return ExitStatus.DONE;
    }

    private void show(DataSet set) {
        String place = folders.locate(set).map(Path::toString).orElse("not here");
        row(set.name(), place);
        row("", set.description());
        row("", Figures.of(set.bytes() / MEGABYTE, 2) + " MB; " + set.license());
        row("", set.origin());
    }

    private void row(String name, String text) {
        terminal.line(String.format("%-16s %s", name, text));
    }

    private ObjectNode tree() {
        ObjectNode root = Json.object();
        ArrayNode list = root.putArray("dataSets");
        for (DataSet set : DataSets.all()) {
            ObjectNode entry = list.addObject()
                    .put("name", set.name())
                    .put("description", set.description())
                    .put("path", folders.locate(set).map(Path::toString).orElse(null))
                    .put("bytes", set.bytes())
                    .put("license", set.license())
                    .put("origin", set.origin());
            ArrayNode files = entry.putArray("files");
            for (DataFile file : set.files()) {
                files.addObject()
                        .put("path", file.path())
                        .put("bytes", file.bytes())
                        .put("sha256", file.sha256())
                        .put("address", file.address().map(Object::toString).orElse(null));
            }
        }
        return root;
    }
}
