package io.evenkeel.lab.cli;

import io.evenkeel.lab.run.RunFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.node.ObjectNode;

/** What is written about a run when it is over, besides what it leaves on the way. */
final class RunOutput {
    private final RunFolder folder;
    private final OutputFiles files;
    private final PrintStream out;

    /** Makes a report of what a folder holds. */
    interface Page {
        String text() throws IOException;
    }

    RunOutput(RunFolder folder, OutputFiles files, PrintStream out) {
        this.folder = folder;
        this.files = files;
        this.out = out;
    }

    RunFolder folder() {
        return folder;
    }

    boolean onStandardOut() {
        return files.onStandardOut();
    }

    /** Writes the report of a run that came to an end, and its result. */
    void write(ObjectNode result, String page) throws IOException {
        folder.report(page);
        files.write(result.put("folder", folder.path().toString()), () -> page, out);
    }

    /** Shows what was measured before a run broke. Where the disk is full there is no report, and the failure counts. */
    void writeFailure(Page page) {
        try {
            String text = page.text();
            folder.report(text);
            files.writePage(text, out);
        } catch (IOException | UncheckedIOException e) {
            // The run broke for a reason that is about to be told.
        }
    }
}
