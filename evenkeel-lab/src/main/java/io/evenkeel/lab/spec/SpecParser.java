package io.evenkeel.lab.spec;

import io.evenkeel.lab.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML 1.2 or JSON into nodes that know their lines. Keys must not repeat, and there are neither anchors nor tags: a
 * specification says everything where it stands.
 */
final class SpecParser {
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern PLACE = Pattern.compile("line (\\d+), column");
    private static final Pattern REPEATED = Pattern.compile("Duplicate Object property \"(.*)\"");

    private final String source;
    private final JsonParser parser;

    private SpecParser(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /**
     * Reads a text.
     *
     * @param source its name in messages; JSON if it ends in .json, else YAML
     * @throws UserError if it is neither, with the line
     */
    static SpecNode parse(String source, String text) {
        try (JsonParser parser =
                (source.endsWith(".json") ? JSON : YAML).createParser(ObjectReadContext.empty(), text)) {
            SpecParser reader = new SpecParser(source, parser);
            if (parser.nextToken() == null) {
                throw new UserError(source + " is empty; evenkeel list spec shows what it should say");
            }
            SpecNode root = reader.node();
            if (parser.nextToken() != null) {
                throw reader.error(
                        parser.currentTokenLocation().getLineNr(), "a second document begins; one is expected");
            }
            return root;
        } catch (JacksonException e) {
            throw refused(source, e);
        }
    }

    private SpecNode node() {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser instanceof YAMLParser yaml && (yaml.isCurrentAlias() || yaml.getTypeId() != null)) {
            throw error(line, "anchors (*) and tags (!) are not supported; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(line);
            case START_ARRAY -> sequence(line);
            case VALUE_NUMBER_INT -> scalar(line, SpecNode.Scalar.Type.WHOLE);
            case VALUE_NUMBER_FLOAT -> scalar(line, SpecNode.Scalar.Type.FRACTION);
            case VALUE_TRUE, VALUE_FALSE -> scalar(line, SpecNode.Scalar.Type.TRUTH);
            case VALUE_NULL -> scalar(line, SpecNode.Scalar.Type.EMPTY);
            default ->
                scalar(line, parser.getString().equals("~") ? SpecNode.Scalar.Type.EMPTY : SpecNode.Scalar.Type.TEXT);
        };
    }

    private SpecNode scalar(int line, SpecNode.Scalar.Type type) {
        return new SpecNode.Scalar(line, type, parser.getString());
    }

    private SpecNode mapping(int line) {
        Map<String, SpecNode> values = new LinkedHashMap<>();
        Map<String, Integer> keyLines = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            keyLines.put(key, parser.currentTokenLocation().getLineNr());
            parser.nextToken();
            values.put(key, node());
        }
        return new SpecNode.Mapping(line, values, keyLines);
    }

    private SpecNode sequence(int line) {
        List<SpecNode> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(node());
        }
        return new SpecNode.Sequence(line, values);
    }

    private UserError error(int line, String problem) {
        return new UserError(source + ", line " + line + ": " + problem);
    }

    // The libraries' messages have several lines, the last of which is closest to the mistake.
    private static UserError refused(String source, JacksonException e) {
        String message = e.getOriginalMessage();
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        Matcher place = PLACE.matcher(message);
        while (place.find()) {
            line = Integer.parseInt(place.group(1));
        }
        Matcher repeated = REPEATED.matcher(message);
        String problem = repeated.find()
                ? "\"" + repeated.group(1) + "\" repeats; each key and each name may stand once"
                : "neither YAML nor JSON: "
                        + message.lines()
                                .filter(text -> !text.isBlank() && !text.startsWith(" "))
                                .reduce((first, second) -> second)
                                .orElse("damaged");
        return new UserError(source + (line > 0 ? ", line " + line : "") + ": " + problem);
    }
}
