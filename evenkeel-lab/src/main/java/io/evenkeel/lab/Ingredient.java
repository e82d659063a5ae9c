package io.evenkeel.lab;

import java.util.Locale;

/**
 * A method from the literature that the program knows.
 *
 * @param kind what it decides
 * @param name its name in specifications and lists
 * @param description one line
 * @param citation where it comes from
 */
public record Ingredient(Kind kind, String name, String description, String citation) {
    /** The kinds of ingredient, and tasks. */
    public enum Kind {
        /** The weights at the start. */
        INITIALIZER,
        /** The set in which weights stay. */
        PARAMETRIZATION,
        /** One step of computation. */
        CELL,
        /** What happens during training besides the gradient step. */
        CONTROLLER,
        /** Where the update comes from. */
        TRAINER,
        /** What is measured. */
        GAUGE,
        /** What is learned. */
        TASK;

        /** @return the kind in lower case, as users write it */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
