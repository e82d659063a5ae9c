package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.Citation;
import java.util.List;
import java.util.Map;

/** E2 and E3: which mutation solves a domain, and in how many evaluations. */
final class SafeMutationRace implements Experiment {
    private static final String CONTROL = "control";
    private static final String SECOND_ORDER = "sm-g-so";
    private static final long BUDGET = 100_000;
    private static final int SEEDS = 20;
    private static final int SEEDS_SCALED = 3;
    private static final List<Double> MOMENTS = List.of(20_000.0, 40_000.0, 60_000.0, 98_000.0);

    private final String id;
    private final String title;
    private final String said;
    private final String domain;
    private final long scaledBudget;
    private final List<Contender> contenders;
    private final List<Comparison> comparisons;

    /**
     * A mutation with what is published of it.
     *
     * @param name of the contender
     * @param mutation in YAML
     * @param shares of runs solved at the four moments
     * @param half evaluations until half of the runs are solved
     */
    private record Contender(String name, String mutation, String shares, String half) {}

    /** A difference that the paper reports, within so many evaluations. */
    private record Comparison(String a, String b, long within, String said) {}

    private SafeMutationRace(
            String id,
            String title,
            String said,
            String domain,
            long scaledBudget,
            List<Contender> contenders,
            List<Comparison> comparisons) {
        this.id = id;
        this.title = title;
        this.said = said;
        this.domain = domain;
        this.scaledBudget = scaledBudget;
        this.contenders = contenders;
        this.comparisons = comparisons;
    }

    /** E2, recurrent parity. */
    static SafeMutationRace parity() {
        String all = "experiences: {count: 16, replacement: true}}";
        return new SafeMutationRace(
                "e2",
                "Recurrent parity: which mutation solves it, and when",
                "Fig. 2, read from vector graphics, 20 runs; every SM-G is faster than control, Student t p < 0.001.",
                "recurrent-parity",
                30_000,
                List.of(
                        new Contender(
                                CONTROL, "{name: gaussian, intensity: 0.05}", "0.00 / 0.35 / 0.65 / 0.85", "46000"),
                        new Contender(
                                "sm-r",
                                "{name: sm-r, intensity: 0.005, experiences: 16}",
                                "0.15 / 0.45 / 0.90 / 1.00",
                                "42000"),
                        new Contender(
                                "sm-g-sum",
                                "{name: sm-g-sum, intensity: 0.001, " + all,
                                "0.10 / 1.00 / 1.00 / 1.00",
                                "26000"),
                        new Contender(
                                "sm-g-abs",
                                "{name: sm-g-abs, intensity: 0.001, " + all,
                                "0.35 / 0.80 / 0.95 / 0.95",
                                "24000"),
                        new Contender(
                                SECOND_ORDER,
                                "{name: sm-g-so, intensity: 0.001, " + all,
                                "0.60 / 0.95 / 1.00 / 1.00",
                                "20000")),
                List.of(
                        new Comparison("sm-g-sum", CONTROL, BUDGET, "faster, t-test p < 0.001"),
                        new Comparison("sm-g-abs", CONTROL, BUDGET, "faster, t-test p < 0.001"),
                        new Comparison(SECOND_ORDER, CONTROL, BUDGET, "faster, t-test p < 0.001"),
                        new Comparison("sm-r", CONTROL, BUDGET, "p < 0.05 only if failed control runs are counted")));
    }

