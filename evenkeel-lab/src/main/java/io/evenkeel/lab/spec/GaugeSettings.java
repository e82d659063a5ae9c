package io.evenkeel.lab.spec;

import io.evenkeel.gauge.TrainingGauges;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is measured during training, and how often.
 *
 * @param tier a usual choice of gauges
 * @param list gauges beside those of the tier
 * @param every updates between two measurements
 */
@Shorthand(list = "list", text = "tier")
public record GaugeSettings(
        @Setting("a usual choice: what costs about an update (economy), tens of them (business), or all (full)")
        Optional<TrainingGauges.Tier> tier,

        @Setting(value = "gauges beside those of the tier", standard = "[]")
        List<Gauge> list,

        @Setting(value = "updates between two measurements", standard = "500", least = 1)
        long every) {

    /**
     * All gauges for a network.
     *
     * @param network what is measured; from a tier, only those are taken that apply to it
     * @return gauges, each once
     */
    public Set<Gauge> gauges(NetworkOptions network) {
        Set<Gauge> all = EnumSet.noneOf(Gauge.class);
        tier.ifPresent(choice -> Arrays.stream(Gauge.values())
                .filter(gauge -> choice.gauges().contains(gauge.word()) && applies(gauge, network))
                .forEach(all::add));
        all.addAll(list);
        return all;
    }

    /**
     * Checks that the gauges in the list apply to a network.
     *
     * @param network what is measured
     * @throws IllegalArgumentException if one does not
     */
    void check(NetworkOptions network) {
        for (Gauge gauge : list) {
            if (!applies(gauge, network)) {
                throw new IllegalArgumentException(
                        gauge.word() + " follows the state of a recurrent network, which a feed-forward one has not;"
                                + " for that there are " + String.join(", ", TrainingGauges.ofAnyModel()));
            }
        }
    }

    private static boolean applies(Gauge gauge, NetworkOptions network) {
        return network.isRecurrent() || TrainingGauges.ofAnyModel().contains(gauge.word());
    }
}
