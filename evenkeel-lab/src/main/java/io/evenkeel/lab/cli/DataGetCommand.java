package io.evenkeel.lab.cli;

import io.evenkeel.lab.Nearest;
import io.evenkeel.lab.UserError;
import io.evenkeel.tasks.DataFolders;
import io.evenkeel.tasks.DataSet;
import io.evenkeel.tasks.DataSets;
import io.evenkeel.tasks.Download;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Fetches a data set. */
@Command(
        name = "get",
        description = "Fetches a data set, or checks the one that is here, by checksum.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "It is put in $EVENKEEL_DATA if that is set, else in ~/.evenkeel/data.",
            "Nothing that is there is replaced."
        })
final class DataGetCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final DataFolders folders;

    @Parameters(paramLabel = "NAME", description = "Name of the data set, as \"evenkeel data\" lists it.")
    private String name;

    @Mixin
    private CommonOptions common;

    DataGetCommand(Terminal terminal, DataFolders folders) {
        this.terminal = terminal;
        this.folders = folders;
    }

    @Override
    public Integer call() {
        List<String> names = DataSets.all().stream().map(DataSet::name).toList();
        if (!names.contains(name)) {
            String hint = Nearest.hint(name, names);
            throw new UserError("there is no data set \"" + name + "\""
                    + (hint.isEmpty() ? "; there are " + String.join(", ", names) : hint));
        }
        DataSet set = DataSets.named(name);
        Path folder = folders.folder(set).orElse(folders.target());
        Path place = new Download(folder).fetch(set, address -> terminal.err().println("fetching " + address));
        terminal.line(name + " is in " + place + ", and its checksums are right");
        return ExitStatus.DONE;
    }
}
