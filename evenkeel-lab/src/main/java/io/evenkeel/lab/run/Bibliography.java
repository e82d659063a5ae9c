package io.evenkeel.lab.run;

import io.evenkeel.gauge.Citation;
import io.evenkeel.lab.Ingredient;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;

/** Writes what to cite as a BibTeX file. */
public final class Bibliography {
    private Bibliography() {}

    /**
     * Collects the publications behind ingredients, each once.
     *
     * @param ingredients that were used
     * @return BibTeX
     */
    public static String of(Collection<Ingredient> ingredients) {
        return sources(ingredients).map(Citation::bibtex).collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** The same in words, one line for each publication. */
    static void append(Collection<Ingredient> ingredients, ArrayNode lines) {
        sources(ingredients).map(Citation::text).forEach(lines::add);
    }

    private static Stream<Citation> sources(Collection<Ingredient> ingredients) {
        return ingredients.stream()
                .flatMap(ingredient -> ingredient.sources().stream())
                .distinct();
    }
}
