package io.evenkeel.tensor;

/**
 * A block of a parameter's rows and columns; see {@link Weight#rows} and {@link Weight#segment}.
 *
 * @param parameter owner of the values
 * @param firstRow index of the first row
 * @param rows number of rows
 * @param firstColumn index of the first column
 * @param columns number of columns
 */
record WeightRows(Parameter parameter, int firstRow, int rows, int firstColumn, int columns) implements Weight {}
