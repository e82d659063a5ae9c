package io.evenkeel.lab.cli;

import io.evenkeel.lab.run.RunFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What is written about a run when it is over, besides what it leaves on the way. */
final class RunOutput {
    private final RunFolder folder;
    private final OutputFiles files;
    private final PrintStream out;

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

    /** Writes the result of a run that came to an end. A report needs the log besides, so that it is written later. */
    void writeResult(ObjectNode result) throws IOException {
        files.writeResult(result.put("folder", folder.path().toString()), out);
    }

    /** Writes the report. */
    void writeReport(Supplier<String> page) throws IOException {
        String text = page.get();
        folder.report(text);
        files.writePage(text, out);
    }

    /** Shows what was measured before a run broke. Where that fails too there is no report, and the first failure counts. */
    void writeFailure(Supplier<String> page) {
        try {
            writeReport(page);
        } catch (IOException | RuntimeException e) {
            // The run broke for a reason that is about to be told.
        }
    }
}
