package io.evenkeel.kernel;

import java.util.Locale;

/**
 * Decides once for the whole program whether kernels run in their vector or their scalar form. Results have the same
 * bits either way.
 *
 * <p>The system property {@code evenkeel.kernels}, or else the environment variable {@code EVENKEEL_KERNELS}, may say
 * {@code scalar}, {@code vector} or {@code auto} (the default). {@code vector} too falls back to the scalar form where
 * there is no other; {@link #reason()} then says why.
 */
public final class KernelSelection {
    private static final String PROPERTY = "evenkeel.kernels";
    private static final String VARIABLE = "EVENKEEL_KERNELS";
    private static final String MODULE = "jdk.incubator.vector";
    private static final int MINIMUM_BITS = 128;

    private static final KernelSelection CHOSEN = choose(requested());

    private final boolean vector;
    private final int bits;
    private final String reason;

    private KernelSelection(boolean vector, int bits, String reason) {
        this.vector = vector;
        this.bits = bits;
        this.reason = reason;
    }

    /**
     * Whether the vector form is used.
     *
     * @return true for vectors
     */
    public static boolean vector() {
        return CHOSEN.vector;
    }

    /**
     * The width of the vectors in use.
     *
     * @return bits, 0 in scalar form
     */
    public static int bits() {
        return CHOSEN.bits;
    }

    /**
     * Why this form was chosen.
     *
     * @return a sentence; where the vector module is missing, it names the flag that adds it
     */
    public static String reason() {
        return CHOSEN.reason;
    }

    private static String requested() {
        String property = System.getProperty(PROPERTY);
        String value = property != null ? property : System.getenv(VARIABLE);
        return parse(value, property != null ? PROPERTY : VARIABLE);
    }

    static String parse(String value, String source) {
        String lower = value == null || value.isBlank() ? "auto" : value.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "auto", "vector", "scalar" -> lower;
            default ->
                throw new IllegalArgumentException(source + " is \"" + value + "\"; it must be vector, scalar or auto");
        };
    }

    private static KernelSelection choose(String requested) {
        if (requested.equals("scalar")) {
            return new KernelSelection(false, 0, "Scalar kernels were requested.");
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return new KernelSelection(
                    false,
                    0,
                    "Scalar kernels: the vector module is missing; start Java with --add-modules " + MODULE + ".");
        }
        // Only now may a class be touched that needs the module.
        int bits = VectorWidth.bits();
        if (bits < MINIMUM_BITS) {
            return new KernelSelection(
                    false, 0, "Scalar kernels: this CPU and JVM offer vectors of " + bits + " bits only.");
        }
        return new KernelSelection(true, bits, "Vector kernels of " + bits + " bits.");
    }
}
