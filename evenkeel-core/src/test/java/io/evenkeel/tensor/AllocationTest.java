package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A training step in steady state leaves next to nothing to the garbage collector. */
class AllocationTest {
    private static final int STEPS = 50;
    private static final int BATCH = 32;
    private static final int UNITS = 64;
    /** Four sums, four activations, two products, c, tanh c, h: each a row per step and example. */
    private static final long NAIVE_TAPE = (long) STEPS * BATCH * UNITS * Float.BYTES * 13;

    /** Vector kernels allocate until they are compiled, which takes its time in a process that has run many tests. */
    private static final int RUNS = 5_000;

    private static long leastAllocated(Runnable run) {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this Java counts no allocations");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS && least >= NAIVE_TAPE / 100; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            run.run();
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }

    @Test
    void trainingStepsAllocateUnderOnePercentOfATape() {
        TrainedLstm network = new TrainedLstm(16, UNITS);
        try (Backpropagation training = Backpropagation.of(network.program(), "loss")
                .steps(STEPS)
                .batch(BATCH)
                .build()) {
            training.input("x", network.inputs("x", STEPS, BATCH, 0, BATCH));
            training.input("target", network.inputs("target", STEPS, BATCH, 0, BATCH));
            assertThat(leastAllocated(training::run)).as("weights stay").isLessThan(NAIVE_TAPE / 100);
            long whenTheyChange = leastAllocated(() -> {
                network.parameters().forEach(Parameter::changed);
                training.run();
            });
            assertThat(whenTheyChange).as("weights change").isLessThan(NAIVE_TAPE / 100);
        }
    }
}
