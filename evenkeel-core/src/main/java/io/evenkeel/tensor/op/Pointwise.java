package io.evenkeel.tensor.op;

/** The activations and their first two derivatives at one number, each from the argument. */
final class Pointwise {
    /** What {@link Activation#LEAKY_RELU} lets pass. */
    private static final double LEAK = 0.01;

    private Pointwise() {}

    static double value(Activation activation, double x) {
        return switch (activation) {
            case TANH -> StrictMath.tanh(x);
            case SIGMOID -> sigmoid(x);
            case RELU -> x <= 0 ? 0 : x;
            case LEAKY_RELU -> x <= 0 ? LEAK * x : x;
            case ELU, SELU ->
                x <= 0 ? activation.exponentialLimit() * StrictMath.expm1(x) : activation.exponentialSlope() * x;
            case SOFTPLUS -> (x <= 0 ? 0 : x) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
            case IDENTITY -> x;
            case STEP -> x > 0 ? 1 : 0;
        };
    }

    static double slope(Activation activation, double x) {
        return switch (activation) {
            case TANH -> squaredSech(x);
            case SIGMOID -> sigmoidSlope(x);
            case RELU -> x > 0 ? 1 : 0;
            case LEAKY_RELU -> x > 0 ? 1 : LEAK;
            case ELU, SELU -> x > 0 ? activation.exponentialSlope() : activation.exponentialLimit() * StrictMath.exp(x);
            case SOFTPLUS -> sigmoid(x);
            case IDENTITY -> 1;
            case STEP -> 0;
        };
    }

    static double curvature(Activation activation, double x) {
        return switch (activation) {
            case TANH -> -2 * StrictMath.tanh(x) * squaredSech(x);
            case SIGMOID -> -StrictMath.tanh(x / 2) * sigmoidSlope(x);
            case ELU, SELU -> x > 0 ? 0 : activation.exponentialLimit() * StrictMath.exp(x);
            case SOFTPLUS -> sigmoidSlope(x);
            case RELU, LEAKY_RELU, IDENTITY, STEP -> 0;
        };
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    private static double sigmoidSlope(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    private static double squaredSech(double x) {
        return 4 * sigmoidSlope(2 * x);
    }
}
