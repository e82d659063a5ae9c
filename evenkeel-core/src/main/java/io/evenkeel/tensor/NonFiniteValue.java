package io.evenkeel.tensor;

/**
 * The first number of a sweep that is not finite.
 *
 * @param quantity the operation or its name, for instance {@code forget gate}
 * @param layer index of the layer, −1 if it belongs to none
 * @param step time step, counted from 0
 * @param example of the batch
 * @param backwards whether it is a cotangent of the sweep backwards
 * @param value NaN or an infinity
 */
public record NonFiniteValue(String quantity, int layer, int step, int example, boolean backwards, double value) {
    @Override
    public String toString() {
        String where = layer < 0 ? "" : "layer " + layer + ", ";
        String last = backwards
                ? "the sweep backwards was finite from the end down to step " + (step + 1)
                : step == 0 ? "it is the first step" : "all was finite up to step " + (step - 1);
        return value + " in " + where + (backwards ? "gradient of " : "") + quantity + ", time step " + step
                + ", example " + example + "; " + last;
    }
}
