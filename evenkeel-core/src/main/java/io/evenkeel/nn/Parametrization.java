package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The set in which a block of weights stays: the block is a function W = φ(θ) of raw parameters θ, which are what is
 * trained. Programs read the block as any other weight, so the map is computed once per update and not once per time step.
 *
 * <pre>
 *   sweep:   ∂L/∂W  ─{@link #pullBack}─▶  ∂L/∂θ  ─optimizer─▶  θ  ─{@link #afterUpdate}─▶  W
 * </pre>
 *
 * A block belongs to one parametrization at most; what it leaves of a parameter is trained as it stands.
 */
public abstract class Parametrization {
    private final Block block;
    private final List<Parameter> raw;
    private Optional<Initializer> own = Optional.empty();

    /**
     * A parametrization of a block.
     *
     * @param block the weights W that the raw parameters determine
     * @param raw θ, in double precision; names tell them apart within this parametrization, for instance {@code skew}
     */
    protected Parametrization(Block block, List<Parameter> raw) {
        this.block = block;
        this.raw = List.copyOf(raw);
    }

    /** @return the weights that are determined */
    public final Block block() {
        return block;
    }

    /** @return the parameters that are trained in their place, none where the block is constant */
    public final List<Parameter> raw() {
        return raw;
    }

    /** @return name as in specs */
    public abstract String name();

    /** @return how many numbers can be chosen freely, for instance n (n − 1) / 2 for a skew-symmetric matrix */
    public long freedom() {
        return raw.stream().mapToLong(p -> p.value().size()).sum();
    }

    /** @return whether weight decay of raw parameters has a meaning here; otherwise trainers leave it out */
    public boolean decays() {
        return false;
    }

    /**
     * Sets with which values to start, in place of those that a network has for blocks of this role.
     *
     * @param initializer of the raw value
     * @return this
     */
    public final Parametrization startingWith(Initializer initializer) {
        own = Optional.of(initializer);
        return this;
    }

    /**
     * Gives the raw parameters the values they start with, and computes the block from them.
     *
     * @param usual what fills blocks of this role, unless this parametrization was {@linkplain #startingWith told} otherwise
     * @param stream of random numbers for this parametrization alone
     * @throws IllegalArgumentException if the values do not fit the map
     */
    public final void start(Initializer usual, RandomStream stream) {
        initialize(own.orElse(usual), stream);
        for (double weight : block.read()) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the initial value of " + block.parameter() + " is " + weight
                        + " in places after " + name() + "; its raw values are too large");
            }
        }
    }

    /**
     * Gives the raw parameters the values they start with, and computes the block from them.
     *
     * @param initializer of the raw value
     * @param stream of random numbers for this parametrization alone
     * @throws IllegalArgumentException if the values do not fit the map
     */
    protected abstract void initialize(Initializer initializer, RandomStream stream);

    /**
     * What an initializer says of a matrix of the block's shape.
     *
     * @param initializer of a block of this role
     * @param stream of random numbers
     * @return row-major values of the block's size
     * @throws IllegalArgumentException if one is not finite, or the shape does not fit the initializer
     */
    protected final double[] drawn(Initializer initializer, RandomStream stream) {
        Parameter filled =
                new Parameter(block.parameter().name(), Tensor.zeros(Precision.DOUBLE, block.rows(), block.columns()));
        initializer.fill(filled, stream);
        double[] values = filled.value().toDoubles();
        InitialValues.requireFinite(values, block);
        return values;
    }

    /** Computes the block from the raw parameters exactly, and forgets every approximation that was carried along. */
    public abstract void renew();

    /**
     * Leads a gradient back through the map, at the raw parameters from which the block was computed last.
     *
     * @param gradient {@code ∂L/∂W}, row-major, of the block's size; may be overwritten
     * @param rawGradients receive {@code ∂L/∂θ}, in the order of {@link #raw()}
     */
    public abstract void pullBack(double[] gradient, List<double[]> rawGradients);

    /**
     * Computes the block after the optimizer has changed the raw parameters. Maps that keep a state move it on here by the
     * step that was really taken.
     */
    public void afterUpdate() {
        renew();
    }

    /**
     * How well the map is doing, by name, for instance {@code orthogonality-defect}, ‖WᵀW − I‖_F.
     *
     * @return figures of the present block; empty if there is nothing to watch
     */
    public Map<String, Double> health() {
        return Map.of();
    }

    /**
     * What is remembered between updates besides the raw parameters and the block.
     *
     * @return numbers by name, shared and not copied, for checkpoints; counters are arrays of one
     */
    public Map<String, double[]> state() {
        return Map.of();
    }
}
