package io.evenkeel.lab.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is measured during training, and how often.
 *
 * @param tier a usual choice of gauges
 * @param list gauges, beside those of the tier
 * @param every updates between two measurements
 */
@Shorthand(list = "list", text = "tier")
public record GaugeSettings(
        @Setting("a usual choice: what costs about an evaluation (economy), seconds (business) or more (full)")
        Optional<Tier> tier,

        @Setting(value = "gauges beside those of the tier", standard = "[]")
        List<GaugeOptions> list,

        @Setting(value = "updates between two measurements", standard = "500", least = 1)
        long every) {

    /** Usual choices of gauges. */
    public enum Tier {
        /** Log-sensitivity. */
        ECONOMY(new GaugeOptions.Sensitivity()),
        /** The largest Lyapunov exponent and the gradient by lag as well. */
        BUSINESS(new GaugeOptions.Sensitivity(), new GaugeOptions.Lyapunov(1), new GaugeOptions.Lags(100)),
        /** Sixteen exponents, and the singular values of the Jacobian as well. */
        FULL(
                new GaugeOptions.Sensitivity(),
                new GaugeOptions.Lyapunov(16),
                new GaugeOptions.Lags(100),
                new GaugeOptions.SingularValues());

        private final List<GaugeOptions> gauges;

        Tier(GaugeOptions... gauges) {
            this.gauges = List.of(gauges);
        }
    }

    /** @return all gauges, those of the tier first */
    public List<GaugeOptions> gauges() {
        List<GaugeOptions> all = new ArrayList<>(tier.map(t -> t.gauges).orElse(List.of()));
        list.stream().filter(gauge -> !all.contains(gauge)).forEach(all::add);
        return List.copyOf(all);
    }
}
