package io.evenkeel.lab.cli;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.kernel.FloatKernels;
import io.evenkeel.kernel.KernelSelection;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.Version;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** Tells how the program runs on this machine. */
@Command(
        name = "doctor",
        description = "Shows Java, kernels, threads and memory, checks that kernels agree bit by bit, measures speed.",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private JsonInstead json;

    @Mixin
    private CommonOptions common;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        SelfCheck single = SelfCheck.of(FloatKernels.INSTANCE, FloatKernels.scalar());
        SelfCheck both = SelfCheck.of(DoubleKernels.INSTANCE, DoubleKernels.scalar());
        json.print(terminal, () -> tree(machine, single, both), () -> show(machine, single, both));
        if (!single.agree() || !both.agree()) {
            terminal.error(
                    "vector and scalar kernels disagree on this machine; use EVENKEEL_KERNELS=scalar, and report it");
            return ExitStatus.BROKEN;
        }
        return ExitStatus.DONE;
    }

    private void show(Machine machine, SelfCheck single, SelfCheck both) {
        row("Evenkeel", Version.current());
        row("Java", machine.java() + ", " + machine.vendor());
        row("system", machine.system());
        row("processors", machine.processors() + (machine.cpu().isEmpty() ? "" : ", " + machine.cpu()));
        row("memory", machine.heapMegabytes() + " MB for Java at most");
        row("kernels", KernelSelection.reason());
        String agree = single.agree() && both.agree() ? "same bits as scalar kernels in " : "DIFFERENT BITS among ";
        row("self-check", agree + (single.compared() + both.compared()) + " numbers");
        row(
                "matrix product",
                Figures.of(single.gflops(), 3) + " GFLOP/s single, " + Figures.of(both.gflops(), 3)
                        + " double, one thread");
        row(
                "tanh",
                Figures.of(single.tanhNanos(), 2) + " ns single, " + Figures.of(both.tanhNanos(), 2) + " ns double");
        if (machine.lacksFusedMultiplyAdd()) {
            terminal.line("");
            terminal.line("This CPU has no fused multiply-add: Java computes it in software, very slowly.");
        }
    }

    private void row(String label, String value) {
        terminal.line(String.format("%-15s %s", label, value));
    }

    private static ObjectNode tree(Machine machine, SelfCheck single, SelfCheck both) {
        ObjectNode root = Json.object();
        root.put("version", Version.current());
        root.putObject("java").put("version", machine.java()).put("vendor", machine.vendor());
        root.putObject("system")
                .put("os", machine.system())
                .put("cpu", machine.cpu())
                .put("processors", machine.processors())
                .put("fusedMultiplyAdd", !machine.lacksFusedMultiplyAdd())
                .put("heapMegabytes", machine.heapMegabytes());
        root.putObject("kernels")
                .put("vector", KernelSelection.vector())
                .put("bits", KernelSelection.bits())
                .put("reason", KernelSelection.reason());
        root.putObject("selfCheck")
                .put("agree", single.agree() && both.agree())
                .put("compared", single.compared() + both.compared());
        ObjectNode speed = root.putObject("speed");
        speed.putObject("single").put("productGflops", single.gflops()).put("tanhNanoseconds", single.tanhNanos());
        speed.putObject("double").put("productGflops", both.gflops()).put("tanhNanoseconds", both.tanhNanos());
        return root;
    }
}
