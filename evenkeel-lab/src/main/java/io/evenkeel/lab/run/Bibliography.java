package io.evenkeel.lab.run;

import io.evenkeel.gauge.Citation;
import io.evenkeel.lab.Ingredient;
import java.util.Collection;
import java.util.stream.Collectors;

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
        return ingredients.stream()
                .flatMap(ingredient -> ingredient.sources().stream())
                .distinct()
                .map(Citation::bibtex)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }
}
