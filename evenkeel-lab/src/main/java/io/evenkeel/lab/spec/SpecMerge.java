package io.evenkeel.lab.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lays overrides over a specification: keys are merged however deep they stand, lists and single values are replaced. An
 * ingredient of another name replaces the whole ingredient, because its options belong to it; an override without a name
 * changes options of the one that is there.
 */
final class SpecMerge {
    private static final String NAME = "name";

    private SpecMerge() {}

    /** Lays an override over a base; every node keeps the line where it was written. */
    static SpecNode merge(SpecNode base, SpecNode override) {
        if (!(override instanceof SpecNode.Mapping over)) {
            return override;
        }
        SpecNode.Mapping under = asMapping(base);
        if (under == null || !nameOf(over).equals("") && !nameOf(over).equals(nameOf(under))) {
            return override;
        }
        Map<String, SpecNode> values = new LinkedHashMap<>(under.values());
        Map<String, Integer> lines = new LinkedHashMap<>(under.keyLines());
        over.values().forEach((key, value) -> {
            values.merge(key, value, SpecMerge::merge);
            lines.put(key, over.keyLine(key));
        });
        return new SpecNode.Mapping(over.line(), values, lines);
    }

    // A bare name is an ingredient without options.
    private static SpecNode.Mapping asMapping(SpecNode node) {
        if (node instanceof SpecNode.Mapping mapping) {
            return mapping;
        }
        if (node instanceof SpecNode.Scalar scalar && scalar.type() == SpecNode.Scalar.Type.TEXT) {
            return new SpecNode.Mapping(node.line(), Map.of(NAME, node), Map.of(NAME, node.line()));
        }
        return null;
    }

    private static String nameOf(SpecNode.Mapping mapping) {
        return mapping.get(NAME) instanceof SpecNode.Scalar scalar ? scalar.text() : "";
    }
}
