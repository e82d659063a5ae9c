package io.evenkeel.evolution;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was compiled for the sizes used last: compiling costs more than running. */
final class RecentSizes<T> {
    private static final int REMEMBERED = 4;

    private final Compiler<T> compiler;
    private final Map<Size, T> compiled = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Size, T> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Size(int steps, int examples) {}

    /** Compiles for a size. */
    @FunctionalInterface
    interface Compiler<T> {
        T compile(int steps, int examples);
    }

    RecentSizes(Compiler<T> compiler) {
        this.compiler = compiler;
    }

    T get(int steps, int examples) {
        return compiled.computeIfAbsent(new Size(steps, examples), size -> compiler.compile(size.steps, size.examples));
    }
}
