package io.evenkeel.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Matrices that have a column for each window back to images, in vectors. */
final class FloatVectorWindows {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private FloatVectorWindows() {}

    /** {@link FloatWindows#fold} with a stride of 1, which makes neighbors of what is added to neighbors. */
    static void fold(ImageWindows w, float[] from, int fromOffset, int row, float[] image, int imageOffset) {
        int across = w.across();
        for (int j = 0; j < w.size(); j++) {
            int to = imageOffset + FloatWindows.corner(w, j);
            for (int oy = 0; oy < w.down(); oy++) {
                int source = fromOffset + j * row + oy * across;
                int target = to + oy * w.paddedWidth();
                int ox = 0;
                for (; ox + WIDTH <= across; ox += WIDTH) {
                    FloatVector.fromArray(SPECIES, image, target + ox)
                            .add(FloatVector.fromArray(SPECIES, from, source + ox))
                            .intoArray(image, target + ox);
                }
                for (; ox < across; ox++) {
                    image[target + ox] += from[source + ox];
                }
            }
        }
    }
}
