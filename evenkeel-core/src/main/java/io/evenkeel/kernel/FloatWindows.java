package io.evenkeel.kernel;

/** Images as matrices that have a column for each window, and back. */
final class FloatWindows {
    private FloatWindows() {}

    static void unfold(
            ImageWindows w, float[] image, int imageOffset, float[] to, int toOffset, int stretch, int step, int row) {
        int down = w.down();
        int across = w.across();
        int paddedWidth = w.paddedWidth();
        for (int j = 0; j < w.size(); j++) {
            int from = imageOffset + corner(w, j);
            int target = toOffset + j * row;
            int room = stretch;
            for (int oy = 0; oy < down; oy++) {
                int source = from + oy * w.stride() * paddedWidth;
                int left = across;
                while (left > 0) {
                    int n = Math.min(left, room);
                    copy(n, image, source, w.stride(), to, target);
                    source += n * w.stride();
                    left -= n;
                    target += n;
                    room -= n;
                    if (room == 0) {
                        target += step - stretch;
                        room = stretch;
                    }
                }
            }
        }
    }

    /** Where element j of the first window stands in the padded image. */
    static int corner(ImageWindows w, int j) {
        int area = w.windowHeight() * w.windowWidth();
        int y = j % area / w.windowWidth();
        return (j / area * w.paddedHeight() + y) * w.paddedWidth() + j % w.windowWidth();
    }

    private static void copy(int n, float[] from, int source, int stride, float[] to, int target) {
        if (stride == 1) {
            System.arraycopy(from, source, to, target, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[target + i] = from[source + i * stride];
        }
    }

    static void fold(ImageWindows w, float[] from, int fromOffset, int row, float[] image, int imageOffset) {
        int across = w.across();
        int stride = w.stride();
        for (int j = 0; j < w.size(); j++) {
            int to = imageOffset + corner(w, j);
            for (int oy = 0; oy < w.down(); oy++) {
                int source = fromOffset + j * row + oy * across;
                int target = to + oy * stride * w.paddedWidth();
                for (int ox = 0; ox < across; ox++) {
                    image[target + ox * stride] += from[source + ox];
                }
            }
        }
    }
}
