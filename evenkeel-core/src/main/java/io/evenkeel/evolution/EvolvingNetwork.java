package io.evenkeel.evolution;

import io.evenkeel.kernel.Kernels;
import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Slab;
import io.evenkeel.tensor.WeightStore;
import java.util.List;

/**
 * A model whose weights are genes: it becomes one individual after another, and what was compiled for it stays. Numbers are in
 * double precision. Of one thread.
 */
public final class EvolvingNetwork implements Policy {
    private final Model model;
    private final Layout layout;
    private final Program program;
    private final WeightStore<double[]> weights;
    private final Replay<double[]> stepper;
    private final Slab<double[]> seen;
    private final Slab<double[]> answered;
    private final double[] answer;
    private final OutputNonlinearity nonlinearity;
    private final RecentSizes<Replay<double[]>> batches;
    private OutputSensitivities sensitivities;
    private double[] genes;
    private int time;

    /**
     * A network with the weights that the model has.
     *
     * @param model what evolves; its parameters are overwritten
     * @param output nonlinearity behind the model
     * @throws IllegalArgumentException if a weight is determined by others
     */
    public EvolvingNetwork(Model model, OutputNonlinearity output) {
        this.model = model;
        this.layout = Layout.of(model);
        Program.Trace trace = new Program.Trace();
        trace.output("y", output.of(model.record(trace, trace.input("x", model.inputs()))));
        this.program = trace.end();
        @SuppressWarnings("unchecked") // kernels of this precision work on double[]
        Kernels<double[]> kernels = (Kernels<double[]>) Kernels.of(Precision.DOUBLE);
        this.weights = new WeightStore<>(kernels);
        this.stepper = Replay.of(1, 1).stepwise(program.pass(), 1).build(weights);
        this.seen = stepper.slab(program.input("x"));
        this.answered = stepper.slab(program.output("y"));
        this.answer = new double[model.outputs()];
        this.nonlinearity = output;
        this.batches = new RecentSizes<>((steps, examples) -> Replay.of(steps, examples)
                .pass(program.pass(), 1)
                .keep(program.output("y"))
                .build(weights));
        this.genes = layout.read(model);
    }

    /** @return where each weight stands among the genes */
    public Layout layout() {
        return layout;
    }

    /** @return the model, with the present genes as weights */
    public Model model() {
        return model;
    }

    /** @return a step: input {@code x}, output {@code y} after its nonlinearity */
    public Program program() {
        return program;
    }

    /** @return packed weights, shared by all replays of this network's program */
    public WeightStore<double[]> weights() {
        return weights;
    }

    /** @return what stands behind the model's last layer */
    public OutputNonlinearity nonlinearity() {
        return nonlinearity;
    }

    /** @return how much the outputs depend on each weight, for the present genes; compiled when first asked for */
    public OutputSensitivities sensitivities() {
        if (sensitivities == null) {
            sensitivities = new OutputSensitivities(this);
        }
        return sensitivities;
    }

    /** @return the present genes, shared, not to be changed */
    public double[] genes() {
        return genes;
    }

    /**
     * Takes other weights, and forgets what was seen.
     *
     * @param newGenes a number for each weight; used and not copied
     * @throws IllegalArgumentException if there are too many or too few
     */
    public void become(double[] newGenes) {
        if (newGenes.length != layout.size()) {
            throw new IllegalArgumentException(
                    "the network has " + layout.size() + " weights, but there are " + newGenes.length + " genes");
        }
        if (newGenes != genes) {
            genes = newGenes;
            layout.write(genes, model);
            weights.refresh();
        }
        reset();
    }

    @Override
    public int inputs() {
        return model.inputs();
    }

    @Override
    public int outputs() {
        return model.outputs();
    }

    @Override
    public boolean recurrent() {
        return !program.pass().recurrences().isEmpty();
    }

    @Override
    public void reset() {
        time = 0;
        stepper.clearInitialState(program.pass());
    }

    @Override
    public double[] act(double[] observation) {
        requireObservation(observation);
        System.arraycopy(observation, 0, seen.array(), 0, seen.width());
        // The state has two slots, which take turns.
        stepper.step(program.pass(), time);
        System.arraycopy(answered.array(), answered.at(time), answer, 0, answer.length);
        time ^= 1;
        return answer;
    }

    private void requireObservation(double[] observation) {
        if (observation == null) {
            throw new IllegalArgumentException("the observation is null");
        }
        if (observation.length != inputs()) {
            throw new IllegalArgumentException(
                    "the observation has " + observation.length + " numbers instead of " + inputs());
        }
        for (int i = 0; i < observation.length; i++) {
            if (!Double.isFinite(observation[i])) {
                throw new IllegalArgumentException("the observation is " + observation[i] + " at input " + i);
            }
        }
    }

    @Override
    public double[][] answer(Experiences experiences) {
        Replay<double[]> replay = show(experiences);
        Expr y = program.output("y");
        int first = experiences.everyStep() ? 0 : experiences.steps() - 1;
        double[][] answers = new double[experiences.size()][(experiences.steps() - first) * outputs()];
        for (int t = first; t < experiences.steps(); t++) {
            for (int i = 0; i < experiences.size(); i++) {
                replay.read(y, t, i, answers[i], (t - first) * outputs());
            }
        }
        return answers;
    }

    private Replay<double[]> show(Experiences experiences) {
        Replay<double[]> replay = batches.get(experiences.steps(), experiences.size());
        replay.refreshWeights();
        show(experiences, replay);
        return replay;
    }

    /** Runs the program over what is seen, from the zero state, in a replay that has the program's pass. */
    void show(Experiences experiences, Replay<double[]> replay) {
        write(experiences, replay, program.input("x"));
        replay.clearInitialState(program.pass());
        replay.run(program.pass());
    }

    private static void write(Experiences experiences, Replay<double[]> replay, Expr x) {
        List<double[]> sequences = experiences.sequences();
        int width = sequences.get(0).length / experiences.steps();
        if (width != x.width()) {
            throw new IllegalArgumentException(
                    "the experiences have " + width + " numbers a step, but the network has " + x.width() + " inputs");
        }
        for (int t = 0; t < experiences.steps(); t++) {
            for (int i = 0; i < sequences.size(); i++) {
                replay.write(x, t, i, sequences.get(i), t * x.width());
            }
        }
    }
}
