package io.evenkeel.gauge;

import io.evenkeel.gauge.BlameFactor.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is known to help, and how well it fits.
 *
 * <p>A remedy is offered when it is meant for the verdict and for the kind of cell. Its rank is a fixed weight, how
 * directly it acts on the verdict, plus the share that the factor on which it acts has in the blame.
 */
final class Remedies {
    private static final String PHASE_PORTRAITS = "phase portraits and limit cycles";

    private static final Set<String> PLAIN = Set.of("tanh", "relu", "");
    private static final Set<String> ALL = Set.of("tanh", "relu", "gru", "lstm", "");

    private static final List<Candidate> CANDIDATES = List.of(
            on(Verdict.VANISHING, 0.6, Set.of("lstm"), Kind.GATE)
                    .through("forget gate")
                    .is("forget-bias", "initializer", "", Citations.FORGET_BIAS)
                    .because("forget gates that start open carry the cell state, and its gradient, unchanged"),
            on(Verdict.VANISHING, 0.6, Set.of("gru"), Kind.GATE)
                    .through("update gate")
                    .is("forget-bias", "initializer", "", Citations.FORGET_BIAS)
                    .because("update gates that start by keeping carry the state, and its gradient, unchanged"),
            on(Verdict.VANISHING, 0.55, Set.of("relu"), Kind.RECURRENT_MATRIX)
                    .is("irnn", "cell", "", Citations.IDENTITY)
                    .because("rectifiers with an identity matrix copy their state until told otherwise"),
            on(Verdict.VANISHING, 0.5, PLAIN, Kind.ACTIVATION)
                    .is("lstm", "cell", "", Citations.LSTM)
                    .because("its cell state passes through a gate near 1 and no squashing function"),
            on(Verdict.VANISHING, 0.45, PLAIN, Kind.ACTIVATION)
                    .is("gru", "cell", "", Citations.GRU)
                    .because("its update gate passes the state on unchanged where it is closed"),
            on(Verdict.VANISHING, 0.5, Set.of("tanh", "gru", "lstm", ""), Kind.ACTIVATION)
                    .is("sensitivity-adjustment", "controller", "", Citations.SENSITIVITY_ADJUSTMENT)
                    .because("it raises each unit's slope times weight norm to 1, out of saturation, during learning"),
            on(Verdict.VANISHING, 0.5, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("orthogonal", "initializer", "", Citations.ORTHOGONAL)
                    .because("an orthogonal matrix shrinks no direction at the start"),
            on(Verdict.VANISHING, 0.48, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("scaled-cayley", "parametrization", "", Citations.SCALED_CAYLEY)
                    .because("the matrix stays orthogonal throughout training, so that it never shrinks a gradient"),
            on(Verdict.VANISHING, 0.4, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("matrix-exponential", "parametrization", "", Citations.MATRIX_EXPONENTIAL)
                    .because("the matrix stays orthogonal throughout training, without the Cayley map's singularities"),
            on(Verdict.VANISHING, 0.5, Set.of("gru"), Kind.RECURRENT_MATRIX)
                    .is("neumann-cayley", "parametrization", "", Citations.NEUMANN_CAYLEY)
                    .because("it keeps the candidate's recurrent matrix orthogonal inside a GRU"),
            on(Verdict.VANISHING, 0.35, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("chain", "initializer", "", Citations.NON_NORMAL_CHAIN)
                    .because("a non-normal chain hands signals on from unit to unit instead of letting them decay"),
            on(Verdict.VANISHING, 0.3, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("enrnn", "cell", "", Citations.EIGENVALUE_NORMALIZED)
                    .because("an orthogonal long-term state beside a normalized short-term one keeps what must last"),
            on(Verdict.VANISHING, 0.25, PLAIN, Kind.ACTIVATION)
                    .is("sbo-rnn", "cell", "", Citations.BILEVEL)
                    .because("each step is a small optimization step, whose Jacobian is near the identity"),
            on(Verdict.VANISHING, 0.3, ALL, Kind.INTERACTION)
                    .is("gradient-activation", "controller", "", Citations.GRADIENT_ACTIVATION)
                    .because("it enlarges tiny gradients before the optimizer sees them, whatever made them tiny"),
            on(Verdict.VANISHING, 0.2, Set.of("tanh", "gru", ""), Kind.RECURRENT_MATRIX)
                    .is("limit-cycle", "initializer", PHASE_PORTRAITS, Citations.LIMIT_CYCLE)
                    .because("oscillating pairs of units keep one direction of the gradient from vanishing"),
            on(Verdict.EXPLODING, 0.7, ALL, Kind.INTERACTION)
                    .is("norm-clipping", "controller", "", Citations.CLIPPING)
                    .because("it bounds the length of the update where gradients explode"),
            on(Verdict.EXPLODING, 0.5, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("scaled-cayley", "parametrization", "", Citations.SCALED_CAYLEY)
                    .because("an orthogonal matrix has no direction that it stretches, at any time"),
            on(Verdict.EXPLODING, 0.5, Set.of("gru"), Kind.RECURRENT_MATRIX)
                    .is("neumann-cayley", "parametrization", "", Citations.NEUMANN_CAYLEY)
                    .because("an orthogonal candidate matrix has no direction that it stretches"),
            on(Verdict.EXPLODING, 0.45, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("orthogonal", "initializer", "", Citations.ORTHOGONAL)
                    .because("an orthogonal matrix stretches no direction at the start"),
            on(Verdict.EXPLODING, 0.4, Set.of("relu", ""), Kind.ACTIVATION)
                    .is("lstm", "cell", "", Citations.LSTM)
                    .because("its outputs are bounded and its gates can close"),
            on(Verdict.EXPLODING, 0.3, ALL, Kind.INTERACTION)
                    .is("gradient-activation", "controller", "", Citations.GRADIENT_ACTIVATION)
                    .because("it compresses large gradients before the optimizer sees them"),
            on(Verdict.CHAOTIC, 0.6, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("scaled-cayley", "parametrization", "", Citations.SCALED_CAYLEY)
                    .because("an orthogonal matrix with slopes of at most 1 cannot be chaotic"),
            on(Verdict.CHAOTIC, 0.6, Set.of("gru"), Kind.RECURRENT_MATRIX)
                    .is("neumann-cayley", "parametrization", "", Citations.NEUMANN_CAYLEY)
                    .because("an orthogonal candidate matrix bounds what the gates can amplify"),
            on(Verdict.CHAOTIC, 0.5, Set.of("tanh", ""), Kind.RECURRENT_MATRIX)
                    .is("sensitivity-adjustment", "controller", "", Citations.SENSITIVITY_ADJUSTMENT)
                    .because(
                            "in its adjusting form it lowers each unit's average sensitivity to 1, which ends mild chaos"),
            on(Verdict.CHAOTIC, 0.45, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("orthogonal", "initializer", "", Citations.ORTHOGONAL)
                    .because("training that starts without growth meets smoother losses"),
            on(Verdict.CHAOTIC, 0.4, ALL, Kind.INTERACTION)
                    .is("norm-clipping", "controller", "", Citations.CLIPPING)
                    .because("it bounds the updates that chaotic gradients would make; the chaos itself remains"),
            on(Verdict.CHAOTIC, 0.35, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("enrnn", "cell", "", Citations.EIGENVALUE_NORMALIZED)
                    .because("eigenvalues stay inside the closed unit disc"),
            on(Verdict.CHAOTIC, 0.3, PLAIN, Kind.RECURRENT_MATRIX)
                    .is("gru", "cell", "", Citations.GRU)
                    .because("its update gates leak the state, which damps growth"),
            on(Verdict.CHAOTIC, 0.2, Set.of("tanh", "gru", ""), Kind.RECURRENT_MATRIX)
                    .is("limit-cycle", "initializer", PHASE_PORTRAITS, Citations.LIMIT_CYCLE)
                    .because("stable oscillations keep gradients from exploding"));

    private Remedies() {}

    static List<Remedy> rank(Verdict verdict, Evidence evidence) {
        String cell = ALL.contains(evidence.cell()) ? evidence.cell() : "";
        double direction = verdict == Verdict.VANISHING ? -1 : 1;
        double all = evidence.blame().stream()
                .mapToDouble(f -> Math.max(0, direction * f.contribution()))
                .sum();
        return CANDIDATES.stream()
                .filter(c -> c.verdict == verdict && c.cells.contains(cell))
                .sorted(Comparator.comparingDouble(c -> -c.score(evidence, direction, all)))
                .map(c -> c.remedy(c.culprit(evidence, direction)))
                .toList();
    }

    private static Candidate on(Verdict verdict, double weight, Set<String> cells, Kind actsOn) {
        return new Candidate(verdict, weight, cells, actsOn, "", null);
    }

    private record Candidate(
            Verdict verdict, double weight, Set<String> cells, Kind actsOn, String factor, Remedy remedy) {
        /** Narrows the kind of factor to those with a name. */
        Candidate through(String name) {
            return new Candidate(verdict, weight, cells, actsOn, name, remedy);
        }

        Candidate is(String ingredient, String kind, String arrivesWith, Citation citation) {
            Remedy named = new Remedy(ingredient, kind, "", citation, arrivesWith.isEmpty(), arrivesWith);
            return new Candidate(verdict, weight, cells, actsOn, factor, named);
        }

        Candidate because(String why) {
            Remedy explained = new Remedy(
                    remedy.ingredient(),
                    remedy.kind(),
                    why,
                    remedy.citation(),
                    remedy.available(),
                    remedy.arrivesWith());
            return new Candidate(verdict, weight, cells, actsOn, factor, explained);
        }

        /** The factor of the kind on which the remedy acts that pushes furthest towards the verdict. */
        Optional<BlameFactor> culprit(Evidence evidence, double direction) {
            return evidence.blame().stream()
                    .filter(f -> f.kind() == actsOn && f.factor().contains(factor) && direction * f.contribution() > 0)
                    .max(Comparator.comparingDouble(f -> direction * f.contribution()));
        }

        double score(Evidence evidence, double direction, double all) {
            return weight
                    + culprit(evidence, direction)
                            .map(f -> direction * f.contribution() / all)
                            .orElse(0.0);
        }

        Remedy remedy(Optional<BlameFactor> culprit) {
            String why = culprit.map(f -> String.format(
                            Locale.ROOT, "%s contributes %+.2g nats per step: ", f.factor(), f.contribution()))
                    .orElse("");
            return new Remedy(
                    remedy.ingredient(),
                    remedy.kind(),
                    why + remedy.why(),
                    remedy.citation(),
                    remedy.available(),
                    remedy.arrivesWith());
        }
    }
}
