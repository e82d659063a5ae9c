package io.evenkeel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.2685603243916885E17", "4.335424617187418E16", "1.0E23", "4.9E-324", "0.1", "-0.0"})
    void numbersHaveTheFewestDigitsOnEveryJava(String digits) {
        double value = Double.parseDouble(digits);
        String written = Json.line(Json.object().put("x", value));
        assertEquals("{\"x\":" + digits + "}", written);
    }
}
