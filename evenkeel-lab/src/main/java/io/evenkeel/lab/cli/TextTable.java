package io.evenkeel.lab.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of text: columns as wide as they need, numbers to the right, the last column wrapped to the terminal. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... heads) {
        this.heads = List.of(heads);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void show(Terminal terminal) {
        int last = heads.size() - 1;
        int[] widths = new int[heads.size()];
        boolean[] right = new boolean[heads.size()];
        int used = GAP.length() * heads.size();
        for (int c = 0; c < heads.size(); c++) {
            int column = c;
            widths[c] = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .reduce(heads.get(c).length(), Math::max);
            right[c] = rows.stream().allMatch(row -> row.get(column).matches("[-+−]?[0-9.].*|[–-]?"));
            used += c < last ? widths[c] : 0;
        }
        widths[last] = Math.max(
                Math.min(widths[last], terminal.textColumns() - used),
                heads.get(last).length());
        for (String line : lines(heads, widths, right)) {
            terminal.line(terminal.styled("2", line));
        }
        for (List<String> row : rows) {
            lines(row, widths, right).forEach(terminal::line);
        }
    }

    private static List<String> lines(List<String> cells, int[] widths, boolean[] right) {
        int last = widths.length - 1;
        List<String> wrapped = wrap(cells.get(last), widths[last]);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < last; c++) {
                String cell = i == 0 ? cells.get(c) : "";
                line.append(GAP).append(padded(cell, widths[c], right[c]));
            }
            line.append(GAP).append(right[last] ? padded(wrapped.get(i), widths[last], true) : wrapped.get(i));
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - cell.length()));
        return right ? space + cell : cell + space;
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
