package io.evenkeel.tasks;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data sets that are known, and where they are on this machine, see {@link DataFolders}. */
public final class DataSets {
    private static final String MNIST = "https://ossci-datasets.s3.amazonaws.com/mnist/";
    private static final String IMAGES =
            "https://raw.githubusercontent.com/scikit-image/scikit-image/v0.19.0/skimage/data/";
    private static final String SHAKESPEARE = "https://raw.githubusercontent.com/karpathy/char-rnn/"
            + "6f9487a6fe5b420b7ca9afb0d7c078e37c1d1b4e/data/tinyshakespeare/";

    private static final List<DataSet> ALL = List.of(
            new DataSet(
                    "mnist",
                    "70,000 handwritten digits of 28 × 28 pixels, IDX files",
                    "CC BY-SA 3.0",
                    "Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database of handwritten digits, 1998",
                    "mnist",
                    List.of(
                            mnist(
                                    "train-images-idx3-ubyte.gz",
                                    47_040_016,
                                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                            mnist(
                                    "train-labels-idx1-ubyte.gz",
                                    60_008,
                                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                            mnist(
                                    "t10k-images-idx3-ubyte.gz",
                                    7_840_016,
                                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                            mnist(
                                    "t10k-labels-idx1-ubyte.gz",
                                    10_008,
                                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"))),
            new DataSet(
                    "tinyshakespeare",
                    "1,115,394 characters of Shakespeare's plays, 65 different ones",
                    "public domain",
                    "W. Shakespeare, selected by A. Karpathy, https://github.com/karpathy/char-rnn",
                    "text/tinyshakespeare.txt",
                    List.of(new DataFile(
                            "text/tinyshakespeare.txt",
                            1_115_394,
                            "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
                            Optional.of(URI.create(SHAKESPEARE + "input.txt"))))),
            new DataSet(
                    "spoken-digits",
                    "3,000 recordings of digits by 6 speakers, WAV files of 8 kHz in a zip archive",
                    "CC BY-SA 4.0",
                    "Free Spoken Digit Dataset, https://github.com/Jakobovski/free-spoken-digit-dataset",
                    "speech/free-spoken-digits.zip",
                    List.of(new DataFile(
                            "speech/free-spoken-digits.zip",
                            16_157_653,
                            "7e653241b4d3d5b98fcad8348ea1202f6194efde2c059c1ac6cf62a367315841",
                            Optional.empty()))),
            new DataSet(
                    "images",
                    "astronaut, camera, moon and phantom, PNG files",
                    "astronaut and moon (NASA) public domain, camera CC0, phantom as scikit-image",
                    "collected by scikit-image, https://scikit-image.org",
                    "images",
                    List.of(
                            image(
                                    "astronaut.png",
                                    791_555,
                                    "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5"),
                            image(
                                    "camera.png",
                                    139_512,
                                    "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a"),
                            image(
                                    "moon.png",
                                    50_177,
                                    "78739619d11f7eb9c165bb5d2efd4772cee557812ec847532dbb1d92ef71f577"),
                            image(
                                    "phantom.png",
                                    3_386,
                                    "552ff698167aa402cceb17981130607a228a0a0aa7c519299eaa4d5f301ba36c"))));

    private DataSets() {}

    private static DataFile mnist(String name, int bytes, String sha256) {
        return new DataFile("mnist/" + name, bytes, sha256, Optional.of(URI.create(MNIST + name)));
    }

    private static DataFile image(String name, int bytes, String sha256) {
        return new DataFile("images/" + name, bytes, sha256, Optional.of(URI.create(IMAGES + name)));
    }

    /** @return all data sets */
    public static List<DataSet> all() {
        return ALL;
    }

    /**
     * A data set by name.
     *
     * @param name for instance {@code mnist}
     * @return the data set
     * @throws IllegalArgumentException if there is none of this name
     */
    public static DataSet named(String name) {
        return ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no data set \"" + name + "\"; there are "
                        + ALL.stream().map(DataSet::name).collect(Collectors.joining(", "))));
    }

    /**
     * Looks for a data set on this machine.
     *
     * @param name for instance {@code mnist}
     * @return its file, or the folder of its files, if it is there
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Optional<Path> locate(String name) {
        return DataFolders.here().locate(named(name));
    }

    /**
     * Finds a data set on this machine.
     *
     * @param name for instance {@code mnist}
     * @return its file, or the folder of its files
     * @throws IllegalArgumentException if there is none of this name, or it is not there; the message says where it was
     *     looked for and how to get it
     */
    public static Path require(String name) {
        return DataFolders.here().require(named(name));
    }
}
