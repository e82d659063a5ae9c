package io.evenkeel.lab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit status.
     *
     * @param args words of the command line
     */
    public static void main(String[] args) {
        // The locale decides what a terminal can show; files are always UTF-8, and ASCII is the same in both.
        Charset charset = Boolean.getBoolean("evenkeel.unicode") ? StandardCharsets.UTF_8 : Charset.defaultCharset();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset);
        PrintStream err = new PrintStream(new FileOutputStream(StandardError.descriptor()), true, charset);
        System.setOut(out);
        System.setErr(err);
        int status = CommandLines.run(Terminal.of(out, err, System.getProperties(), System.getenv()), args);
        out.flush();
        System.exit(status);
    }
}
