package io.evenkeel.tasks;

/** Checks what a task is made with. */
final class Require {
    private Require() {}

    static int atLeast(int least, String option, int value) {
        if (value < least) {
            throw new IllegalArgumentException(option + " must be at least " + least + ", not " + value);
        }
        return value;
    }
}
