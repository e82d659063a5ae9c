package io.evenkeel.lab;

import io.evenkeel.gauge.Citation;
import io.evenkeel.lab.spec.Options;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A method from the literature that the program knows.
 *
 * @param kind what it decides
 * @param name its name in specifications and lists
 * @param description one line
 * @param sources where it comes from; none if it is ours or common knowledge
 * @param options what a specification may say about it, a record; absent where specifications cannot name it
 */
public record Ingredient(
        Kind kind,
        String name,
        String description,
        List<Citation> sources,
        Optional<Class<? extends Options>> options) {

    /** One that specifications can name. */
    static Ingredient usable(
            Kind kind, String name, String description, Class<? extends Options> options, Citation... sources) {
        return new Ingredient(kind, name, description, List.of(sources), Optional.of(options));
    }

    /** One that specifications cannot name, or not with options. */
    static Ingredient listed(Kind kind, String name, String description, Citation... sources) {
        return new Ingredient(kind, name, description, List.of(sources), Optional.empty());
    }

    /** @return the sources in one line, for people */
    public String citation() {
        return sources.isEmpty()
                ? "Evenkeel"
                : sources.stream().map(Citation::text).collect(Collectors.joining("; "));
    }

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
        /** Which weights are left out from before the first update on. */
        PRUNING,
        /** Where the update comes from. */
        TRAINER,
        /** How a gradient becomes a step. */
        OPTIMIZER,
        /** How the learning rate changes over a run. */
        SCHEDULE,
        /** What is measured. */
        GAUGE,
        /** What is learned. */
        TASK,
        /** In which evolving networks are judged. */
        DOMAIN,
        /** How children differ from parents. */
        MUTATION,
        /** Who has children, and who stays. */
        ALGORITHM;

        /** @return the kind in lower case, as users write it */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
