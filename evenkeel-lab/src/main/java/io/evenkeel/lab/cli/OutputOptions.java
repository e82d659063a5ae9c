package io.evenkeel.lab.cli;

import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the commands that end with a result: where it goes. */
final class OutputOptions {
    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    private String json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for people, one file with charts.")
    private String html;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show neither progress nor the result.")
    private boolean quiet;

    boolean quiet() {
        return quiet;
    }

    Progress progress(Terminal terminal) {
        return quiet ? Progress.NONE : terminal.progress();
    }

    /**
     * Checks that the files can be written, without writing them.
     *
     * @param inputs what must not be overwritten, by what messages call it
     * @throws UserError if one cannot be written, or is an input or the other
     */
    OutputFiles files(Map<String, Path> inputs) throws IOException {
        Optional<OutputFile> jsonFile = OutputFile.of("--json", json);
        Optional<OutputFile> htmlFile = OutputFile.of("--html", html);
        for (Map.Entry<String, Path> input : inputs.entrySet()) {
            refuse(jsonFile, input.getValue(), "--json would overwrite " + input.getKey());
            refuse(htmlFile, input.getValue(), "--html would overwrite " + input.getKey());
        }
        if (jsonFile.isPresent()
                && htmlFile.isPresent()
                && (json.equals(html) || jsonFile.get().same(Paths.of("--html", html)))) {
            throw new UserError("--json and --html name the same file");
        }
        return new OutputFiles(jsonFile, htmlFile);
    }

    private static void refuse(Optional<OutputFile> output, Path input, String message) throws IOException {
        if (output.isPresent() && output.get().same(input)) {
            throw new UserError(message);
        }
    }
}
