package io.evenkeel.lab.reproduce;

import java.util.List;
import java.util.stream.Stream;

/** Every experiment that this version can run again. */
public final class Experiments {
    private Experiments() {}

    /** @return all experiments, paper by paper */
    public static List<Experiment> all() {
        return Stream.of(
                        classes(),
                        NonNormalExperiments.all(),
                        EigenvalueNormalizedExperiments.all(),
                        NeumannCayleyExperiments.all(),
                        MatrixExponentialExperiments.all(),
                        BilevelExperiments.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Experiment> classes() {
        return List.of(
                new SensitivityFlatLoop(),
                new SensitivityTwoLayerLoop(),
                new SensitivityDepth(),
                new SensitivityLag(),
                new SensitivityLoss(),
                new SensitivityClaim(),
                new GradientActivationClusters(),
                new GradientActivationMnist(),
                new GradientActivationSensitivity(),
                new PruningScaled(),
                new PruningTable(),
                new SafeMutationToy(),
                SafeMutationRace.parity(),
                new SafeMutationMutants(),
                SafeMutationRace.maze());
    }

    /**
     * Experiments by name.
     *
     * @param name of one experiment, or of a paper for all of its experiments
     * @return those that match, in the order of the catalogue; none if there is no such name
     */
    public static List<Experiment> named(String name) {
        return all().stream()
                .filter(e -> e.name().equals(name) || e.name().startsWith(name + "/"))
                .toList();
    }
}
