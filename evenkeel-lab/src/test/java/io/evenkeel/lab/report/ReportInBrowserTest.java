package io.evenkeel.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.evenkeel.lab.Fixtures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Opens reports in the system's Chromium; skipped where there is none, or no Node. */
final class ReportInBrowserTest {
    private static final int CHARTS = 6;

    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    private Path folder;

    private final List<String> trouble = new ArrayList<>();

    @BeforeAll
    static void open() {
        Optional<Path> node = program("node");
        Optional<Path> chromium =
                program("chromium").or(() -> program("chromium-browser")).or(() -> program("google-chrome"));
        assumeTrue(node.isPresent() && chromium.isPresent(), "needs chromium and node");
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH", node.get().toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Page show(ObjectNode diagnosis, int width, ColorScheme scheme) throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), HtmlReport.render(diagnosis));
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
        Page page = context.newPage();
        page.onConsoleMessage(message -> trouble.add(message.type() + ": " + message.text()));
        page.onPageError(trouble::add);
        page.onRequest(request -> {
            if (!request.url().equals(file.toUri().toString()) && !request.url().startsWith("data:")) {
                trouble.add("request: " + request.url());
            }
        });
        page.navigate(file.toUri().toString());
        return page;
    }

    private static int number(Page page, String script) {
        return ((Number) page.evaluate(script)).intValue();
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "390,LIGHT", "390,DARK", "360,LIGHT", "800,LIGHT"})
    void everyChartIsDrawnAndNothingSticksOut(int width, ColorScheme scheme) throws IOException {
        try (Page page = show(Fixtures.diagnosis(), width, scheme)) {
            assertThat(trouble).isEmpty();
            assertThat(page.locator("h1").textContent()).isEqualTo("Vanishing");
            assertThat(page.locator("h2").count()).isEqualTo(9);
            assertThat(number(page, "document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
            assertThat(page.locator(".chart svg").count()).isEqualTo(CHARTS);
            assertThat(number(
                            page,
                            "Math.min(...[...document.querySelectorAll('.chart svg')]"
                                    + ".map(s => s.querySelectorAll('path, text').length))"))
                    .isGreaterThan(8);
            assertThat(number(
                            page,
                            "[...document.querySelectorAll('.chart svg')].filter(s =>"
                                    + " s.getBoundingClientRect().right > innerWidth + 1).length"))
                    .isZero();
        }
    }

    @Test
    void chartsFollowTheColorSchemeAndPaperIsLight() throws IOException {
        try (Page page = show(Fixtures.diagnosis(), 1280, ColorScheme.DARK)) {
            String stroke =
                    "getComputedStyle(document.querySelector('.chart svg path[stroke=\"var(--series)\"]')).stroke";
            String dark = (String) page.evaluate(stroke);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            String light = (String) page.evaluate(stroke);
            assertThat(light).isNotEqualTo(dark);
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(ColorScheme.DARK)
                    .setMedia(Media.PRINT));
            assertThat(page.evaluate(stroke)).isEqualTo(light);
            assertThat(page.pdf(new Page.PdfOptions().setFormat("A4"))).hasSizeGreaterThan(20_000);
            assertThat(trouble).isEmpty();
        }
    }

    @Test
    void theMatrixCanBeChosenAndTheNumbersOpened() throws IOException {
        try (Page page = show(Fixtures.diagnosis(), 1280, ColorScheme.LIGHT)) {
            String before = page.locator(".plane .facts").textContent();
            page.locator(".plane select").selectOption("2");
            assertThat(page.locator(".plane .facts").textContent()).isNotEqualTo(before);
            page.locator("details summary").first().click();
            page.locator("details table").first().waitFor();
            assertThat(page.locator("details table").first().locator("tbody tr").count())
                    .isEqualTo(101);
            assertThat(trouble).isEmpty();
        }
    }

    @Test
    void anEmptyDiagnosisAndAHostileOneAreShown() throws IOException {
        try (Page page = show(Fixtures.minimal(), 390, ColorScheme.LIGHT)) {
            assertThat(page.locator("h1").textContent()).isEqualTo("Healthy");
            assertThat(page.locator("section").count()).isZero();
        }
        ObjectNode hostile = Fixtures.diagnosis();
        String name = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        ((ObjectNode) hostile.get("model")).put("file", name);
        ((ObjectNode) hostile.get("weights").get(0)).put("gate", name);
        ((ObjectNode) hostile.get("blame").get(0)).put("factor", name);
        try (Page page = show(hostile, 390, ColorScheme.LIGHT)) {
            assertThat(page.title()).doesNotMatch("owned").contains("<script>");
            assertThat(page.locator("img").count()).isZero();
            assertThat(number(page, "document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
            assertThat(page.locator(".chart svg").count()).isEqualTo(CHARTS);
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void degenerateNumbersAreDrawn() throws IOException {
        ObjectNode odd = Fixtures.diagnosis();
        ((ObjectNode) odd.get("lyapunov"))
                .putArray("exponents")
                .add("-Infinity")
                .add("-Infinity");
        ((ObjectNode) odd.get("lyapunov")).putArray("standardError").add("NaN").add("NaN");
        ObjectNode gradient = (ObjectNode) odd.get("gradient");
        gradient.putArray("rmsByLag").add(1).add(0).add(0);
        gradient.put("horizon", 1).remove("lowByLag");
        ((ObjectNode) odd.get("sensitivity")).putArray("perNeuron").add(0).add(0);
        ((ObjectNode) odd.get("sensitivity")).put("log", "-Infinity");
        try (Page page = show(odd, 800, ColorScheme.LIGHT)) {
            assertThat(trouble).isEmpty();
            assertThat(page.locator(".chart svg").count()).isEqualTo(CHARTS);
        }
    }
}
