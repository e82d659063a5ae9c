package io.evenkeel.tasks.domain;

/** A choice by the greatest number. */
final class Greatest {
    private Greatest() {}

    /** Where the greatest number stands, the first of equal ones. */
    static int of(double[] numbers) {
        int greatest = 0;
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] > numbers[greatest]) {
                greatest = i;
            }
        }
        return greatest;
    }
}
