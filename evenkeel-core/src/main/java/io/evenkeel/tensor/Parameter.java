package io.evenkeel.tensor;

import java.util.Objects;

/**
 * A named, trainable tensor: a matrix {@code [rows][columns]} or a vector {@code [columns]}. Programs refer to the
 * parameter, not to its value, so the value may change between runs; whoever changes it in place calls
 * {@link #changed()}.
 */
public final class Parameter implements Weight {
    private final String name;
    private Tensor value;
    private long version;

    /**
     * A parameter with an initial value.
     *
     * @param name its name, as in a PyTorch state dictionary
     * @param value a tensor of rank 1 or 2, used and not copied
     * @throws IllegalArgumentException if the rank is neither 1 nor 2
     */
    public Parameter(String name, Tensor value) {
        if (value.rank() != 1 && value.rank() != 2) {
            throw new IllegalArgumentException("parameter " + name + " must be a vector or a matrix, not " + value);
        }
        this.name = Objects.requireNonNull(name);
        this.value = value;
    }

    /** @return the parameter's name */
    public String name() {
        return name;
    }

    /** @return the current value, shared */
    public Tensor value() {
        return value;
    }

    /**
     * Replaces the value.
     *
     * @param newValue a tensor of the same shape
     * @throws IllegalArgumentException if the shape differs
     */
    public void set(Tensor newValue) {
        if (!java.util.Arrays.equals(newValue.shape(), value.shape())) {
            throw new IllegalArgumentException(
                    "parameter " + name + " has shape " + value + ", its new value " + newValue);
        }
        value = newValue;
        changed();
    }

    /** Says that the value was changed in place, so that packed copies are renewed before the next run. */
    public void changed() {
        version++;
    }

    /** @return a number that grows with every change of the value */
    public long version() {
        return version;
    }

    @Override
    public Parameter parameter() {
        return this;
    }

    @Override
    public int firstRow() {
        return 0;
    }

    @Override
    public int rows() {
        return value.rank() == 1 ? 1 : value.extent(0);
    }

    @Override
    public int firstColumn() {
        return 0;
    }

    @Override
    public int columns() {
        return value.extent(value.rank() - 1);
    }

    @Override
    public String toString() {
        return name + java.util.Arrays.toString(value.shape());
    }
}
