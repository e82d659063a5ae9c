package io.evenkeel.lab.reproduce;

import static io.evenkeel.train.Update.Point.GRADIENT;

import io.evenkeel.train.Adam;
import io.evenkeel.train.Controller;
import io.evenkeel.train.GradientActivation;
import io.evenkeel.train.GradientActivationFunction;
import io.evenkeel.train.NormClipping;
import io.evenkeel.train.Optimizer;
import io.evenkeel.train.Sgd;
import io.evenkeel.train.Update;
import io.evenkeel.train.ValueClipping;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A way of descending that is compared with others.
 *
 * @param name in tables
 * @param optimizer gradient descent with momentum 0.9, or Adam
 * @param controllers what acts on the gradient; new ones for each run
 */
record GradientActivationContender(String name, Optimizer optimizer, Supplier<List<Controller>> controllers) {
    static final double MOMENTUM = 0.9;

    static GradientActivationContender sgd(double rate) {
        return new GradientActivationContender("SGD " + number(rate), momentum(rate), List::of);
    }

    static GradientActivationContender sgd(String name, double rate, Supplier<Controller> controller) {
        return new GradientActivationContender(name, momentum(rate), () -> List.of(controller.get()));
    }

    /** Gradient activation of the raw gradient, before momentum. */
    static GradientActivationContender activated(
            GradientActivationFunction function, double rate, double alpha, double beta) {
        return activated(function, rate, alpha, beta, GRADIENT);
    }

    static GradientActivationContender activated(
            GradientActivationFunction function, double rate, double alpha, double beta, Update.Point point) {
        String name = "SGD " + number(rate) + ", " + function.name().toLowerCase(Locale.ROOT) + " (" + number(alpha)
                + ", " + number(beta) + ") on the " + (point == GRADIENT ? "gradient" : "momentum");
        return sgd(name, rate, () -> new GradientActivation(function, alpha, beta, point));
    }

    static GradientActivationContender valueClipped(double rate, double bound) {
        return sgd(
                "SGD " + number(rate) + ", values clipped at " + number(bound), rate, () -> new ValueClipping(bound));
    }

    static GradientActivationContender normClipped(double rate, double bound) {
        return sgd("SGD " + number(rate) + ", norm clipped at " + number(bound), rate, () -> new NormClipping(bound));
    }

    static GradientActivationContender adam(double rate) {
        return new GradientActivationContender("Adam " + number(rate), new Adam(rate), List::of);
    }

    static GradientActivationContender activatedAdam(double rate, double alpha, double beta) {
        return new GradientActivationContender(
                "Adam " + number(rate) + ", atan (" + number(alpha) + ", " + number(beta) + ") on the gradient",
                new Adam(rate),
                () -> List.of(new GradientActivation(GradientActivationFunction.ATAN, alpha, beta, GRADIENT)));
    }

    private static Sgd momentum(double rate) {
        return Sgd.withMomentum(rate, MOMENTUM);
    }

    /** Up to three digits that say something. */
    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
