package io.evenkeel.kernel;

/** The two floating-point precisions of the engine. */
public enum Precision {
    /** IEEE binary32, kept in {@code float[]}. */
    SINGLE(16, 1.1920929e-7),
    /** IEEE binary64, kept in {@code double[]}. */
    DOUBLE(8, 2.220446049250313e-16);

    private final int lanes;
    private final double epsilon;

    Precision(int lanes, double epsilon) {
        this.lanes = lanes;
        this.epsilon = epsilon;
    }

    /**
     * The number of elements in 64 bytes: the unit to which rows of engine buffers are padded, on every CPU whatever
     * its vector width, so that no kernel has a tail.
     *
     * @return 16 for single, 8 for double
     */
    public int lanes() {
        return lanes;
    }

    /**
     * The distance from 1 to the next larger number.
     *
     * @return the machine epsilon
     */
    public double epsilon() {
        return epsilon;
    }

    /**
     * Rounds a row length up to a multiple of {@link #lanes()}.
     *
     * @param width number of elements, at least 0
     * @return the padded length
     */
    public int pad(int width) {
        return (width + lanes - 1) / lanes * lanes;
    }
}
