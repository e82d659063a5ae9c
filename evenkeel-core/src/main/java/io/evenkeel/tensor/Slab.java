package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;

/**
 * The buffer of one expression: {@code [time][direction][example][lane-padded width]} inside one array. A value that
 * nobody needs later has few time slots, used again and again: one in a loop, two for a state, a chunk of time elsewhere.
 *
 * @param <A> array type
 */
public final class Slab<A> {
    private final A array;
    private final int examples;
    private final int width;
    private final int stride;
    private final int slots;
    private final boolean ring;
    private final int mask;
    private final int shift;
    private final Directions directions;

    private Slab(
            A array, int examples, int width, int stride, int slots, boolean ring, int shift, Directions directions) {
        this.array = array;
        this.examples = examples;
        this.width = width;
        this.stride = stride;
        this.slots = slots;
        this.ring = ring;
        this.mask = ring ? slots - 1 : -1;
        this.shift = shift;
        this.directions = directions;
    }

    /** The number of directions in use, shared by all directional slabs of a pass. */
    static final class Directions {
        final int capacity;
        int used;

        Directions(int capacity) {
            this.capacity = capacity;
            this.used = capacity;
        }
    }

    /** A buffer with a slot for each of so many time steps. */
    static <A> Slab<A> lasting(Kernels<A> kernels, int slots, int examples, int width, Directions directions) {
        return allocate(kernels, slots, false, examples, width, directions);
    }

    /** A buffer whose slots are used again and again; their number is a power of two. */
    static <A> Slab<A> passing(Kernels<A> kernels, int slots, int examples, int width, Directions directions) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("a ring of slots must be a power of two, not " + slots);
        }
        return allocate(kernels, slots, true, examples, width, directions);
    }

    private static <A> Slab<A> allocate(
            Kernels<A> kernels, int slots, boolean ring, int examples, int width, Directions directions) {
        int stride = kernels.precision().pad(width);
        long block = (long) examples * stride * (directions == null ? 1 : directions.capacity);
        if (block * slots > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a buffer of " + slots + " steps × " + block
                    + " numbers exceeds one array; use fewer steps, examples or directions");
        }
        A array = kernels.allocate((int) (block * slots));
        return new Slab<>(array, examples, width, stride, slots, ring, 0, directions);
    }

    /** The same buffer seen one or more time slots later. */
    Slab<A> shifted(int by) {
        return new Slab<>(array, examples, width, stride, slots, ring, shift + by, directions);
    }

    /** @return the array */
    public A array() {
        return array;
    }

    /**
     * Where a time step begins.
     *
     * @param t time step
     * @return index of its first element
     */
    public int at(int t) {
        return ((t + shift) & mask) * block();
    }

    /** @return elements from one time step to the next within a slab that lasts, or within a chunk */
    public int timeStride() {
        return block();
    }

    /** @return elements of one time step: {@link #rows()} · {@link #rowStride()} */
    public int block() {
        return (directions == null ? 1 : directions.used) * examples * stride;
    }

    /** @return elements of one direction of one time step */
    public int plane() {
        return examples * stride;
    }

    /** @return examples times directions */
    public int rows() {
        return examples * directions();
    }

    /** @return number of examples */
    public int examples() {
        return examples;
    }

    /** @return number of directions, 1 if not directional */
    public int directions() {
        return directions == null ? 1 : directions.used;
    }

    /** @return whether there is a row for each direction */
    public boolean directional() {
        return directions != null;
    }

    /** @return elements from one row to the next, the lane-padded width */
    public int rowStride() {
        return stride;
    }

    /** @return numbers in a row that count */
    public int width() {
        return width;
    }
}
