package io.evenkeel.lab.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system's Chromium, for tests that look at reports; they are skipped where there is none, or no Node. */
final class ReportBrowser implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> trouble = new ArrayList<>();

    private ReportBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static ReportBrowser open() {
        Optional<Path> node = program("node");
        Optional<Path> chromium =
                program("chromium").or(() -> program("chromium-browser")).or(() -> program("google-chrome"));
        assumeTrue(node.isPresent() && chromium.isPresent(), "needs chromium and node");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH", node.get().toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        return new ReportBrowser(playwright, browser);
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a report; whatever the page logs or requests from now on is trouble. */
    Page show(Path folder, String html, int width, ColorScheme scheme) throws IOException {
        trouble.clear();
        Path file = Files.writeString(folder.resolve("report.html"), html);
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

    List<String> trouble() {
        return List.copyOf(trouble);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
