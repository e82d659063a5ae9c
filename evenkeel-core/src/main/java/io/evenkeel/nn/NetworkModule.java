package io.evenkeel.nn;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recurrent module in a file, as far as the names of its tensors tell.
 *
 * @param prefix what stands before the parameters' own names: empty, or ends with a dot
 * @param layers how many layers its names reach to, at least 1
 * @param bidirectional whether any name ends with {@code _reverse}
 * @param alone whether the file has no other recurrent module
 */
record NetworkModule(String prefix, int layers, boolean bidirectional, boolean alone) {
    private static final Pattern NAME =
            Pattern.compile("(?:(.*)\\.)?(?:weight|bias)_(?:ih|hh)_l(0|[1-9][0-9]*)(_reverse)?", Pattern.DOTALL);
    private static final int MOST_LAYERS = 1_000;

    /** Layers and directions that one tensor's name speaks of. */
    private record Found(String name, int layer, boolean reverse) {}

    /**
     * Finds a module.
     *
     * @param tensors of a file
     * @param wanted its prefix with or without the last dot, null for the only one
     * @return the module
     * @throws io.evenkeel.tensor.io.FormatException if there is none or not that one, if there are several and none is
     *     wanted, or if it is of a kind that cannot be read
     */
    static NetworkModule find(NetworkTensors tensors, String wanted) {
        Map<String, List<Found>> modules = new TreeMap<>();
        for (String name : tensors.names()) {
            Matcher m = NAME.matcher(name);
            if (m.matches()) {
                String prefix = m.group(1) == null ? "" : m.group(1) + ".";
                // A number of many digits would overflow; any number beyond the limit says the same.
                int layer = m.group(2).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(m.group(2));
                modules.computeIfAbsent(prefix, key -> new java.util.ArrayList<>())
                        .add(new Found(name, layer, m.group(3) != null));
            }
        }
        String prefix = choose(tensors, modules.keySet(), wanted);
        return of(tensors, prefix, modules.get(prefix), modules.size() == 1);
    }

    private static String choose(NetworkTensors tensors, Collection<String> prefixes, String wanted) {
        String shown = NetworkTensors.list(
                prefixes.stream().map(NetworkModule::withoutDot).toList());
        if (prefixes.isEmpty()) {
            boolean bare = tensors.names().stream().anyMatch(name -> name.endsWith("weight_hh"));
            throw tensors.error("holds no recurrent module; "
                    + (bare
                            ? "weight_hh without a layer is a cell on its own: name its tensors weight_ih_l0, weight_hh_l0,"
                                    + " bias_ih_l0 and bias_hh_l0"
                            : "one has tensors named weight_ih_l0 and weight_hh_l0, under any prefix"));
        }
        if (wanted != null) {
            String prefix = wanted.isEmpty() || wanted.endsWith(".") ? wanted : wanted + ".";
            if (!prefixes.contains(prefix)) {
                throw tensors.error(
                        "holds no recurrent module " + NetworkTensors.quote(wanted) + "; there is " + shown);
            }
            return prefix;
        }
        if (prefixes.size() > 1) {
            throw tensors.error(
                    "holds " + prefixes.size() + " recurrent modules, " + shown + "; choose one with --module NAME");
        }
        return prefixes.iterator().next();
    }

    private static NetworkModule of(NetworkTensors tensors, String prefix, List<Found> found, boolean alone) {
        int last = 0;
        boolean bidirectional = false;
        for (Found each : found) {
            if (each.layer() >= MOST_LAYERS) {
                throw tensors.error(each.name(), "names a layer beyond the most that are read, " + MOST_LAYERS);
            }
            last = Math.max(last, each.layer());
            bidirectional |= each.reverse();
        }
        for (String name : tensors.names()) {
            if (name.startsWith(prefix + "weight_hr_l")) {
                throw tensors.error(
                        name,
                        "says that the LSTM projects its output (proj_size), which cannot be read; train without");
            }
        }
        if (bidirectional && last > 0) {
            throw tensors.error("module " + NetworkTensors.quote(withoutDot(prefix)) + " is a bidirectional stack of "
                    + (last + 1) + " layers, each of which reads both directions of the layer below, so no direction"
                    + " can be judged by itself; a single bidirectional layer can be read");
        }
        return new NetworkModule(prefix, last + 1, bidirectional, alone);
    }

    /** The prefix without its last dot. */
    String name() {
        return withoutDot(prefix);
    }

    private static String withoutDot(String prefix) {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    /** The name of a tensor beside the module or else at the top of the file, null if it is at neither place. */
    String sibling(NetworkTensors tensors, String name) {
        String beside = prefix.substring(0, name().lastIndexOf('.') + 1) + name;
        return tensors.has(beside) ? beside : tensors.has(name) ? name : null;
    }
}
