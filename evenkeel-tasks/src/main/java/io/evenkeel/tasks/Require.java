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

    static int within(int least, int most, String option, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    option + " must lie between " + least + " and " + most + ", not " + value);
        }
        return value;
    }

    static int examples(int examples) {
        if (examples < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 example, not " + examples);
        }
        return examples;
    }
}
