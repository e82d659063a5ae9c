package io.evenkeel.bench;

import io.evenkeel.gauge.LyapunovSpectrum;
import io.evenkeel.gauge.Trajectory;
import io.evenkeel.kernel.KernelSelection;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.GruCell;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.Networks;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.State;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The Java half of {@code compare.py}: reads one line per measurement from standard input, a number of repetitions and what
 * to do, and answers with milliseconds per repetition, so that both halves stay warm while they take turns.
 *
 * <pre>
 *   REPEATS gradient rnn|gru|lstm UNITS BATCH STEPS THREADS     forward, backward and all parameter gradients
 *   REPEATS train OPTIMIZER CONTROLLER UNITS BATCH DELAY THREADS   one update on copy memory
 *   REPEATS memory CELL UNITS BATCH DELAY                         one update of a cell with long memory
 *   REPEATS online sweep|step|adjust UNITS STEPS                  one sequence, see OnlineRow
 *   REPEATS evolution sum|abs|so|step|judge ...                 parts of an evolution, see EvolutionRow
 *   REPEATS lyapunov MODEL TEXT STEPS every|adaptive            all exponents of a network along a text
 * </pre>
 */
public final class SideBySide {
    private static final int INPUTS = 2;

    private final Map<String, Runnable> cases = new TreeMap<>();

    private SideBySide() {}

    /**
     * Answers until the input ends.
     *
     * @param arguments none
     * @throws IOException if standard input breaks
     */
    public static void main(String[] arguments) throws IOException {
        System.out.println("ready " + KernelSelection.reason());
        SideBySide side = new SideBySide();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int space = line.indexOf(' ');
            int repeats = Integer.parseInt(line.substring(0, space));
            Runnable work = side.cases.computeIfAbsent(line.substring(space + 1), SideBySide::prepare);
            long start = System.nanoTime();
            for (int i = 0; i < repeats; i++) {
                work.run();
            }
            System.out.println((System.nanoTime() - start) / 1e6 / repeats);
        }
    }

    private static Runnable prepare(String line) {
        String[] words = line.split(" ");
        Runnable work = switch (words[0]) {
            case "gradient" -> gradient(words);
            case "train" -> TrainingRow.of(words);
            case "memory" -> LongMemoryRow.of(words);
            case "online" -> OnlineRow.of(words);
            case "evolution" -> EvolutionRow.of(words);
            default -> lyapunov(words);
        };
        // C2 needs a second or two before it has compiled the kernels of a new shape.
        long end = System.nanoTime() + 3_000_000_000L;
        do {
            work.run();
        } while (System.nanoTime() < end);
        return work;
    }

    private static Runnable gradient(String... words) {
        int units = Integer.parseInt(words[2]);
        int batch = Integer.parseInt(words[3]);
        int steps = Integer.parseInt(words[4]);
        Cell cell = switch (words[1]) {
            case "rnn" -> new RnnCell(Activation.TANH, INPUTS, units);
            case "gru" -> new GruCell(INPUTS, units);
            default -> new LstmCell(INPUTS, units);
        };
        SplittableRandom random = new SplittableRandom(1);
        for (Parameter p : cell.parameters()) {
            double scale = 1 / Math.sqrt(units);
            p.set(normal(random, scale, p.value().shape()));
        }
        Program.Trace trace = new Program.Trace();
        State end = cell.record(trace, trace.input("x", INPUTS));
        Expr h = end.get(cell.outputPart());
        trace.output("loss", Operations.dot(h, h).times(1.0 / units));
        Backpropagation backpropagation = Backpropagation.of(trace.end(), "loss")
                .steps(steps)
                .batch(batch)
                .threads(Integer.parseInt(words[5]))
                .build();
        backpropagation.input("x", normal(random, 1, steps, batch, INPUTS));
        return backpropagation::run;
    }

    private static Tensor normal(SplittableRandom random, double scale, int... shape) {
        Tensor tensor = Tensor.zeros(Precision.SINGLE, shape);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, scale * random.nextGaussian());
        }
        return tensor;
    }

    private static Runnable lyapunov(String... words) {
        Network network = Networks.read(Path.of(words[1]));
        String vocabulary = network.metadata().get("vocabulary");
        int steps = Integer.parseInt(words[3]);
        int width = network.inputs();
        Tensor inputs = Tensor.zeros(Precision.DOUBLE, steps, width);
        String text;
        try {
            text = java.nio.file.Files.readString(Path.of(words[2]));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        for (int t = 0; t < steps; t++) {
            inputs.set(t * width + vocabulary.indexOf(text.charAt(t)), 1);
        }
        boolean adaptive = words[4].equals("adaptive");
        return () -> {
            Trajectory trajectory = Trajectory.of(network.program()).along(inputs);
            LyapunovSpectrum spectrum = LyapunovSpectrum.of(trajectory).discarding(100);
            (adaptive ? spectrum.adaptively(1e-6) : spectrum.every(1)).measure();
        };
    }
}
