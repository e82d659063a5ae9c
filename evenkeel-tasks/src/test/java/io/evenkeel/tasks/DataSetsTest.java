package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.tasks.MnistTask.Presentation;
import io.evenkeel.train.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetsTest {
    private static final DataSet SHAKESPEARE = DataSets.named("tinyshakespeare");

    @TempDir
    private Path folder;

    private DataFolders folders(Path named) {
        return new DataFolders(Optional.ofNullable(named), folder.resolve("work/main"), folder.resolve("home"));
    }

    private Path put(String where) throws IOException {
        Path file = folder.resolve(where);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "text");
    }

    @Test
    void placesAreSearchedInOrder() throws IOException {
        Path named = folder.resolve("named");
        assertThat(folders(named).locate(SHAKESPEARE)).isEmpty();
        Path own = put("home/.evenkeel/data/text/tinyshakespeare.txt");
        assertThat(folders(named).locate(SHAKESPEARE)).contains(own);
        Path above = put("shared/data/text/tinyshakespeare.txt");
        assertThat(folders(named).locate(SHAKESPEARE)).contains(above);
        Path beside = put("work/shared/data/text/tinyshakespeare.txt");
        assertThat(folders(named).locate(SHAKESPEARE)).contains(beside);
        Path first = put("named/text/tinyshakespeare.txt");
        assertThat(folders(named).locate(SHAKESPEARE)).contains(first);
        assertThat(folders(null).locate(SHAKESPEARE)).contains(beside);
        assertThat(folders(named).target()).isEqualTo(named);
        assertThat(folders(null).target()).isEqualTo(folder.resolve("home/.evenkeel/data"));
    }

    @Test
    void aDataSetIsThereWhenAllItsFilesAre() throws IOException {
        DataSet mnist = DataSets.named("mnist");
        put("data/mnist/train-images-idx3-ubyte.gz");
        put("data/mnist/train-labels-idx1-ubyte.gz");
        put("data/mnist/t10k-images-idx3-ubyte");
        assertThat(mnist.in(folder.resolve("data"))).isEmpty();
        put("data/mnist/t10k-labels-idx1-ubyte.gz");
        assertThat(mnist.in(folder.resolve("data"))).contains(folder.resolve("data/mnist"));
    }

    @Test
    void whatIsNotThereIsNamedWithThePlacesAndTheCommand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> folders(folder.resolve("named")).require(SHAKESPEARE))
                .withMessageContaining(folder.resolve("named").toString())
                .withMessageContaining(folder.resolve("home/.evenkeel/data").toString())
                .withMessageEndingWith("fetch it with: evenkeel data get tinyshakespeare");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSets.require("mnits"))
                .withMessage("there is no data set \"mnits\"; there are mnist, tinyshakespeare, spoken-digits, images");
    }

    private static Path here(String name) {
        Optional<Path> place = DataSets.locate(name);
        assumeTrue(place.isPresent(), name + " is not there; set EVENKEEL_DATA");
        return place.orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "tinyshakespeare", "spoken-digits", "images"})
    void checksumsAreThoseOfTheFiles(String name) throws IOException {
        here(name);
        DataSet set = DataSets.named(name);
        Path root = DataFolders.here().folder(set).orElseThrow();
        for (DataFile file : set.files()) {
            Path found = file.in(root).orElseThrow();
            byte[] raw = Files.readAllBytes(found);
            assertThat(file.matches(raw, found.toString())).as(file.path()).isTrue();
            raw[raw.length / 2] ^= 1;
            assertThat(file.matches(raw, found.toString()))
                    .as(file.path() + " with a bit flipped")
                    .isFalse();
        }
    }

    /** The test images begin with 7, 2, 1, 0, 4. */
    @Test
    void mnistIsRead() {
        MnistTask task =
                new MnistTask(here("mnist"), ImageSequence.of(Presentation.ROWS), Integer.MAX_VALUE, 0, 10_000);
        assertThat(task.trainingExamples()).isEqualTo(60_000);
        assertThat(task.inputs()).isEqualTo(28);
        assertThat(task.steps()).isEqualTo(28);
        List<Batch> all = task.evaluation(1, 300);
        assertThat(all).hasSize(34);
        for (int e = 0; e < 5; e++) {
            assertThat(all.get(0).targets().get(27 * 300 + e)).isEqualTo(new int[] {7, 2, 1, 0, 4}[e]);
        }
        double mean = 0;
        for (int index = 0; index < 10; index++) {
            double[] pixels = task.batch(1, index, 100).inputs().toDoubles();
            for (double pixel : pixels) {
                mean += pixel / pixels.length / 10;
            }
        }
        // The mean of all training pixels is 0.1307; images differ by 0.04.
        assertThat(mean).isCloseTo(0.1307, within(0.006));
    }

    @Test
    void shakespeareIsRead() {
        TextTask task = new TextTask(here("tinyshakespeare"), 100);
        assertThat(task.inputs()).isEqualTo(65);
        assertThat(task.trivialLoss()).isBetween(3.2, 3.4);
        Batch batch = task.batch(1, 0, 32);
        StringBuilder begin = new StringBuilder();
        for (int t = 0; t < 12; t++) {
            begin.append(task.corpus().vocabulary().get((int) batch.targets().get(t * 32)));
        }
        assertThat(begin.toString()).isEqualTo("irst Citizen");
    }
}
