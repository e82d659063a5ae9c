package io.evenkeel.lab.cli;

import io.evenkeel.evolution.Evolution;
import io.evenkeel.evolution.Individual;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.run.EvolutionListener;
import io.evenkeel.lab.run.Population;

/** Shows an evolution: how far it is, how fast, and how fit the best and the middle are. */
final class EvolutionProgress implements EvolutionListener {
    private static final int DIGITS = 4;
    private static final long PATIENCE_NANOS = 100_000_000L;
    private static final double NANOS = 1e9;

    private final Progress progress;
    private final long begun = System.nanoTime();
    private long last;
    private long before = -1;

    EvolutionProgress(Progress progress, long total) {
        this.progress = progress;
        progress.stage("evolving, at most " + total + " evaluations");
    }

    @Override
    public void advanced(Evolution evolution, long total) {
        if (before < 0) {
            before = evolution.evaluations();
        }
        long now = System.nanoTime();
        if (now - last >= PATIENCE_NANOS || evolution.evaluations() + evolution.next() > total) {
            last = now;
            evolution.best().ifPresent(best -> progress.note(note(evolution, best, (now - begun) / NANOS)));
            progress.at(evolution.evaluations(), total);
        }
    }

    private String note(Evolution evolution, Individual best, double seconds) {
        return "best " + Figures.of(best.fitness(), DIGITS)
                + ", median " + Figures.of(Population.median(evolution.population()), DIGITS)
                + ", " + Figures.of((evolution.evaluations() - before) / seconds, 3) + " a second"
                + (evolution.solved() ? ", solved" : "");
    }
}
