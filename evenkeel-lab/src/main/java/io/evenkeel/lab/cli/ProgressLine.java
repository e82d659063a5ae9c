package io.evenkeel.lab.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * A stage in one line: its name, how far it is, a bar, how long it will still last, and how things stand. The words have what they
 * need and the bar has the rest. On a narrow terminal the details of the name go first, then the time, then the name.
 */
final class ProgressLine implements ProgressBarRenderer {
    private static final int SHORTEST_BAR = 10;
    private static final int PERCENT = 100;

    @Override
    public String render(ProgressState state, int width) {
        String name = state.getTaskName();
        String brief = name.replaceFirst(",.*", "");
        String time = remaining(state);
        String[][] choices = {{name, time}, {brief, time}, {brief, ""}, {"", ""}};
        for (String[] choice : choices) {
            String line = line(choice[0], choice[1], state, width);
            if (line.length() <= width) {
                return line;
            }
        }
        return line("", "", state, width).substring(0, width);
    }

    /** As long as the terminal is wide, or longer if even the shortest bar does not fit. */
    private static String line(String name, String time, ProgressState state, int width) {
        double share = state.getNormalizedProgress();
        String before =
                (name.isEmpty() ? "" : name + " ") + String.format(Locale.ROOT, "%3d%% ", (int) (PERCENT * share));
        String note = state.getExtraMessage().strip();
        String after = (time.isEmpty() ? "" : " " + time) + (note.isEmpty() ? "" : " " + note);
        return before + bar(share, Math.max(SHORTEST_BAR, width - before.length() - after.length())) + after;
    }

    private static String bar(double share, int width) {
        int cells = width - 2;
        int full = (int) (share * cells);
        String head = full < cells ? ">" : "";
        return "[" + "=".repeat(full) + head + " ".repeat(cells - full - head.length()) + "]";
    }

    /** Supposes that the rest takes as long as what is done, in proportion. */
    private static String remaining(ProgressState state) {
        long done = state.getCurrent() - state.getStart();
        if (done <= 0) {
            return "";
        }
        double rest = (double) (state.getMax() - state.getCurrent()) / done;
        long seconds = (long) (state.getTotalElapsed().toMillis()
                * rest
                / Duration.ofSeconds(1).toMillis());
        long minutes = seconds / 60;
        return minutes < 60
                ? String.format(Locale.ROOT, "%d:%02d left", minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d left", minutes / 60, minutes % 60, seconds % 60);
    }
}
