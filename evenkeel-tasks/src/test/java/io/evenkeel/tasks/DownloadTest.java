package io.evenkeel.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final byte[] TEXT = "some text".getBytes(UTF_8);
    private static final byte[] DIGITS = "0123456789".repeat(100).getBytes(UTF_8);

    @TempDir
    private Path folder;

    private final List<URI> asked = new ArrayList<>();
    private HttpServer server;
    private Download download;
    private DataSet set;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        download = new Download(folder.resolve("new/data"), 1000);
        set = new DataSet(
                "sample",
                "two files",
                "none",
                "a test",
                "sample",
                List.of(file("sample/text.txt", TEXT), file("sample/digits.gz", DIGITS)));
        answer("/sample/digits.gz", 200, Idx.gzip(DIGITS), 0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private DataFile file(String path, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
            return new DataFile(path, content.length, HexFormat.of().formatHex(digest), Optional.of(address));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers with some bytes; more are announced where some are missing. */
    private void answer(String path, int status, byte[] bytes, int missing) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, bytes.length + missing);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            if (missing > 0) {
                throw new IOException("cut off");
            }
            exchange.close();
        });
    }

    private void failsWith(String problem) throws IOException {
        failsWith(Pattern.compile(Pattern.quote(problem)));
    }

    private void failsWith(Pattern problem) throws IOException {
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> download.fetch(set, asked::add))
                .withMessageStartingWith("http://127.0.0.1:")
                .satisfies(e -> assertThat(e.getMessage()).containsPattern(problem))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        if (Files.exists(folder.resolve("new"))) {
            try (Stream<Path> left = Files.walk(folder.resolve("new"))) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    @Test
    void filesAreFetchedOnce() throws IOException {
        answer("/sample/text.txt", 200, TEXT, 0);
        Path place = download.fetch(set, asked::add);
        assertThat(place).isEqualTo(folder.resolve("new/data/sample"));
        assertThat(place.resolve("text.txt")).hasBinaryContent(TEXT);
        assertThat(set.in(folder.resolve("new/data"))).contains(place);
        assertThat(asked).hasSize(2);
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left).hasSize(2);
        }
        server.stop(0);
        assertThat(download.fetch(set, asked::add)).isEqualTo(place);
        assertThat(asked).hasSize(2);
    }

    @Test
    void otherBytesAreNotWritten() throws IOException {
        answer("/sample/text.txt", 200, "some texT".getBytes(UTF_8), 0);
        failsWith("gives other bytes than it should (9 came");
    }

    @Test
    void longerContentIsNotWritten() throws IOException {
        answer("/sample/text.txt", 200, new byte[3 << 20], 0);
        failsWith("gives other bytes than it should");
    }

    @Test
    void contentThatIsNotCompressedIsNotWritten() throws IOException {
        set = new DataSet("sample", "", "", "", "sample", List.of(file("sample/plain.gz", DIGITS)));
        answer("/sample/plain.gz", 200, DIGITS, 0);
        failsWith("gives other bytes than it should");
    }

    @Test
    void refusalsAreReported() throws IOException {
        answer("/sample/text.txt", 404, "not found".getBytes(UTF_8), 0);
        failsWith("answers with status 404");
    }

    @Test
    void aConnectionCutOffIsReported() throws IOException {
        answer("/sample/text.txt", 200, "some".getBytes(UTF_8), 5);
        // Java 25 says itself that the content ended early; older ones give what there was.
        failsWith(Pattern.compile("gives other bytes than it should \\(4 came|cannot be read: Premature EOF"));
    }

    @Test
    void aServerThatStallsIsLeft() throws IOException {
        server.createContext("/sample/text.txt", exchange -> {
            exchange.sendResponseHeaders(200, TEXT.length);
            exchange.getResponseBody().write(TEXT, 0, 3);
            exchange.getResponseBody().flush();
        });
        failsWith("no answer within 1 s");
    }

    @Test
    void noServerIsReported() throws IOException {
        server.stop(0);
        failsWith("cannot be read: Connection refused; fetch it where there is a network");
    }

    @Test
    void whatIsThereIsNeverReplaced() throws IOException {
        Path target = folder.resolve("new/data/sample/text.txt");
        Files.createDirectories(target.getParent());
        Files.writeString(target, "mine");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> download.fetch(set, asked::add))
                .withMessageStartingWith(target + " is there, but its content has another SHA-256");
        assertThat(target).hasContent("mine");
        assertThat(asked).isEmpty();
    }

    @Test
    void uncompressedFilesThatAreThereCount() throws IOException {
        answer("/sample/text.txt", 200, TEXT, 0);
        Path digits = folder.resolve("new/data/sample/digits");
        Files.createDirectories(digits.getParent());
        Files.write(digits, DIGITS);
        download.fetch(set, asked::add);
        assertThat(asked).hasSize(1);
        assertThat(digits.resolveSibling("digits.gz")).doesNotExist();
    }

    @Test
    void withoutAnAddressTheOriginIsNamed() {
        set = new DataSet(
                "sample",
                "",
                "",
                "https://example.org",
                "sample.zip",
                List.of(new DataFile("sample.zip", 1, "00", Optional.empty())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> download.fetch(set, asked::add))
                .withMessageContaining(
                        "no address is known for exactly the bytes of sample.zip; see https://example.org");
    }
}
