package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.train.Adam;
import java.util.Map;
import java.util.function.Supplier;

/** Checks that raw parameters, block and state are all that a parametrization needs to go on. */
final class Resumption {
    private static final int UPDATES = 20;

    private Resumption() {}

    static void check(Supplier<Parametrization> maps, int first) {
        Adam adam = new Adam(0.01);
        Parametrization whole = maps.get();
        new RandomTraining(whole, adam).run(UPDATES);

        Parametrization begun = maps.get();
        RandomTraining training = new RandomTraining(begun, adam);
        training.run(first);
        Parametrization resumed = maps.get();
        RandomTraining rest = new RandomTraining(resumed, adam);
        rest.run(1); // whatever it has computed must not matter
        for (int which = 0; which < begun.raw().size(); which++) {
            copy(Map.of("raw", MapChecks.raw(begun, which)), Map.of("raw", MapChecks.raw(resumed, which)));
            copy(
                    training.memories().get(which).state(),
                    rest.memories().get(which).state());
        }
        resumed.block().write(begun.block().read());
        copy(begun.state(), resumed.state());
        rest.skip(first - 1);
        rest.run(UPDATES - first);

        assertThat(resumed.block().read()).isEqualTo(whole.block().read());
        whole.state()
                .forEach((name, numbers) ->
                        assertThat(resumed.state().get(name)).as(name).isEqualTo(numbers));
        assertThat(resumed.health()).isEqualTo(whole.health());
    }

    private static void copy(Map<String, double[]> from, Map<String, double[]> to) {
        assertThat(to).containsOnlyKeys(from.keySet());
        from.forEach((name, numbers) -> System.arraycopy(numbers, 0, to.get(name), 0, numbers.length));
    }
}
