package io.evenkeel.spark;

import java.nio.file.Path;
import java.util.Map;

/** Settings of Spark for small clusters of this machine whose files are in one folder. */
final class Settings implements AutoCloseable {
    static final String CLASS_PATH = "spark.executor.extraClassPath";

    private final Map<String, String> all;

    Settings(Path folder) {
        this.all = Map.of(
                "spark.executor.memory",
                "512m",
                CLASS_PATH,
                Cluster.classPath(),
                "spark.executor.extraJavaOptions",
                "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + folder,
                "spark.local.dir",
                folder.toString(),
                "spark.extraListeners",
                TaskEnds.class.getName());
        all.forEach(System::setProperty);
        TaskEnds.reset();
    }

    @Override
    public void close() {
        all.keySet().forEach(System::clearProperty);
    }
}
