package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A training step in steady state leaves next to nothing to the garbage collector. Measured in a process of its own:
 * where hundreds of tests have called kernels in all their forms, the compiler may leave vectors on the heap.
 */
class AllocationTest {
    private static final int STEPS = 50;
    private static final int BATCH = 32;
    private static final int UNITS = 64;
    /** Four sums, four activations, two products, c, tanh c, h: each a row per step and example. */
    private static final long NAIVE_TAPE = (long) STEPS * BATCH * UNITS * Float.BYTES * 13;

    private static final long ALLOWED = NAIVE_TAPE / 100;
    /** In about one process in ten, by the order in which it compiles, C2 leaves one kernel's vectors on the heap. */
    private static final int ATTEMPTS = 5;

    /** Vector kernels allocate until they are compiled. */
    private static final int RUNS = 5_000;

    @Test
    void trainingStepsAllocateUnderOnePercentOfATape() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AllocationTest.class.getName()));
        List<Long> bytes = measure(command);
        for (int attempt = 1; attempt < ATTEMPTS && !bytes.stream().allMatch(b -> b < ALLOWED); attempt++) {
            bytes = measure(command);
        }
        assertThat(bytes)
                .as("bytes a step, with the same weights and with new ones")
                .hasSize(2)
                .allSatisfy(b -> assertThat(b).isLessThan(ALLOWED));
    }

    private static List<Long> measure(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Stream.of(said.strip().split("\\s+", -1)).map(Long::valueOf).toList();
    }

    /** Prints the bytes that a step allocates while weights stay as they are, and where they change every time. */
    public static void main(String[] arguments) {
        TrainedLstm network = new TrainedLstm(16, UNITS);
        try (Backpropagation training = Backpropagation.of(network.program(), "loss")
                .steps(STEPS)
                .batch(BATCH)
                .build()) {
            training.input("x", network.inputs("x", STEPS, BATCH, 0, BATCH));
            training.input("target", network.inputs("target", STEPS, BATCH, 0, BATCH));
            System.out.println(leastAllocated(training::run));
            System.out.println(leastAllocated(() -> {
                network.parameters().forEach(Parameter::changed);
                training.run();
            }));
        }
    }

    private static long leastAllocated(Runnable run) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS && least >= ALLOWED; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            run.run();
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }
}
