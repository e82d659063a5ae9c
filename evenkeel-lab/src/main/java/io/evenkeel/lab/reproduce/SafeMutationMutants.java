package io.evenkeel.lab.reproduce;

import io.evenkeel.evolution.Individual;
import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.gauge.Citation;
import io.evenkeel.lab.run.EvolutionListener;
import io.evenkeel.lab.run.EvolutionRun;
import io.evenkeel.lab.run.MutantTree;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import io.evenkeel.tasks.domain.RecurrentParity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Figure 3: how many of 16 patterns mutants of a network get right that gets all of them right. */
final class SafeMutationMutants implements Experiment {
    private static final long EVALUATIONS = 30_000;
    private static final int MUTANTS = 1000;
    private static final int MUTANTS_SCALED = 200;
    private static final String EXPERIENCES = "experiences: {count: 16, replacement: true}}";
    private static final List<Contender> CONTENDERS = List.of(
            new Contender("control", "{name: gaussian, intensity: 0.05}", "0.167"),
            new Contender("sm-g-sum", "{name: sm-g-sum, intensity: 0.001, " + EXPERIENCES, "0.987"),
            new Contender("sm-g-so", "{name: sm-g-so, intensity: 0.001, " + EXPERIENCES, "0.992"));

    /** A mutation, in YAML, and the share of its mutants that the paper reports. */
    private record Contender(String name, String mutation, String published) {}

    @Override
    public String name() {
        return "safe-mutations/figure-3";
    }

    @Override
    public String title() {
        return "Robustness of mutants of a network that solves recurrent parity";
    }

    @Override
    public Citation citation() {
        return SafeMutations.CITATION;
    }

    @Override
    public String published() {
        return "Fig. 3: of 1,000 mutants with control 2/29/136/233/228/192/114/50/13/3 get 16/15/…/7 patterns right, with SM-G-SUM"
                + " 283/639/65/8/3/1/1/0/0/0, with SM-G-SO 61/862/69/4/2/1/1/0/0/0; the paper does not say how the network was found.";
    }

    @Override
    public String configuration(boolean scaled) {
        return "The best network of " + EVALUATIONS
                + " evaluations with SM-G-SO, which goes on after the first solution; "
                + (scaled ? MUTANTS_SCALED : MUTANTS) + " mutants of it by each mutation.";
    }

    @Override
    public Outcome run(Conditions conditions) {
        conditions.progress().stage("evolving");
        Individual best;
        EvolutionListener listener = (evolution, total) -> conditions.progress().at(evolution.evaluations(), total);
        EvolutionSpec evolving = spec(CONTENDERS.get(2)).withSeed(conditions.seed());
        try (EvolutionRun run = new EvolutionRun(evolving, SerialEngine::new, listener)) {
            best = run.run().best();
        }
        int count = conditions.scaled() ? MUTANTS_SCALED : MUTANTS;
        List<MutantRobustness> all = conditions.each(
                "judging mutants",
                CONTENDERS,
                each -> MutantRobustness.of(
                        new SerialEngine(spec(each).withSeed(conditions.seed()).problem()),
                        best,
                        count,
                        conditions.seed(),
                        () -> false));
        return outcome(best, all);
    }

    private static EvolutionSpec spec(Contender contender) {
        return SpecFile.parse(
                        contender.name(),
                        "domain: recurrent-parity\nstop: false\nevaluations: " + EVALUATIONS + "\nmutation: "
                                + contender.mutation() + "\n")
                .evolution();
    }

    private static Outcome outcome(Individual best, List<MutantRobustness> all) {
        Outcome outcome = new Outcome();
        outcome.check(
                "the parent gets all patterns right",
                "yes",
                best.trial().solved() ? "yes" : "no",
                best.trial().solved());
        List<Outcome.Curve> curves = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Contender contender = CONTENDERS.get(i);
            JsonNode figure = MutantTree.of(all.get(i), new RecurrentParity()).get("figure");
            double share = figure.get("share").doubleValue();
            int mutants = all.get(i).mutants().size();
            outcome.row(
                    contender.name() + ": share of mutants with " + figure.get("enough") + " or more patterns right",
                    contender.published(),
                    Summary.number(share),
                    mutants + " mutants");
            boolean control = i == 0;
            outcome.check(
                    contender.name() + ": share",
                    control ? "< 0.5" : "> 0.9",
                    Summary.number(share),
                    control ? share < 0.5 : share > 0.9);
            double[] y = figure.get("counts")
                    .valueStream()
                    .mapToDouble(count -> count.doubleValue() / mutants)
                    .toArray();
            double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
            curves.add(new Outcome.Curve(contender.name(), x, y));
        }
        return outcome.chart(new Outcome.Chart("Mutants", "patterns right", "share of mutants", false, curves));
    }
}
