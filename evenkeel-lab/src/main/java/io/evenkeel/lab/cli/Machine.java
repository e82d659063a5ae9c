package io.evenkeel.lab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine and the Java that the program runs on.
 *
 * @param java version of Java
 * @param vendor who made it
 * @param system operating system and architecture
 * @param cpu name of the processor, empty if the system does not tell
 * @param processors how many of them the program may use
 * @param heapMegabytes greatest heap
 * @param lacksFusedMultiplyAdd whether the processor is known to lack fused multiply-add
 */
record Machine(
        String java,
        String vendor,
        String system,
        String cpu,
        int processors,
        long heapMegabytes,
        boolean lacksFusedMultiplyAdd) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Machine here() {
        Runtime runtime = Runtime.getRuntime();
        Optional<String> flags = cpuInfo("flags");
        return new Machine(
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                cpuInfo("model name").orElse(""),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20,
                flags.isPresent() && !(" " + flags.get() + " ").contains(" fma "));
    }

    // Linux on x86 tells; elsewhere nothing is known, and nothing is said.
    private static Optional<String> cpuInfo(String key) {
        if (!Files.isReadable(CPU_INFO)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(key) && line.indexOf(':') >= 0)
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
