package io.evenkeel.evolution;

import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the parameters of a model stand in a flat vector of genes: one behind the other in the model's order, matrices
 * row-major.
 *
 * @param segments the parameters, without gaps
 */
public record Layout(List<Segment> segments) {

    /**
     * A parameter's place.
     *
     * @param name of the parameter in files
     * @param offset of its first number
     * @param rows of the matrix, 1 for a vector
     * @param columns of the matrix or length of the vector
     */
    public record Segment(String name, int offset, int rows, int columns) {
        /** @return how many genes it has */
        public int size() {
            return rows * columns;
        }
    }

    /** Copies the list. */
    public Layout {
        segments = List.copyOf(segments);
    }

    /**
     * The layout of a model.
     *
     * @param model whose weights evolve
     * @return its layout
     * @throws IllegalArgumentException if a weight is determined by others, so that genes would contradict each other
     */
    public static Layout of(Model model) {
        if (!model.parametrizations().isEmpty()) {
            throw new IllegalArgumentException("the weights of "
                    + model.parametrizations().keySet().iterator().next()
                    + " are determined by others and cannot evolve; leave out its parametrization,"
                    + " or choose a cell that needs none");
        }
        List<Segment> segments = new ArrayList<>();
        int offset = 0;
        for (Map.Entry<String, Parameter> entry : model.namedParameters().entrySet()) {
            Parameter p = entry.getValue();
            segments.add(new Segment(entry.getKey(), offset, p.rows(), p.columns()));
            offset += p.rows() * p.columns();
        }
        return new Layout(segments);
    }

    /** @return number of genes */
    public int size() {
        return segments.stream().mapToInt(Segment::size).sum();
    }

    /**
     * Gives a model the weights that genes say.
     *
     * @param genes {@link #size()} numbers
     * @param model of this layout
     */
    public void write(double[] genes, Model model) {
        int offset = 0;
        for (Parameter p : model.parameters()) {
            write(genes, offset, p);
            offset += p.value().size();
        }
    }

    static void write(double[] genes, int offset, Parameter p) {
        int size = p.value().size();
        if (p.value().array() instanceof double[] doubles) {
            System.arraycopy(genes, offset, doubles, 0, size);
        } else {
            for (int i = 0; i < size; i++) {
                p.value().set(i, genes[offset + i]);
            }
        }
        p.changed();
    }

    /**
     * The genes that say what a model's weights are.
     *
     * @param model of this layout
     * @return {@link #size()} numbers
     */
    public double[] read(Model model) {
        double[] genes = new double[size()];
        int offset = 0;
        for (Parameter p : model.parameters()) {
            for (int i = 0; i < p.value().size(); i++) {
                genes[offset++] = p.value().get(i);
            }
        }
        return genes;
    }
}
