package io.evenkeel.lab.compare;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.lab.spec.ControllerOptions;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.lab.spec.SpecFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a contender with gradient activation must be held against, since near 0 its G(g) is αβ g: the same without it, the same
 * without it at αβ times the rate, and with every number clipped at the saturation in its place. Those that a comparison does
 * not have are added to it.
 */
final class GradientActivationBaselines {
    private GradientActivationBaselines() {}

    static Comparison added(Comparison comparison) {
        Map<String, Spec> all = new LinkedHashMap<>(comparison.contenders());
        comparison.contenders().forEach((name, spec) -> {
            for (int i = 0; i < spec.controllers().size(); i++) {
                if (spec.controllers().get(i) instanceof ControllerOptions.Activated activated) {
                    add(all, name, spec, i, activated);
                }
            }
        });
        return new Comparison(all, comparison.seeds());
    }

    private static void add(
            Map<String, Spec> all, String name, Spec spec, int index, ControllerOptions.Activated activated) {
        double slope = activated.alpha() * activated.beta();
        add(all, name + " - without", changed(spec, tree -> controllers(tree).remove(index)));
        add(all, name + " - rate x " + number(slope), changed(spec, tree -> {
            controllers(tree).remove(index);
            ObjectNode optimizer = (ObjectNode) tree.at("/trainer/optimizer");
            optimizer.put("rate", slope * optimizer.path("rate").doubleValue());
        }));
        double saturation = activated.function().saturation(activated.alpha());
        if (Double.isFinite(saturation)) {
            add(
                    all,
                    name + " - clipped at " + number(saturation),
                    changed(
                            spec,
                            tree -> controllers(tree)
                                    .set(
                                            index,
                                            Json.object()
                                                    .put("name", "value-clipping")
                                                    .put("bound", saturation)
                                                    .set(
                                                            "point",
                                                            controllers(tree)
                                                                    .get(index)
                                                                    .get("point")))));
        }
    }

    private static void add(Map<String, Spec> all, String name, Spec spec) {
        if (!all.containsValue(spec)) {
            all.putIfAbsent(name, spec);
        }
    }

    private static ArrayNode controllers(ObjectNode tree) {
        return (ArrayNode) tree.get("controllers");
    }

    private static Spec changed(Spec spec, Consumer<ObjectNode> change) {
        ObjectNode tree = spec.tree();
        change.accept(tree);
        return SpecFile.parse("baseline.json", Json.text(tree)).spec();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
