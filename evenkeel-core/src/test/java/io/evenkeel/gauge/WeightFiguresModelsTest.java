package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Networks;
import io.evenkeel.tensor.io.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Recurrent matrices of trained models, layer by layer and gate by gate, against figures that NumPy computed. */
class WeightFiguresModelsTest {

    /** Spectral radius, spectral norm, Henrici index, departure from normality. */
    private static void expect(String model, double[]... expected) {
        Optional<Path> file = SharedData.models().stream()
                .filter(path -> path.getFileName().toString().equals(model))
                .findFirst();
        assumeTrue(file.isPresent(), "needs " + model);
        List<RecurrentMatrix> matrices =
                RecurrentMatrix.of(Networks.read(file.get()).program());
        assertThat(matrices).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            WeightFigures f = WeightFigures.of(matrices.get(i).values(), Precision.SINGLE);
            assertThat(new double[] {f.spectralRadius(), f.spectralNorm(), f.henrici(), f.departureFromNormality()})
                    .as("matrix %d of %s", i, model)
                    .containsExactly(expected[i], within(1e-11));
        }
    }

    @Test
    void simple() {
        expect(
                "shakespeare-rnn.safetensors",
                new double[] {1.5532913981442114, 3.752518439297035, 0.7921606731797708, 10.97632138071508});
    }

    @Test
    void gru() {
        expect(
                "shakespeare-gru.safetensors",
                new double[] {2.4880115539724454, 7.737357325324094, 0.8021279659254413, 21.2400841082551},
                new double[] {3.9256825846768884, 23.750327702837545, 0.8381811933084641, 37.38119951976649},
                new double[] {3.275823495347679, 7.387293884582054, 0.7672869908665113, 19.378864717267128});
    }

    @Test
    void lstm() {
        expect(
                "shakespeare-lstm2.safetensors",
                new double[] {2.582023187383457, 13.659188286522213, 0.8545976486154263, 21.170187913939873},
                new double[] {2.158300518006613, 5.7805307492094355, 0.8112578739030122, 14.980181557166437},
                new double[] {3.2832629142670213, 5.740698323358425, 0.7912992080873967, 14.017746891797113},
                new double[] {3.2147064180097926, 9.79547952357971, 0.8311857929753491, 18.131855411040604},
                new double[] {2.2775804768300785, 7.865647379638055, 0.8479666257703952, 15.459203438930723},
                new double[] {1.9384702035131232, 6.2475002065070395, 0.8379847015750819, 13.766159183267114},
                new double[] {4.315501409903071, 4.902647783709514, 0.7528280188151014, 9.448010013558342},
                new double[] {3.1492430494189994, 8.263561737653097, 0.8482304833951589, 21.476276901050433});
    }
}
