package io.evenkeel.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A place in the result: names joined by dots, list entries by index from 0 in brackets. */
record ResultPath(List<Object> steps) {
    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z_]\\w*)|\\[(\\d{1,9})]");

    ResultPath {
        steps = List.copyOf(steps);
    }

    static ResultPath of(String text) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(matcher.group(1) != null ? matcher.group(1) : (Object) Integer.valueOf(matcher.group(2)));
        }
        return new ResultPath(steps);
    }

    JsonNode in(ObjectNode result) {
        JsonNode node = result;
        for (Object step : steps) {
            node = step instanceof Integer index ? node.path(index) : node.path((String) step);
        }
        return node;
    }

    /** Says in words why nothing stands at this place: a list that is too short, or a part this network lacks. */
    String whyMissing(String name, ObjectNode result) {
        JsonNode node = result;
        for (Object step : steps) {
            if (step instanceof Integer index && node.isArray() && index >= node.size()) {
                return name + " is out of range: the list has " + node.size() + " entries, from 0";
            }
            node = step instanceof Integer index ? node.path(index) : node.path((String) step);
        }
        return "this result has no " + name;
    }
}
