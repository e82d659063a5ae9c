package io.evenkeel.tensor;

import io.evenkeel.kernel.Precision;
import java.util.Arrays;

/**
 * A dense, row-major array of numbers of one precision on the Java heap. Nothing to close, nothing shared with native
 * code; the shape never changes, the values may.
 */
public final class Tensor {
    private final int[] shape;
    private final float[] floats;
    private final double[] doubles;

    private Tensor(int[] shape, float[] floats, double[] doubles) {
        this.shape = shape;
        this.floats = floats;
        this.doubles = doubles;
    }

    /**
     * A tensor of zeros.
     *
     * @param precision of its elements
     * @param shape extent of each dimension, each at least 0; none for a scalar
     * @return the tensor
     * @throws IllegalArgumentException if an extent is negative or the number of elements exceeds an array's
     */
    public static Tensor zeros(Precision precision, int... shape) {
        int size = size(shape);
        return precision == Precision.SINGLE
                ? new Tensor(shape.clone(), new float[size], null)
                : new Tensor(shape.clone(), null, new double[size]);
    }

    /**
     * Wraps an array of single-precision values without copying it.
     *
     * @param values row-major values
     * @param shape extents whose product is the array's length
     * @return the tensor
     * @throws IllegalArgumentException if shape and length disagree
     */
    public static Tensor of(float[] values, int... shape) {
        requireSize(values.length, shape);
        return new Tensor(shape.clone(), values, null);
    }

    /**
     * Wraps an array of double-precision values without copying it.
     *
     * @param values row-major values
     * @param shape extents whose product is the array's length
     * @return the tensor
     * @throws IllegalArgumentException if shape and length disagree
     */
    public static Tensor of(double[] values, int... shape) {
        requireSize(values.length, shape);
        return new Tensor(shape.clone(), null, values);
    }

    /** @return the precision of the elements */
    public Precision precision() {
        return floats != null ? Precision.SINGLE : Precision.DOUBLE;
    }

    /** @return a copy of the extents */
    public int[] shape() {
        return shape.clone();
    }

    /** @return the number of dimensions */
    public int rank() {
        return shape.length;
    }

    /**
     * The extent of one dimension.
     *
     * @param dimension counted from 0
     * @return its extent
     */
    public int extent(int dimension) {
        return shape[dimension];
    }

    /** @return the number of elements */
    public int size() {
        return floats != null ? floats.length : doubles.length;
    }

    /**
     * Reads one element.
     *
     * @param index its row-major position
     * @return the value
     */
    public double get(int index) {
        return floats != null ? floats[index] : doubles[index];
    }

    /**
     * Writes one element, rounded to the tensor's precision.
     *
     * @param index its row-major position
     * @param value the value
     */
    public void set(int index, double value) {
        if (floats != null) {
            floats[index] = (float) value;
        } else {
            doubles[index] = value;
        }
    }

    /**
     * The array behind the tensor, not a copy.
     *
     * @return a {@code float[]} or {@code double[]}, by precision
     */
    public Object array() {
        return floats != null ? floats : doubles;
    }

    /**
     * The same values in another precision.
     *
     * @param precision wanted
     * @return this tensor if it has that precision, else a converted copy
     */
    public Tensor to(Precision precision) {
        if (precision == precision()) {
            return this;
        }
        Tensor result = zeros(precision, shape);
        copyTo(result);
        return result;
    }

    /** Writes the values into a tensor of the same size, rounded to its precision. */
    void copyTo(Tensor target) {
        if (target.precision() == precision()) {
            System.arraycopy(array(), 0, target.array(), 0, size());
        } else if (doubles != null) {
            for (int i = 0; i < doubles.length; i++) {
                target.floats[i] = (float) doubles[i];
            }
        } else {
            for (int i = 0; i < floats.length; i++) {
                target.doubles[i] = floats[i];
            }
        }
    }

    /**
     * The same values under another shape, sharing the array.
     *
     * @param newShape extents with the same product
     * @return the view
     * @throws IllegalArgumentException if the numbers of elements differ
     */
    public Tensor reshape(int... newShape) {
        requireSize(size(), newShape);
        return new Tensor(newShape.clone(), floats, doubles);
    }

    /** @return an independent copy */
    public Tensor copy() {
        return new Tensor(shape, floats == null ? null : floats.clone(), doubles == null ? null : doubles.clone());
    }

    /** @return a new array with all values in double precision */
    public double[] toDoubles() {
        if (doubles != null) {
            return doubles.clone();
        }
        double[] result = new double[floats.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = floats[i];
        }
        return result;
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape) + (floats != null ? " single" : " double");
    }

    private static int size(int[] shape) {
        long size = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("negative extent in shape " + Arrays.toString(shape));
            }
            size *= extent;
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("too many elements for one tensor: " + Arrays.toString(shape));
            }
        }
        return (int) size;
    }

    private static void requireSize(int length, int[] shape) {
        if (size(shape) != length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + size(shape) + " values, not " + length);
        }
    }
}
