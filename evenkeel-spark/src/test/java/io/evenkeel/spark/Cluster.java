package io.evenkeel.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A standalone master and workers of one core each, all processes of their own on the loopback interface. */
final class Cluster implements AutoCloseable {
    /** How long processes may take to start on a machine that has other things to do. */
    static final int PATIENCE_MILLIS = 90_000;

    private static final String LOOPBACK = "127.0.0.1";
    private static final String DEPLOY = "org.apache.spark.deploy.";
    private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://[\\d.:]+)");

    private final Path folder;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();
    private final String url;

    Cluster(Path folder, int count) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("home/jars"));
        master = start("master", DEPLOY + "master.Master", "--port", "0");
        try {
            url = awaitMaster();
            for (int i = 0; i < count; i++) {
                String work = folder.resolve("work-" + i).toString();
                String[] words = {"--cores", "1", "--memory", "1g", "--work-dir", work, url};
                workers.add(start("worker-" + i, DEPLOY + "worker.Worker", words));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A port at which nobody listens, unless somebody takes it at this moment. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Java whose temporary files are beside its log. */
    static ProcessBuilder java(Path log, String... words) {
        Path folder = log.toAbsolutePath().getParent();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + folder,
                // Java 25 warns otherwise, and Java 17 does not know it.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPARK_LOCAL_DIRS", folder.toString());
        return builder;
    }

    private Process start(String name, String main, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "-Dspark.master.rest.enabled=false",
                "-cp",
                classPath(),
                main,
                "--host",
                LOOPBACK,
                "--webui-port",
                "0"));
        all.addAll(Arrays.asList(words));
        ProcessBuilder builder = java(folder.resolve(name + ".log"), all.toArray(new String[0]));
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        folder.resolve("home").toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        LOOPBACK,
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        return builder.start();
    }

    private String awaitMaster() throws IOException {
        long limit = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            String log = Files.readString(folder.resolve("master.log"));
            Matcher found = URL.matcher(log);
            if (found.find() && log.contains("elected leader")) {
                return found.group(1);
            }
            if (!master.isAlive() || System.currentTimeMillis() > limit) {
                throw new IOException(log);
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return url;
    }

    /** SIGKILL for a worker and what it has started. */
    void kill(int worker) {
        kill(workers.get(worker));
    }

    private static void kill(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    boolean alive(int worker) {
        return workers.get(worker).isAlive();
    }

    /** Whether a worker has started an executor. */
    boolean started(int worker, String executor) {
        Path work = folder.resolve("work-" + worker);
        try (var found = Files.walk(work, 2)) {
            return found.filter(Files::isDirectory)
                    .map(work::relativize)
                    .anyMatch(path -> path.getNameCount() == 2
                            && path.getFileName().toString().equals(executor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all processes, and waits until they are gone. */
    @Override
    public void close() {
        List<Process> all = new ArrayList<>(workers);
        all.add(master);
        all.forEach(Cluster::kill);
        all.forEach(Cluster::await);
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(process + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
