package io.evenkeel.kernel;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions to some 50 digits by their series: references for tests. */
final class PreciseFunctions {
    private static final MathContext DIGITS = new MathContext(70);
    private static final BigDecimal TINY = new BigDecimal("1e-60");
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal PI =
            new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899");

    private PreciseFunctions() {}

    static BigDecimal exp(BigDecimal x) {
        // e^x = (e^(x / 1024))^1024
        BigDecimal r = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal sum = ONE;
        BigDecimal term = ONE;
        for (int i = 1; term.abs().compareTo(TINY) > 0; i++) {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < 10; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    static BigDecimal tanh(BigDecimal x) {
        if (x.abs().doubleValue() < 1e-9) {
            BigDecimal cube = x.pow(3, DIGITS);
            return x.subtract(cube.divide(BigDecimal.valueOf(3), DIGITS), DIGITS);
        }
        BigDecimal e = exp(x.multiply(TWO));
        return e.subtract(ONE).divide(e.add(ONE), DIGITS);
    }

    static BigDecimal sigmoid(BigDecimal x) {
        return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
    }

    static BigDecimal expm1(BigDecimal x) {
        return exp(x).subtract(ONE);
    }

    static BigDecimal softplus(BigDecimal x) {
        BigDecimal e = exp(x);
        return e.doubleValue() < 1e-30 ? e : log(ONE.add(e));
    }

    static BigDecimal log(BigDecimal x) {
        // Halley's iteration triples the digits of a double.
        BigDecimal y = BigDecimal.valueOf(Math.log(x.doubleValue()));
        for (int i = 0; i < 2; i++) {
            BigDecimal e = exp(y);
            y = y.add(TWO.multiply(x.subtract(e)).divide(x.add(e), DIGITS), DIGITS);
        }
        return y;
    }

    static BigDecimal erf(BigDecimal x) {
        BigDecimal square = x.multiply(x, DIGITS);
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int i = 1; power.abs().compareTo(TINY.multiply(x.abs())) > 0; i++) {
            power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(-i), DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * i + 1), DIGITS), DIGITS);
        }
        return sum.multiply(TWO).divide(PI.sqrt(DIGITS), DIGITS);
    }
}
