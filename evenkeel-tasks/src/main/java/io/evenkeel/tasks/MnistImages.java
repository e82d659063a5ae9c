package io.evenkeel.tasks;

import io.evenkeel.tensor.io.FormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Images with their labels, as bytes: a file's, or some of them. */
final class MnistImages {
    private static final int CLASSES = 10;

    private final IdxFile images;
    private final IdxFile labels;
    private final int[] places;

    private MnistImages(IdxFile images, IdxFile labels, int... places) {
        this.images = images;
        this.labels = labels;
        this.places = places;
    }

    /** One of the two parts, {@code train} or {@code t10k}. */
    static MnistImages read(Path folder, String part) {
        Path imageFile = file(folder, part + "-images-idx3-ubyte");
        Path labelFile = file(folder, part + "-labels-idx1-ubyte");
        IdxFile images = IdxFile.read(imageFile);
        IdxFile labels = IdxFile.read(labelFile);
        requireRank(imageFile, images, 3);
        requireRank(labelFile, labels, 1);
        int all = images.shape()[0];
        if (labels.shape()[0] != all) {
            throw FormatException.in(
                    labelFile, "holds " + labels.shape()[0] + " labels for the " + all + " images of " + imageFile);
        }
        for (int i = 0; i < all; i++) {
            if ((labels.values()[i] & 0xFF) >= CLASSES) {
                throw FormatException.in(
                        labelFile, "label " + i + " is " + (labels.values()[i] & 0xFF) + "; labels are digits");
            }
        }
        return new MnistImages(images, labels, IntStream.range(0, all).toArray());
    }

    private static Path file(Path folder, String name) {
        Path compressed = folder.resolve(name + ".gz");
        return Files.exists(compressed) ? compressed : folder.resolve(name);
    }

    private static void requireRank(Path file, IdxFile content, int rank) {
        if (content.shape().length != rank) {
            throw FormatException.in(
                    file, "has " + content.shape().length + " dimensions, and " + rank + " are needed");
        }
    }

    /** At most so many of these images, spread evenly over them. */
    MnistImages atMost(int most) {
        int kept = Math.min(places.length, most);
        return new MnistImages(
                images,
                labels,
                IntStream.range(0, kept)
                        .map(i -> places[(int) ((long) i * places.length / kept)])
                        .toArray());
    }

    /** These images without others. */
    MnistImages without(MnistImages others) {
        BitSet left = new BitSet();
        IntStream.of(places).forEach(left::set);
        IntStream.of(others.places).forEach(left::clear);
        return new MnistImages(images, labels, left.stream().toArray());
    }

    /** A checksum of all images and labels of the file. */
    String checksum() {
        CRC32 crc = new CRC32();
        crc.update(images.values());
        crc.update(labels.values());
        return Long.toHexString(crc.getValue());
    }

    int count() {
        return places.length;
    }

    int rows() {
        return images.shape()[1];
    }

    int columns() {
        return images.shape()[2];
    }

    int pixel(int image, int position) {
        return images.values()[places[image] * rows() * columns() + position] & 0xFF;
    }

    int label(int image) {
        return labels.values()[places[image]];
    }
}
