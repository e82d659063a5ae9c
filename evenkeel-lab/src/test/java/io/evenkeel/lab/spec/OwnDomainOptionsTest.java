package io.evenkeel.lab.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.OutputNonlinearity;
import io.evenkeel.evolution.Trial;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnDomainOptionsTest {
    private static final String CLASSES = "io.evenkeel.lab.spec.OwnDomains$";

    private static EvolutionSpec spec(String name, String options) {
        return SpecFile.parse(
                        "own.yaml",
                        "domain: {name: own, className: " + name + options + "}\n"
                                + "mutation: {name: gaussian, intensity: 0.1}\nevaluations: 250\n")
                .evolution();
    }

    @Test
    void anEnvironmentHasEpisodes() {
        EvolutionSpec spec = spec(CLASSES + "Following", ", episodes: 3, actions: 20");
        EvolutionProblem problem = spec.problem();
        assertThat(problem.domain().name()).isEqualTo("Following");
        assertThat(spec.output()).contains(OutputNonlinearity.LINEAR);
        Trial trial = new Breeder(problem).founder(1).trial();
        assertThat(trial.steps()).isEqualTo(60);
        assertThat(trial.behavior()).hasSize(3);
        assertThat(spec(CLASSES + "Following", ", actions: 20").digest()).isNotEqualTo(spec.digest());
        assertThat(new Breeder(spec(CLASSES + "Following", "").problem())
                        .founder(1)
                        .trial()
                        .steps())
                .isEqualTo(20);
        assertThat(new Breeder(spec(CLASSES + "Following", ", actions: 19").problem())
                        .founder(1)
                        .trial()
                        .cause())
                .isEqualTo("the episode does not end within 19 actions");
    }

    @Test
    void aDomainIsTakenAsItIs() {
        Domain domain = spec(CLASSES + "Echo", "").problem().domain();
        assertThat(domain).isInstanceOf(OwnDomains.Echo.class);
        assertThat(domain.name()).isEqualTo("echo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Echo      | , episodes: 1 | episodes and actions are for an Environment; CLASS is a Domain, which counts by itself
        Echo      | , actions: 9  | episodes and actions are for an Environment; CLASS is a Domain, which counts by itself
        Blind     | ``            | inputs() of CLASS must be 1 or more, not 0
        Nameless  | ``            | name() of CLASS must say a name
        Idle      | ``            | actions() of CLASS must be 1 or more, not -1
        Secretive | ``            | CLASS throws java.lang.UnsupportedOperationException: not yet
        Unmade    | ``            | the constructor of CLASS throws java.lang.IllegalStateException: there is no track
        Unloaded  | ``            | the class CLASS cannot be loaded: java.lang.NumberFormatException: For input string: "no number"
        Demanding | ``            | CLASS must be a public class that is not abstract, with a public constructor without arguments
        Partial   | ``            | CLASS must be a public class that is not abstract, with a public constructor without arguments
        """)
    void whatCannotBeUsedIsOneLine(String name, String options, String problem) {
        EvolutionSpec spec = spec(CLASSES + name, options);
        assertThatThrownBy(spec::problem)
                .isInstanceOf(SpecException.class)
                .hasMessage("domain: " + problem.replace("CLASS", CLASSES + name));
    }

    @Test
    void refusesOtherClassesAndNone() {
        assertThatThrownBy(() -> spec("java.lang.String", "").problem())
                .isInstanceOf(SpecException.class)
                .hasMessage("domain: the class java.lang.String implements neither io.evenkeel.evolution.Domain"
                        + " nor io.evenkeel.evolution.Environment");
        assertThatThrownBy(() -> spec("com.example.Nothing", "").problem())
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("domain: there is no class com.example.Nothing; ")
                .hasMessageContaining("EVENKEEL_CLASSPATH");
        assertThatThrownBy(() -> spec("a.B", ", episodes: 0"))
                .hasMessageContaining("domain.episodes: must be 1 or more");
    }

    @Test
    void saysWhereClassesAreLookedFor(@TempDir Path folder) {
        String unset = "name the jar or folder that holds it in the environment variable EVENKEEL_CLASSPATH";
        assertThat(OwnClass.search(null)).isEqualTo(unset);
        assertThat(OwnClass.search("")).isEqualTo(unset);
        assertThat(OwnClass.search(folder.toString())).isEqualTo("EVENKEEL_CLASSPATH is " + folder);
        String path = folder + File.pathSeparator + folder.resolve("a b.jar");
        assertThat(OwnClass.search(path))
                .isEqualTo("EVENKEEL_CLASSPATH is " + path + ", of which is not there: " + folder.resolve("a b.jar"));
    }

    /** Compiles an environment into a folder. */
    private static void compile(Path folder, String modifier, String act) throws IOException {
        Path source = folder.resolve("Short.java");
        Files.writeString(
                source,
                modifier + " class Short extends " + OwnDomains.class.getName()
                        + ".Following { @Override public double[] act(double[] action) { " + act + " } }");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(status).isZero();
    }

    private static String data(Path folder) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(loader);
            EvolutionSpec spec = spec("Short", "");
            assertThat(spec.problem().domain().name()).isEqualTo("Short");
            return spec.data();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    void theClassIsFoundByTheThreadsLoaderAndItsFileIsData(@TempDir Path folder) throws IOException {
        compile(folder, "public", "return super.act(action);");
        String before = data(folder);
        assertThat(before).hasSize(64).isEqualTo(data(folder));
        compile(folder, "public", "action[0] = 0; return super.act(action);");
        assertThat(data(folder)).isNotEqualTo(before);
    }

    @Test
    void aClassThatIsNotPublicIsRefused(@TempDir Path folder) throws IOException {
        compile(folder, "final", "return super.act(action);");
        assertThatThrownBy(() -> data(folder))
                .isInstanceOf(SpecException.class)
                .hasMessage("domain: Short must be a public class that is not abstract, with a public constructor"
                        + " without arguments");
    }
}
