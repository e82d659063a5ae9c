package io.evenkeel.lab.cli;

/** What the process tells its caller. */
final class ExitStatus {
    static final int DONE = 0;
    /** A check that the user asked for failed. */
    static final int CHECK_FAILED = 1;

    static final int BAD_INPUT = 2;
    static final int BROKEN = 3;

    private ExitStatus() {}
}
