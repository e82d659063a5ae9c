package io.evenkeel.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lab.Catalogue;
import io.evenkeel.lab.Fixtures;
import io.evenkeel.lab.Ingredient;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.diagnosis.DiagnosisRequest;
import io.evenkeel.lab.diagnosis.DiagnosisRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class CommandLineTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<DiagnosisRequest> requests = new ArrayList<>();
    private DiagnosisRunner runner = (request, progress) -> {
        requests.add(request);
        return Fixtures.diagnosis();
    };
    private Path model;
    private Path text;

    @BeforeEach
    void files() throws IOException {
        model = Files.writeString(folder.resolve("model.safetensors"), "weights");
        text = Files.writeString(folder.resolve("text.txt"), "text");
    }

    private int run(String... args) {
        PrintStream o = new PrintStream(out, true, UTF_8);
        PrintStream e = new PrintStream(err, true, UTF_8);
        return CommandLines.run(Terminal.plain(o, e), runner, args);
    }

    private int diagnose(String... more) {
        List<String> args = new ArrayList<>(List.of("diagnose", model.toString(), "--text", text.toString(), "-q"));
        args.addAll(List.of(more));
        return run(args.toArray(new String[0]));
    }

    private void assertOneLine(int status, int expected, String problem) {
        String message = err.toString(UTF_8);
        assertThat(status).as(message).isEqualTo(expected);
        assertThat(message).startsWith("evenkeel: ").contains(problem).endsWith(System.lineSeparator());
        assertThat(message.strip().lines()).hasSize(1);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        dignose                  | unknown command dignose; did you mean diagnose?
        elephant                 | unknown command elephant; there are diagnose, compare, reproduce, train, evolve, doctor, list
        diagnose                 | missing required parameter: 'MODEL'
        diagnose nowhere.safetensors --text x | model: there is no file nowhere.safetensors
        diagnose m --input a --text b         | --input and --text exclude each other
        diagnose m               | what drives the network?
        list elephants           | there is no kind "elephants"
        doctor --jsn             | unknown option --jsn; did you mean --json?
        doctor now               | unexpected argument "now"
        """)
    void badCommandsAreOneLine(String words, String problem) {
        assertOneLine(run(words.split(" ")), 2, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --exponets=3      | unknown option --exponets; did you mean --exponents?
        --exponents=0     | --exponents must be a number from 1 or all
        --exponents=many  | --exponents must be a number from 1 or all
        --transient=x     | '--transient': 'x' is not a whole number
        --transient=-1    | --transient must not be negative
        --lags=0          | --lags must be at least 1
        --length=100      | --length 100 leaves no step after --transient 100
        --threads=0       | --threads must be from 1
        --precision=half  | --precision must be single or double
        --cell=elman      | --cell must be one of elu, gru, leaky
        --state=nowhere   | --state: there is no file nowhere
        --vanished=2      | --vanished must lie between 0 and 1
        --fail-if=lamda>1 | unknown key "lamda"
        --json=/no/such/folder/x.json | cannot be written: there is no folder /no/such/folder
        --html=/          | is a folder
        """)
    void badOptionsAreOneLineAndNothingRuns(String option, String problem) {
        assertOneLine(diagnose(option), 2, problem);
        assertThat(requests).isEmpty();
    }

    @Test
    void outputsMayNotOverwriteInputsOrEachOther() {
        assertOneLine(diagnose("--json", model.toString()), 2, "--json would overwrite the input");
        err.reset();
        String same = folder.resolve("x").toString();
        assertOneLine(diagnose("--json", same, "--html", same), 2, "same file");
        assertThat(requests).isEmpty();
    }

    @Test
    void writesBothFilesAndEndsWithZero() throws IOException {
        Path json = folder.resolve("d.json");
        Path html = folder.resolve("d.html");
        assertThat(diagnose("--json", json.toString(), "--html", html.toString()))
                .isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
        ObjectNode written = Json.read(Files.readString(json));
        assertThat(written.path("verdict").stringValue()).isEqualTo("vanishing");
        assertThat(written.path("settings").path("command").stringValue()).startsWith("evenkeel diagnose ");
        assertThat(html).content(UTF_8).startsWith("<!doctype html>");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(4);
        }
    }

    @Test
    void jsonOnStandardOutputIsAlone() {
        assertThat(run("diagnose", model.toString(), "--text", text.toString(), "--json", "-"))
                .isZero();
        assertThat(Json.read(out.toString(UTF_8)).path("verdict").stringValue()).isEqualTo("vanishing");
    }

    @Test
    void requestHasDefaults() {
        assertThat(diagnose()).isZero();
        DiagnosisRequest request = requests.get(0);
        assertThat(request.transientSteps()).isEqualTo(100);
        assertThat(request.lags()).isEqualTo(100);
        assertThat(request.length()).isEmpty();
        assertThat(request.exponents().of(128)).isEqualTo(16);
        assertThat(request.exponents().of(5)).isEqualTo(5);
    }

    @Test
    void exponentsOverTheDimensionAreRefused() {
        runner = (request, progress) -> {
            request.exponents().of(128);
            return Fixtures.diagnosis();
        };
        assertOneLine(diagnose("--exponents", "129"), 2, "--exponents 129 is over the state's dimension");
    }

    @Test
    void aCheckThatHoldsEndsWithOne() {
        assertOneLine(diagnose("--fail-if", "horizon < 50"), 1, "--fail-if horizon < 50 holds: horizon = 21");
    }

    @Test
    void aCheckThatCannotBeMadeWritesNothing() {
        Path json = folder.resolve("d.json");
        assertOneLine(
                diagnose("--fail-if", "lyapunov.exponents[99] > 0", "--json", json.toString()), 2, "out of range");
        assertThat(json).doesNotExist();
    }

    @Test
    void badFilesAreTheUsersFaultAndBugsAreOurs() {
        runner = (request, progress) -> {
            throw new IllegalArgumentException("model.safetensors: tensor a\nis broken");
        };
        assertOneLine(diagnose(), 2, "tensor a is broken");
        err.reset();
        runner = (request, progress) -> {
            Integer.parseInt("a bug");
            return null;
        };
        assertOneLine(diagnose(), 3, "NumberFormatException");
        err.reset();
        runner = (request, progress) -> {
            throw new OutOfMemoryError();
        };
        assertOneLine(diagnose(), 3, "out of memory");
        err.reset();
        runner = (request, progress) -> {
            throw new IOException("disk");
        };
        assertOneLine(diagnose(), 3, "disk");
    }

    @Test
    void debugShowsTheTrace() {
        runner = (request, progress) -> {
            throw new IllegalStateException("state of layer 1 is not finite at step 7");
        };
        assertThat(diagnose("--debug")).isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("not finite at step 7").contains("\tat io.evenkeel");
    }

    @Test
    void showsTheDiagnosisInAscii() {
        assertThat(run("diagnose", model.toString(), "--text", text.toString())).isZero();
        String shown = out.toString(UTF_8);
        assertThat(shown)
                .contains("VANISHING")
                .contains("21 steps")
                .contains("+/- 0.012")
                .contains("layer 0: update gate");
        assertThat(shown.chars().allMatch(c -> c < 128)).isTrue();
        assertThat(shown).doesNotContain("\u001b");
    }

    @Test
    void listsCells() {
        assertThat(run("list", "cells", "--json")).isZero();
        assertThat(Json.read(out.toString(UTF_8)).path("ingredients").size())
                .isEqualTo(Catalogue.all().stream()
                        .filter(entry -> entry.kind() == Ingredient.Kind.CELL)
                        .count());
        out.reset();
        assertThat(run("list", "parametrizations")).isZero();
        assertThat(out.toString(UTF_8)).contains("scaled-cayley", "neumann-cayley", "matrix-exponential");
    }

    @Test
    void narrowAndUnknownWidthsAreFine() {
        PrintStream o = new PrintStream(out, true, UTF_8);
        for (String columns : new String[] {"0", "1", "40", "", "x", "100000"}) {
            Properties properties = new Properties();
            properties.setProperty("evenkeel.columns", columns);
            properties.setProperty("evenkeel.terminal", "out,err");
            Terminal terminal = Terminal.of(o, o, properties, Map.of());
            assertThat(terminal.columns()).isBetween(40, 100);
            assertThat(CommandLines.run(terminal, runner, "--help")).isZero();
        }
    }

    @Test
    void helpAndVersionAreOnStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(run("diagnose", "--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("Exit status")
                .contains("--fail-if")
                .contains("evenkeel 0.");
        assertThat(err.toString(UTF_8)).isEmpty();
    }
}
