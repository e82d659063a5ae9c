package io.evenkeel.lab;

import io.evenkeel.lab.cli.Json;
import tools.jackson.databind.node.ObjectNode;

/** Results for tests. */
public final class Fixtures {
    private Fixtures() {}

    /** A diagnosis of a GRU trained on text, with every section. */
    public static ObjectNode diagnosis() {
        return Json.read(Resources.text(Fixtures.class, "diagnosis.json"));
    }

    /** A diagnosis with a verdict and nothing else. */
    public static ObjectNode minimal() {
        return Json.object().put("verdict", "healthy");
    }
}
