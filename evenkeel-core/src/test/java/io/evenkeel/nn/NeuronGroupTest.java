package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.matmul;
import static io.evenkeel.tensor.Operations.sigmoid;
import static io.evenkeel.tensor.Operations.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeuronGroupTest {
    private static Parameter parameter(String name, int... shape) {
        return new Parameter(name, Tensor.zeros(Precision.DOUBLE, shape));
    }

    @Test
    void simpleCell() {
        RnnCell cell = new RnnCell(Activation.TANH, 3, 5);
        List<NeuronGroup> groups = NeuronGroup.find(cell.program());
        assertThat(groups).hasSize(1);
        NeuronGroup group = groups.get(0);
        assertThat(group.activation()).isEqualTo(Activation.TANH);
        assertThat(group.size()).isEqualTo(5);
        assertThat(group.layer()).isZero();
        assertThat(group.leak()).isZero();
        assertThat(group.output()).isFalse();
        assertThat(group.inputs())
                .extracting(i -> i.weight().parameter().name())
                .containsExactly("weight_ih", "weight_hh");
        assertThat(group.inputs()).extracting(NeuronGroup.Input::recurrent).containsExactly(false, true);
        assertThat(group.inputs()).extracting(NeuronGroup.Input::gain).containsOnly(1.0);
        assertThat(group.bias().orElseThrow().parts())
                .extracting(b -> b.parameter().name())
                .containsExactly("bias_ih", "bias_hh");
        assertThat(group).hasToString("tanh of layer 0");
    }

    @Test
    void stackSeesTheLayerBelowAsInput() {
        Stack stack = new Stack(List.of(new RnnCell(Activation.TANH, 3, 5), new RnnCell(Activation.RELU, 5, 4)));
        List<NeuronGroup> groups = NeuronGroup.find(stack.program());
        assertThat(groups).extracting(NeuronGroup::layer).containsExactly(0, 1);
        assertThat(groups.get(1).inputs().get(0).x()).isSameAs(groups.get(0).y());
        assertThat(groups.get(1).inputs())
                .extracting(NeuronGroup.Input::recurrent)
                .containsExactly(false, true);
    }

    @Test
    void gatesOfLongShortTermMemory() {
        List<NeuronGroup> groups = NeuronGroup.find(new LstmCell(3, 4).program());
        assertThat(groups)
                .extracting(NeuronGroup::name)
                .containsExactlyInAnyOrder("input gate", "forget gate", "candidate tanh", "output gate");
        assertThat(groups).extracting(NeuronGroup::layer).containsOnly(0);
        assertThat(groups).extracting(NeuronGroup::output).containsOnly(false);
        NeuronGroup forget = groups.stream()
                .filter(g -> g.name().equals("forget gate"))
                .findFirst()
                .orElseThrow();
        assertThat(forget.inputs().get(0).weight().firstRow()).isEqualTo(4);
        assertThat(forget.inputs().get(0).offset()).isEqualTo(4 * 3);
        assertThat(forget.inputs()).extracting(NeuronGroup.Input::recurrent).containsExactly(false, true);
    }

    @Test
    void candidateOfAGatedUnitHasWhatTheResetGateLetsThroughAsAnotherTerm() {
        List<NeuronGroup> groups = NeuronGroup.find(new GruCell(3, 4).program());
        assertThat(groups)
                .extracting(NeuronGroup::name)
                .containsExactlyInAnyOrder("reset gate", "update gate", "candidate tanh");
        NeuronGroup candidate = groups.stream()
                .filter(g -> g.name().equals("candidate tanh"))
                .findFirst()
                .orElseThrow();
        assertThat(candidate.inputs()).hasSize(1);
        assertThat(candidate.inputs().get(0).recurrent()).isFalse();
    }

    @Test
    void leakyNeuronsBehindTheirPotential() {
        LeakyRnnCell cell = new LeakyRnnCell(Activation.TANH, 0.25, 3, 4);
        Program.Trace trace = new Program.Trace();
        State end = cell.record(trace, trace.input("x", 3));
        trace.output("y", cell.output(end.get(LeakyRnnCell.U)));
        List<NeuronGroup> groups = NeuronGroup.find(trace.end());
        assertThat(groups).hasSize(1);
        NeuronGroup group = groups.get(0);
        assertThat(group.leak()).isCloseTo(0.75, within(1e-15));
        assertThat(group.inputs()).extracting(NeuronGroup.Input::gain).containsOnly(0.25);
        assertThat(group.inputs()).extracting(NeuronGroup.Input::recurrent).containsExactly(false, true);
        assertThat(group.output()).isFalse();
    }

    @Test
    void layersOfAFeedForwardNetworkAreCountedAndTheLastOneIsTheOutput() {
        Parameter w0 = parameter("w0", 3, 2);
        Parameter w1 = parameter("w1", 3, 4);
        Program.Trace trace = new Program.Trace();
        Expr h = sigmoid(linear(trace.input("x", 2), w0).times(2).plus(0.5));
        Expr y = tanh(matmul(h, w1).plus(parameter("b", 4)));
        trace.output("loss", y.times(y));
        List<NeuronGroup> groups = NeuronGroup.find(trace.end());
        assertThat(groups).extracting(NeuronGroup::layer).containsExactly(0, 1);
        assertThat(groups).extracting(NeuronGroup::output).containsExactly(false, true);
        assertThat(groups.get(0).inputs().get(0).gain()).isEqualTo(2);
        assertThat(groups.get(0).bias()).isEmpty();
        NeuronGroup.Input last = groups.get(1).inputs().get(0);
        assertThat(last.transposed()).isFalse();
        assertThat(List.of(last.neuronStride(), last.inputStride())).containsExactly(1, 4);
    }

    @Test
    void aLoopOfLayersIsRecurrentThroughout() {
        List<NeuronGroup> groups = NeuronGroup.find(new LoopCell(3, 5).program());
        assertThat(groups).extracting(NeuronGroup::layer).containsExactly(0, 1);
        assertThat(groups)
                .allSatisfy(
                        g -> assertThat(g.inputs().get(g.inputs().size() - 1).recurrent())
                                .isTrue());
    }

    @Test
    void activationsOfAnythingElseAreNoNeurons() {
        Program.Trace trace = new Program.Trace();
        trace.output("y", tanh(trace.input("x", 2).times(3)));
        assertThat(NeuronGroup.find(trace.end())).isEmpty();
    }
}
