package io.evenkeel.lab.spec;

import io.evenkeel.lab.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A file with the specification of one run or of a comparison. */
public final class SpecFile {
    private static final long LONGEST = 1 << 20;
    private static final String CONTENDERS = "contenders";
    private static final String SEEDS = "seeds";
    private static final String TASK = "task";
    private static final String DOMAIN = "domain";

    private final String source;
    private final SpecNode root;

    private SpecFile(String source, SpecNode root) {
        this.source = source;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param file YAML, or JSON if its name ends in .json; UTF-8
     * @return what it says, not yet checked
     * @throws UserError if it is missing or damaged, with the line
     */
    public static SpecFile read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new UserError(file + " is a folder; give a file");
            }
            if (!Files.exists(file)) {
                throw new UserError("there is no file " + file);
            }
            if (Files.size(file) > LONGEST) {
                throw new UserError(file + " is too long for a specification");
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(file.toString(), text);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a text.
     *
     * @param source its name in messages
     * @param text YAML, or JSON if the source ends in .json
     * @return what it says, not yet checked
     * @throws UserError if it is damaged, with the line
     */
    public static SpecFile parse(String source, String text) {
        return new SpecFile(source, SpecParser.parse(source, text));
    }

    /** @return whether the file describes a comparison */
    public boolean isComparison() {
        return root instanceof SpecNode.Mapping mapping
                && (mapping.values().containsKey(CONTENDERS) || mapping.values().containsKey(SEEDS));
    }

    /**
     * The run that the file describes.
     *
     * @return a complete specification
     * @throws UserError in one line with file, line and path, if something is unknown, missing, of another type, or does
     *     not fit, or if the file describes a comparison
     */
    public Spec spec() {
        if (isComparison()) {
            String key = mapping().values().containsKey(CONTENDERS) ? CONTENDERS : SEEDS;
            throw reader().error(
                            mapping().keyLine(key), "", key + " belong to a comparison: evenkeel compare " + source);
        }
        if (isEvolution()) {
            throw reader().error(
                            mapping().keyLine(DOMAIN),
                            "",
                            "a domain belongs to an evolution: evenkeel evolve " + source);
        }
        return spec(root);
    }

    /**
     * The comparison that the file describes: overrides under {@code contenders} are laid over the rest of the file, key by
     * key, see {@link Comparison}.
     *
     * @return complete specifications
     * @throws UserError as {@link #spec}, and if names repeat or a contender changes the task
     */
    public Comparison comparison() {
        SpecNode.Mapping all = mapping();
        Map<String, SpecNode> base = new LinkedHashMap<>(all.values());
        base.remove(CONTENDERS);
        base.remove(SEEDS);
        if (!(all.get(CONTENDERS) instanceof SpecNode.Mapping named)
                || named.values().isEmpty()) {
            SpecNode found = all.get(CONTENDERS);
            int line = found == null ? all.line() : found.line();
            throw reader().error(
                            line, CONTENDERS, "expected names with overrides, such as {plain: {}, clipped: {...}}");
        }
        SpecNode common = new SpecNode.Mapping(all.line(), base, all.keyLines());
        Map<String, Spec> contenders = new LinkedHashMap<>();
        named.values().forEach((name, override) -> {
            checkName(name, named.keyLine(name), contenders.keySet());
            contenders.put(name, spec(SpecMerge.merge(common, checkOverride(name, named.keyLine(name), override))));
        });
        return new Comparison(contenders, seeds(all));
    }

    /**
     * Runs something that checks settings against each other, and adds file and line to what it refuses.
     *
     * @param <T> type of the result
     * @param check throws a {@link SpecException}
     * @return what the check gives
     * @throws UserError in place of the exception
     */
    public <T> T check(Supplier<T> check) {
        return check(root, check);
    }

    private <T> T check(SpecNode node, Supplier<T> check) {
        try {
            return check.get();
        } catch (SpecException e) {
            throw new UserError(source + ", line " + lineOf(node, e.path()) + ": " + e.getMessage());
        }
    }

    /** @return whether the file describes an evolution */
    public boolean isEvolution() {
        return root instanceof SpecNode.Mapping mapping && mapping.values().containsKey(DOMAIN);
    }

    /**
     * The evolution that the file describes.
     *
     * @return a complete specification
     * @throws UserError in one line with file, line and path, if something is unknown, missing, of another type, or does
     *     not fit, or if the file describes a training run or a comparison
     */
    public EvolutionSpec evolution() {
        if (!isEvolution() && mapping().values().containsKey(TASK)) {
            String command = isComparison() ? "a comparison: evenkeel compare " : "training: evenkeel train ";
            throw reader().error(mapping().keyLine(TASK), "", "a task belongs to " + command + source);
        }
        return check(root, () -> reader().read(root, EvolutionSpec.class, ""));
    }

    private Spec spec(SpecNode node) {
        return check(node, () -> reader().read(node, Spec.class, ""));
    }

    private List<Long> seeds(SpecNode.Mapping all) {
        Map<String, SpecNode> given = new LinkedHashMap<>();
        if (all.get(SEEDS) != null) {
            given.put(SEEDS, all.get(SEEDS));
        }
        return reader().read(new SpecNode.Mapping(all.line(), given, all.keyLines()), Comparison.Seeds.class, "")
                .seeds();
    }

    // Names become names of folders.
    private void checkName(String name, int line, Iterable<String> others) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._+-]*")) {
            throw reader().error(
                            line, CONTENDERS, "\"" + name + "\" is no name; use letters, digits, spaces and . _ + -");
        }
        for (String other : others) {
            if (other.equalsIgnoreCase(name)) {
                throw reader().error(line, CONTENDERS, "the name \"" + name + "\" repeats");
            }
        }
    }

    private SpecNode checkOverride(String name, int line, SpecNode override) {
        String path = CONTENDERS + "." + name;
        if (override instanceof SpecNode.Scalar scalar && scalar.type() == SpecNode.Scalar.Type.EMPTY) {
            return SpecNode.Mapping.of(Map.of());
        }
        if (!(override instanceof SpecNode.Mapping mapping)) {
            throw reader().error(line, path, "expected keys to override, found " + override.found());
        }
        for (String key : List.of(TASK, "seed")) {
            if (mapping.values().containsKey(key)) {
                throw reader().error(
                                mapping.keyLine(key),
                                path,
                                "all contenders have the same " + key + "; set it at the top");
            }
        }
        return mapping;
    }

    private SpecNode.Mapping mapping() {
        if (root instanceof SpecNode.Mapping mapping) {
            return mapping;
        }
        throw reader().error(root.line(), "", "expected keys with values, found " + root.found());
    }

    private SpecReader reader() {
        return new SpecReader(source);
    }

    // The line of the deepest part of the path that the file says.
    private static int lineOf(SpecNode node, String path) {
        int line = node.line();
        SpecNode at = node;
        for (String part : path.split("\\.|(?=\\[)")) {
            if (at instanceof SpecNode.Mapping mapping && mapping.get(part) != null) {
                line = mapping.keyLine(part);
                at = mapping.get(part);
            } else if (at instanceof SpecNode.Sequence sequence && part.startsWith("[")) {
                at = sequence.values().get(Integer.parseInt(part.substring(1, part.length() - 1)));
                line = at.line();
            } else {
                break;
            }
        }
        return line;
    }
}
