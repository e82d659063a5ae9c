package io.evenkeel.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.tensor.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoLayerLoopTest {
    /** Each layer's only weighted input comes from the other one, through time. */
    @Test
    void both_layers_are_recurrent() {
        List<NeuronGroup> groups = NeuronGroup.find(new TwoLayerLoop(5, 7, 1, 0.3, 1).program());
        assertThat(groups).extracting(NeuronGroup::size).containsExactly(5, 7);
        assertThat(groups).extracting(NeuronGroup::layer).containsExactly(0, 1);
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.inputs()).singleElement().matches(NeuronGroup.Input::recurrent);
            assertThat(group.output()).isFalse();
        });
    }

    @Test
    void rows_have_the_scale_in_the_mean_however_few_connections_exist() {
        for (double share : new double[] {0.3, 1}) {
            Parameter weight =
                    new TwoLayerLoop(200, 200, share, 0.3, 3).parameters().get(0);
            double squares = 0;
            int present = 0;
            for (int i = 0; i < weight.value().size(); i++) {
                double w = weight.value().get(i);
                squares += w * w;
                present += w != 0 ? 1 : 0;
            }
            assertThat(Math.sqrt(squares / 200)).as("share %s", share).isBetween(0.29, 0.31);
            assertThat(present / 40000.0).as("share %s", share).isBetween(share - 0.01, share + 0.01);
        }
    }
}
