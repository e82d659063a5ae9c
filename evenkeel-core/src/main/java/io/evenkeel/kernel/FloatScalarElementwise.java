package io.evenkeel.kernel;

/** Element-wise kernels, one element at a time. The shapes are those of {@link Kernels}. */
final class FloatScalarElementwise {
    /** What the leaky rectifier lets pass. */
    static final float LEAK = 0.01f;

    private FloatScalarElementwise() {}

    static void add(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                c[cOffset + o * cStep + i] = a[aOffset + o * aStep + i] + b[bOffset + o * bStep + i];
            }
        }
    }

    static void subtract(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                c[cOffset + o * cStep + i] = a[aOffset + o * aStep + i] - b[bOffset + o * bStep + i];
            }
        }
    }

    static void multiply(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                c[cOffset + o * cStep + i] = a[aOffset + o * aStep + i] * b[bOffset + o * bStep + i];
            }
        }
    }

    static void divide(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                c[cOffset + o * cStep + i] = a[aOffset + o * aStep + i] / b[bOffset + o * bStep + i];
            }
        }
    }

    static void multiplyAdd(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                c[cOffset + o * cStep + i] =
                        Math.fma(a[aOffset + o * aStep + i], b[bOffset + o * bStep + i], c[cOffset + o * cStep + i]);
            }
        }
    }

    static void tanhPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float s = y[yOffset + o * yStep + i];
                c[cOffset + o * cStep + i] = g[gOffset + o * gStep + i] * Math.fma(-s, s, 1);
            }
        }
    }

    static void sigmoidPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float s = y[yOffset + o * yStep + i];
                c[cOffset + o * cStep + i] = g[gOffset + o * gStep + i] * (s * (1 - s));
            }
        }
    }

    static void reluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float s = y[yOffset + o * yStep + i];
                c[cOffset + o * cStep + i] = s > 0 ? g[gOffset + o * gStep + i] : 0;
            }
        }
    }

    static void modRelu(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float x = a[aOffset + o * aStep + i];
                float s = b[bOffset + o * bStep + i];
                float m = Math.abs(x) + s;
                m = m <= 0 ? 0 : m;
                c[cOffset + o * cStep + i] = x == 0 ? 0 : x < 0 ? -m : m;
            }
        }
    }

    static void modReluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float x = g[gOffset + o * gStep + i];
                float s = y[yOffset + o * yStep + i];
                c[cOffset + o * cStep + i] = s == 0 ? 0 : x;
            }
        }
    }

    static void signed(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float x = g[gOffset + o * gStep + i];
                float s = y[yOffset + o * yStep + i];
                c[cOffset + o * cStep + i] = s == 0 ? 0 : s < 0 ? -x : x;
            }
        }
    }

    static void leakyReluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float s = y[yOffset + o * yStep + i];
                c[cOffset + o * cStep + i] = g[gOffset + o * gStep + i] * (s > 0 ? 1 : LEAK);
            }
        }
    }

    static void eluPullback(
            int outer,
            int n,
            float slope,
            float limit,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float s = y[yOffset + o * yStep + i];
                c[cOffset + o * cStep + i] = g[gOffset + o * gStep + i] * (s > 0 ? slope : limit + s);
            }
        }
    }

    static void softplusPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                float s = y[yOffset + o * yStep + i];
                c[cOffset + o * cStep + i] = -g[gOffset + o * gStep + i] * FloatElementary.expm1(-s);
            }
        }
    }

    static void affine(int n, float scale, float shift, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            c[cOffset + i] = Math.fma(scale, a[aOffset + i], shift);
        }
    }

    static void scaleAdd(int n, float scale, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            c[cOffset + i] = Math.fma(scale, a[aOffset + i], c[cOffset + i]);
        }
    }

    static void tanh(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            c[cOffset + i] = FloatElementary.tanh(a[aOffset + i]);
        }
    }

    static void sigmoid(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            c[cOffset + i] = FloatElementary.sigmoid(a[aOffset + i]);
        }
    }

    static void exp(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            c[cOffset + i] = FloatElementary.exp(a[aOffset + i]);
        }
    }

    static void log(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            c[cOffset + i] = FloatElementary.log(a[aOffset + i]);
        }
    }

    static void erf(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            c[cOffset + i] = FloatElementary.erf(a[aOffset + i]);
        }
    }

    static void relu(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            float x = a[aOffset + i];
            // In this form NaN passes and stays visible.
            c[cOffset + i] = x <= 0 ? 0 : x;
        }
    }

    static void leakyRelu(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            float x = a[aOffset + i];
            c[cOffset + i] = x <= 0 ? LEAK * x : x;
        }
    }

    static void elu(int n, float slope, float limit, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            float x = a[aOffset + i];
            c[cOffset + i] = x <= 0 ? limit * FloatElementary.expm1(x) : slope * x;
        }
    }

    static void softplus(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            float x = a[aOffset + i];
            c[cOffset + i] = FloatElementary.softplus(x);
        }
    }

    static void step(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            float x = a[aOffset + i];
            c[cOffset + i] = x > 0 ? 1 : 0;
        }
    }

    static void sqrt(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i++) {
            c[cOffset + i] = (float) Math.sqrt(a[aOffset + i]);
        }
    }
}
