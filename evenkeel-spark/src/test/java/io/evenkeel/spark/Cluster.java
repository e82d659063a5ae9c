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

/** A standalone master and workers of one core each, all processes of their own on the loopback interface. */
final class Cluster implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String DEPLOY = "org.apache.spark.deploy.";
    private static final int PATIENCE_MILLIS = 30_000;

    private final Path folder;
    private final int port;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    Cluster(Path folder, int count) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = freePort();
        Files.createDirectories(folder.resolve("home/jars"));
        master = start("master", DEPLOY + "master.Master", "--port", Integer.toString(port), "--webui-port", "0");
        awaitMaster();
        for (int i = 0; i < count; i++) {
            String work = folder.resolve("work-" + i).toString();
            workers.add(start(
                    "worker-" + i,
                    DEPLOY + "worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    work,
                    url()));
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static ProcessBuilder java(Path log, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                // Java 25 warns otherwise, and Java 17 does not know it.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(Arrays.asList(words));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }

    private Process start(String name, String main, String... words) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("-Dspark.master.rest.enabled=false", "-cp", classPath(), main, "--host", LOOPBACK));
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

    private void awaitMaster() throws IOException, InterruptedException {
        long limit = System.currentTimeMillis() + PATIENCE_MILLIS;
        String log = "";
        while (!log.contains("elected leader")) {
            if (!master.isAlive() || System.currentTimeMillis() > limit) {
                throw new IOException(log);
            }
            Thread.sleep(50);
            log = Files.readString(folder.resolve("master.log"));
        }
    }

    String url() {
        return "spark://" + LOOPBACK + ":" + port;
    }

    /** SIGKILL. */
    void kill(int worker) {
        workers.get(worker).destroyForcibly();
    }

    boolean alive(int worker) {
        return workers.get(worker).isAlive();
    }

    /** How many executors a worker has started. */
    long executors(int worker) {
        Path work = folder.resolve("work-" + worker);
        try (var found = Files.walk(work, 2)) {
            return found.filter(Files::isDirectory)
                    .filter(path -> work.relativize(path).getNameCount() == 2)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        workers.forEach(Process::destroyForcibly);
        master.destroyForcibly();
    }
}
