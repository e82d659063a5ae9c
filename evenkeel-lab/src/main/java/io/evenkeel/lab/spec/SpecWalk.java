package io.evenkeel.lab.spec;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Visits the ingredients of a specification, however deep they stand. */
final class SpecWalk {
    private SpecWalk() {}

    /** Visits every ingredient once for each time that it is named. */
    static void options(Object value, Consumer<Options> visitor) {
        if (value instanceof Optional<?> given) {
            given.ifPresent(inner -> options(inner, visitor));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> options(element, visitor));
        } else if (value instanceof Record settings) {
            if (settings instanceof Options options) {
                visitor.accept(options);
            }
            for (RecordComponent key : Settings.keys(settings.getClass())) {
                options(Settings.get(settings, key), visitor);
            }
        }
    }
}