    /** E3, the breadcrumb hard maze. */
    static SafeMutationRace maze() {
        return new SafeMutationRace(
                "e3",
                "Breadcrumb hard maze: which mutation solves it, and when",
                "Fig. 5, read from vector graphics, 20 runs; SO is faster than control, t-test p < 0.001; ABS has solved more"
                        + " runs than control and SM-R by 60k, Barnard p < 0.05.",
                "breadcrumb-maze",
                25_000,
                List.of(
                        new Contender(
                                CONTROL, "{name: gaussian, intensity: 0.05}", "0.25 / 0.45 / 0.55 / 0.80", "48000"),
                        new Contender("sm-r", "{name: sm-r, intensity: 0.005}", "0.10 / 0.30 / 0.45 / 0.55", "84000"),
                        new Contender(
                                "sm-g-sum",
                                "{name: sm-g-sum, intensity: 0.1, clip: 0.2}",
                                "0.35 / 0.45 / 0.60 / 0.75",
                                "48000"),
                        new Contender(
                                "sm-g-abs",
                                "{name: sm-g-abs, intensity: 0.005, clip: 0.2}",
                                "0.30 / 0.65 / 0.90 / 0.95",
                                "32000"),
                        new Contender(
                                SECOND_ORDER,
                                "{name: sm-g-so, intensity: 0.01, clip: 0.2}",
                                "0.75 / 0.80 / 0.80 / 0.80",
                                "14000")),
                List.of(
                        new Comparison(SECOND_ORDER, CONTROL, BUDGET, "faster, t-test p < 0.001"),
                        new Comparison("sm-g-abs", CONTROL, 60_000, "more solutions by 60k, Barnard p < 0.05"),
                        new Comparison("sm-g-abs", "sm-r", 60_000, "more solutions by 60k, Barnard p < 0.05")));
    }

    @Override
    public String name() {
        return "safe-mutations/" + id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Citation citation() {
        return SafeMutations.CITATION;
    }

    @Override
    public String published() {
        return said;
    }

    @Override
    public String configuration(boolean scaled) {
        return "population 250, tournaments of 5, the worst of the same tournament leaves, one child at a time; "
                + (scaled
                        ? scaledBudget + " evaluations, " + SEEDS_SCALED + " seeds, control and SM-G-SO only."
                        : BUDGET + " evaluations, " + SEEDS + " seeds.");
    }

    @Override
    public Outcome run(Conditions conditions) {
        EvolutionRace race = new EvolutionRace("domain: " + domain + "\n");
        contenders.stream()
                .filter(each ->
                        !conditions.scaled() || List.of(CONTROL, SECOND_ORDER).contains(each.name()))
                .forEach(each -> race.with(each.name(), each.mutation()));
        return conditions.scaled() ? scaled(conditions, race) : full(conditions, race);
    }

    private Outcome full(Conditions conditions, EvolutionRace race) {
        Map<String, List<EvolutionRace.Run>> runs = race.run(conditions, SEEDS, BUDGET);
        Outcome outcome = new Outcome();
        for (Contender each : contenders) {
            List<EvolutionRace.Run> own = runs.get(each.name());
            outcome.row(
                    each.name() + ": share solved by 20k / 40k / 60k / 98k evaluations",
                    each.shares(),
                    SafeMutations.shares(own, MOMENTS),
                    SEEDS + " runs");
            outcome.row(
                    each.name() + ": evaluations until half of the runs are solved",
                    each.half(),
                    Summary.number(SafeMutations.halfSolved(own)),
                    "");
        }
        for (Comparison each : comparisons) {
            SafeMutations.compare(outcome, runs, each.a(), each.b(), each.said(), each.within());
        }
        return outcome.chart(SafeMutations.chart(runs, BUDGET));
    }

    private Outcome scaled(Conditions conditions, EvolutionRace race) {
        Map<String, List<EvolutionRace.Run>> runs = race.run(conditions, SEEDS_SCALED, scaledBudget);
        Outcome outcome = new Outcome();
        runs.forEach((name, own) -> outcome.row(
                name + ": evaluations to solution",
                "",
                Summary.spread(SafeMutations.solvedAt(own, Double.POSITIVE_INFINITY)),
                ""));
        if (domain.equals("recurrent-parity")) {
            int safe = SafeMutations.solvedBy(runs.get(SECOND_ORDER), scaledBudget);
            int control = SafeMutations.solvedBy(runs.get(CONTROL), scaledBudget);
            outcome.check("SM-G-SO: runs solved", "2 or 3", Integer.toString(safe), safe >= 2);
            outcome.check("control: runs solved", "0 or 1", Integer.toString(control), control <= 1);
        }
        return outcome.chart(SafeMutations.chart(runs, scaledBudget));
    }
}
