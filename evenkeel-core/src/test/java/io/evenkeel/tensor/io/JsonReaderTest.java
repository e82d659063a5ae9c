package io.evenkeel.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static JsonReader reader(byte[] text) {
        return new JsonReader(text, 100, new Source("f"));
    }

    private static JsonReader reader(String text) {
        return reader(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void skipAll(String text) {
        JsonReader reader = reader(text);
        reader.skip();
        reader.end();
    }

    @Test
    void readsStringsWithEscapesAndAllOfUnicode() {
        String escaped = "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 \u00e9\u20ac\ud83d\ude00\\u0000\"";
        assertThat(reader(escaped).string("a string"))
                .isEqualTo("a\"\\/\b\f\n\r\t\u00e9\ud83d\ude00 \u00e9\u20ac\ud83d\ude00\0");
    }

    @Test
    void readsNestedValues() {
        List<Object> seen = new ArrayList<>();
        JsonReader reader = reader(" { \"a\" : [ 1 , -2,9223372036854775807 ] , \"b\":{} } \n");
        reader.object(name -> {
            seen.add(name);
            if (name.equals("a")) {
                reader.array(() -> seen.add(reader.integer("a number")));
            } else {
                reader.skip();
            }
        });
        reader.end();
        assertThat(seen).containsExactly("a", 1L, -2L, Long.MAX_VALUE, "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "0", "-0.5e-7", "1E+9", "true", "false", "null", "\"\"", "[[],{\"a\":[null]}]", " 1 "
            })
    void acceptsJson(String text) {
        skipAll(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "-",
                "1e",
                "+1",
                "tru",
                "nul",
                "NaN",
                "Infinity",
                "'a'",
                "\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\t\"",
                "1 2",
                "{} {}",
                "[1}",
                "\uFEFF1",
                "/**/1",
                "\"\\ud800\"",
                "\"\\ude00\"",
                "\"\\ud800\\ud800\"",
                "\"\\ud800x\""
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> skipAll(text))
                .withMessageStartingWith("f: at byte 1");
    }

    @ParameterizedTest
    @CsvSource({
        "80, lone continuation",
        "c3, cut off",
        "c0 80, overlong",
        "c1 bf, overlong",
        "e0 9f bf, overlong",
        "f0 8f bf bf, overlong",
        "ed a0 80, surrogate",
        "f4 90 80 80, beyond Unicode",
        "f8 88 80 80 80, five bytes",
        "ff, never a byte of UTF-8"
    })
    void refusesMalformedUtf8(String hex, String why) {
        byte[] text = new byte[hex.split(" ").length + 2];
        text[0] = '"';
        text[text.length - 1] = '"';
        for (int i = 0; i < text.length - 2; i++) {
            text[i + 1] = (byte) Integer.parseInt(hex.split(" ")[i], 16);
        }
        assertThatExceptionOfType(FormatException.class)
                .as(why)
                .isThrownBy(() -> reader(text).string("a string"))
                .withMessage("f: at byte 101: not UTF-8; the header must be JSON in UTF-8");
    }

    @Test
    void refusesDuplicateNamesWhereverTheyAre() {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> skipAll("[{\"a\":1,\"\\u0061\":2}]"))
                .withMessage("f: at byte 108: the name \"a\" occurs twice; names must be unique");
    }

    @Test
    void limitsDepth() {
        skipAll("[".repeat(32) + "]".repeat(32));
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> skipAll("[".repeat(1_000_000)))
                .withMessage("f: at byte 132: nested more than 32 deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1.0", "1e3", "-9223372036854775809"})
    void refusesNumbersThatAreNoLongs(String text) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> reader(text).integer("an extent"))
                .withMessage("f: at byte 100: expected an extent, a whole number of at most 64 bits, found \"" + text
                        + "\"");
    }

    @Test
    void saysWhatWasFound() {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> reader("  \u0001").string("a name"))
                .withMessage("f: at byte 102: expected a name in double quotes, found the byte 0x01");
    }
}
