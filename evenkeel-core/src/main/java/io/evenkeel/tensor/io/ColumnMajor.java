package io.evenkeel.tensor.io;

import io.evenkeel.tensor.Tensor;

/** Brings elements that a file holds in Fortran's order, first index fastest, into row-major order. */
final class ColumnMajor {
    private ColumnMajor() {}

    /**
     * Reorders.
     *
     * @param columnMajor elements in the order of the file, under the array's shape
     * @param source for messages
     * @return the same array in row-major order
     */
    static Tensor toRowMajor(Tensor columnMajor, Source source) {
        int[] shape = columnMajor.shape();
        if (shape.length < 2) {
            return columnMajor;
        }
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= shape[d];
        }
        Tensor result = Elements.allocate(columnMajor.precision(), shape, source);
        int[] index = new int[shape.length];
        int to = 0;
        for (int from = 0; from < columnMajor.size(); from++) {
            result.set(to, columnMajor.get(from));
            for (int d = 0; d < shape.length; d++) {
                to += strides[d];
                if (++index[d] < shape[d]) {
                    break;
                }
                to -= shape[d] * strides[d];
                index[d] = 0;
            }
        }
        return result;
    }
}
