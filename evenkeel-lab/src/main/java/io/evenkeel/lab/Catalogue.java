package io.evenkeel.lab;

import io.evenkeel.lab.Ingredient.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Every ingredient that this version has. A new method is added to one of the lists collected here, and nowhere else, to
 * be listed, to be cited, and to be named in specifications.
 */
public final class Catalogue {
    private static final List<Ingredient> ALL = collect();

    private Catalogue() {}

    /** @return all ingredients, by kind */
    public static List<Ingredient> all() {
        return ALL;
    }

    /**
     * An ingredient by name.
     *
     * @param kind of the ingredient
     * @param name in specifications and lists
     * @return the ingredient
     * @throws IllegalArgumentException if there is none
     */
    public static Ingredient named(Kind kind, String name) {
        return ALL.stream()
                .filter(entry -> entry.kind() == kind && entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + kind.word() + " \"" + name + "\""));
    }

    private static List<Ingredient> collect() {
        List<Ingredient> all = new ArrayList<>(NetworkIngredients.all());
        all.addAll(TrainingIngredients.all());
        all.addAll(GaugeIngredients.all());
        all.addAll(TaskIngredients.all());
        all.addAll(EvolutionIngredients.all());
        return List.copyOf(all);
    }
}
