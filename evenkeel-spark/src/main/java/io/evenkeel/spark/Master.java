package io.evenkeel.spark;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.Version;
import io.evenkeel.tasks.WorkingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/** Who gives an application its executors, and how to reach it. Settings are Spark's own: system properties {@code spark.…}. */
final class Master {
    private static final Pattern LOCAL = Pattern.compile("local(\\[([1-9]\\d*|\\*)(,[1-9]\\d*)?])?");
    private static final Pattern STANDALONE = Pattern.compile("spark://([^:,/]+:\\d{1,5}(,[^:,/]+:\\d{1,5})*)");
    private static final int PROBE_MILLIS = 5000;
    // Spark asks a master again after 20 seconds, where it was about to start.
    private static final int ANSWER_SECONDS = 24;
    private static final int GREATEST_PORT = 65535;
    private static final String DATA = "EVENKEEL_DATA";
    private static final String HOST = "spark.driver.host";
    private static final String JARS = "spark.jars";
    private static final String CLASS_PATH = "spark.executor.extraClassPath";
    private static final String ENVIRONMENT = "spark.executorEnv.";

    private final String url;
    private final List<InetSocketAddress> addresses;

    private Master(String url, List<InetSocketAddress> addresses) {
        this.url = url;
        this.addresses = addresses;
    }

    /**
     * Reads a master's address.
     *
     * @throws UserError if it is none
     */
    static Master parse(String url) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        Matcher standalone = STANDALONE.matcher(url);
        if (standalone.matches()) {
            for (String each : standalone.group(1).split(",", -1)) {
                int colon = each.indexOf(':');
                int port = Integer.parseInt(each.substring(colon + 1));
                if (port > GREATEST_PORT) {
                    throw new UserError("--spark " + url + ": there is no port " + port);
                }
                addresses.add(InetSocketAddress.createUnresolved(each.substring(0, colon), port));
            }
        } else if (!LOCAL.matcher(url).matches()) {
            throw new UserError("--spark " + url + " is no master; give local[N] or spark://HOST:PORT");
        }
        return new Master(url, addresses);
    }

    /**
     * Opens a context.
     *
     * @throws UserError if nobody answers
     */
    JavaSparkContext connect() {
        Logging.quiet();
        SparkConf conf = new SparkConf()
                .setMaster(url)
                .setIfMissing("spark.app.name", "evenkeel")
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.ui.showConsoleProgress", "false")
                .setIfMissing("spark.locality.wait", "0")
                .setIfMissing("spark.driver.maxResultSize", "0");
        if (addresses.isEmpty()) {
            setHost(conf, InetAddress.getLoopbackAddress().getHostAddress());
        } else {
            shipClasses(conf);
            shipFolders(conf);
            // The address from which the master is reached is the one at which executors reach the driver.
            setHost(conf, probe());
        }
        try {
            conf.getTimeAsSeconds(Waiting.LIMIT, Waiting.STANDARD);
        } catch (NumberFormatException e) {
            throw new UserError(Waiting.LIMIT + " must be a time, such as " + Waiting.STANDARD + ", not "
                    + conf.get(Waiting.LIMIT));
        }
        JavaSparkContext context = open(conf);
        context.sc().addSparkListener(new Losses(context));
        return context;
    }

    /**
     * Opens a context and what works with it, which ends it unless this fails.
     *
     * @throws UserError if nobody answers, or who answers is refused
     */
    static <E> E open(String url, Function<JavaSparkContext, E> engine) {
        JavaSparkContext context = parse(url).connect();
        try {
            return engine.apply(context);
        } catch (UncheckedIOException e) {
            context.stop();
            throw new IllegalStateException(e.getMessage(), e);
        } catch (RuntimeException e) {
            context.stop();
            throw e;
        }
    }

    private static void setHost(SparkConf conf, String host) {
        conf.setIfMissing(HOST, host).setIfMissing("spark.driver.bindAddress", conf.get(HOST));
    }

    /** Sends Evenkeel and the user's jars, unless Spark's own setting says what is sent. */
    private static void shipClasses(SparkConf conf) {
        if (conf.contains(JARS)) {
            return;
        }
        boolean elsewhere = conf.contains(CLASS_PATH);
        List<Path> jars = new ArrayList<>(OwnJar.find().stream().toList());
        if (jars.isEmpty() && !elsewhere) {
            throw new UserError("executors need Evenkeel and its libraries: run the jar evenkeel-spark-"
                    + Version.current() + "-all.jar, which is sent to them, or set " + JARS + " or " + CLASS_PATH);
        }
        jars.addAll(UserJars.of(System.getenv(UserJars.VARIABLE), !elsewhere));
        if (!jars.isEmpty()) {
            conf.set(JARS, jars.stream().map(Path::toString).collect(Collectors.joining(",")));
        }
    }

    /** Executors have folders of their own, but relative names are meant from here. */
    private static void shipFolders(SparkConf conf) {
        conf.setIfMissing(
                ENVIRONMENT + WorkingFolder.VARIABLE,
                WorkingFolder.path().toAbsolutePath().toString());
        String data = System.getenv(DATA);
        if (data != null && !data.isBlank()) {
            conf.setIfMissing(ENVIRONMENT + DATA, Path.of(data).toAbsolutePath().toString());
        }
    }

    /** Connects to one of the masters and returns the own address. */
    private String probe() {
        String reason = "";
        for (InetSocketAddress address : addresses) {
            try (Socket socket = new Socket()) {
                InetSocketAddress resolved = new InetSocketAddress(address.getHostString(), address.getPort());
                if (resolved.isUnresolved()) {
                    throw new IOException("there is no host " + address.getHostString());
                }
                socket.connect(resolved, PROBE_MILLIS);
                return socket.getLocalAddress().getHostAddress();
            } catch (IOException e) {
                reason = e.getMessage();
            }
        }
        throw new UserError("no Spark master answers at " + url + ": " + reason);
    }

    /** Opens the context in a thread of its own: Spark would try for a minute, and may not come back at all. */
    private JavaSparkContext open(SparkConf conf) {
        CompletableFuture<JavaSparkContext> opening = new CompletableFuture<>();
        Thread thread = new Thread(() -> open(conf, opening), "spark-context");
        thread.setDaemon(true);
        thread.start();
        try {
            return opening.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            if (!opening.cancel(false)) {
                return opening.join();
            }
            throw new UserError("what listens at " + url + " did not answer as a Spark master within " + ANSWER_SECONDS
                    + " s; is it one, of the same version of Spark?");
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Spark", e);
        }
    }

    private static void open(SparkConf conf, CompletableFuture<JavaSparkContext> opening) {
        try {
            JavaSparkContext context = new JavaSparkContext(conf);
            if (!opening.complete(context)) {
                // Nobody waits for it any more.
                context.stop();
            }
        } catch (Exception e) {
            opening.completeExceptionally(e);
        }
    }

    private RuntimeException refused(Throwable cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (cause instanceof SparkException || cause instanceof IllegalArgumentException) {
            return new UserError("Spark does not start with " + url + ": " + reason);
        }
        if (cause instanceof ClassNotFoundException) {
            return new UserError("Spark does not start with " + url + ": there is no class " + reason);
        }
        return new IllegalStateException("Spark does not start with " + url + ": " + reason, cause);
    }
}
