package io.evenkeel.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzFileTest {
    private static final byte[] ARRAY = Bytes.npy("<f4", false, "(2,)", new byte[8]);

    @TempDir
    private Path folder;

    private NpzFile open(byte[] bytes) throws IOException {
        return NpzFile.open(Files.write(folder.resolve("x.npz"), bytes));
    }

    private void refused(byte[] bytes, String message) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> open(bytes).readAll())
                .withMessage(folder.resolve("x.npz") + message);
    }

    @Test
    void readsWhatNumPyWrote() throws IOException {
        NpzFile file = open(Bytes.NUMPY_COMPRESSED);
        assertThat(file.names()).containsExactly("a", "b");
        assertThat(file.read("a").shape()).isEqualTo(new int[] {2, 3});
        assertThat(file.read("a").array()).isEqualTo(new float[] {0, 1, 2, 3, 4, 5});
        assertThat(file.readAll().get("b").get(39)).isEqualTo(39);
        Tensor stored = open(Bytes.NUMPY_STORED).read("x");
        assertThat(stored.shape()).isEqualTo(new int[] {2, 3});
        assertThat(stored.array()).isEqualTo(new double[] {0, 1, 2, 3, 4, 5});
    }

    @Test
    void readsWhatTheJdkWrotePassingOverOtherMembers() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment("PK\5\6 in a comment");
            zip.putNextEntry(new ZipEntry("read.me"));
            zip.putNextEntry(new ZipEntry("sub/\u00e9\u20ac.npy"));
            zip.write(Bytes.npy("<f8", false, "(100000,)", new byte[800_000]));
        }
        NpzFile file = open(bytes.toByteArray());
        assertThat(file.names()).containsExactly("sub/\u00e9\u20ac");
        assertThat(file.read("sub/\u00e9\u20ac").size()).isEqualTo(100_000);
    }

    @Test
    void readsZip64Directories() throws IOException {
        byte[] plain = Bytes.zip("w.npy", ARRAY, ARRAY.length, 0);
        int end = plain.length - 22;
        ByteBuffer old = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer record = Bytes.little(56).putInt(0x06064b50).putLong(44);
        record.putLong(24, 1).putLong(32, 1).putLong(40, old.getInt(end + 12)).putLong(48, old.getInt(end + 16));
        ByteBuffer locator =
                Bytes.little(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        old.putInt(end + 12, -1).putInt(end + 16, -1);
        byte[] wide = Bytes.join(
                Arrays.copyOf(plain, end),
                record.array(),
                locator.array(),
                Arrays.copyOfRange(plain, end, plain.length));
        assertThat(open(wide).read("w").size()).isEqualTo(2);
        wide[end] ^= 1;
        refused(wide, ": at byte " + (end + 76) + ": the zip64 directory is missing; the file is damaged");
    }

    @Test
    void saysWhatIsWrongWithTheArchive() {
        refused(new byte[0], ": is empty; a .npz file was expected");
        refused(Bytes.latin1("x"), ": no zip directory at the end; the file is truncated or not a .npz file");
        byte[] good = Bytes.zip("w.npy", ARRAY, ARRAY.length, 0);
        refused(
                Arrays.copyOf(good, good.length - 1),
                ": no zip directory at the end; the file is truncated or not a .npz file");
        refused(
                Bytes.zip("w.txt", ARRAY, ARRAY.length, 0),
                ": this zip archive holds no .npy arrays; a .npz file as numpy.savez writes it was expected");
        byte[] front = Arrays.copyOfRange(good, 10, good.length);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> open(front))
                .withMessageContaining("the zip directory is said to lie outside of the file; the file is damaged");
        byte[] local = good.clone();
        local[0] = 0;
        refused(local, ": array \"w\": at byte 0: no member of a zip archive begins here; the file is damaged");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> NpzFile.open(folder.resolve("none.npz")))
                .withMessageEndingWith("none.npz: no such file; check the path");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> open(good).read("v"))
                .withMessageEndingWith("x.npz: no array \"v\"; the file has \"w\"");
    }

    @Test
    void checksContentAgainstWhatIsStated() {
        refused(
                Bytes.zip("w.npy", ARRAY, ARRAY.length, 1),
                ": array \"w\": its content does not match its checksum; it is damaged");
        refused(
                Bytes.zip("w.npy", ARRAY, ARRAY.length + 4, 0),
                ": array \"w\": shape [2] with 4 bytes per element takes 8 bytes, but 12 follow the header;"
                        + " the file is too long");
        refused(
                Bytes.zip("w.npy", Bytes.join(ARRAY, new byte[5_000]), ARRAY.length, 0),
                ": array \"w\": holds more than the " + ARRAY.length + " bytes that are stated; it is damaged");
        byte[] big = Bytes.npy("<f4", false, "(25000000,)", new byte[8]);
        refused(
                Bytes.zip("w.npy", big, big.length - 8 + 100_000_000, 0),
                ": member \"w.npy\": is said to hold " + (big.length + 99_999_992) + " bytes in 71, which cannot be;"
                        + " the file is damaged");
        byte[] cut = Bytes.npy("<f4", false, "(3,)", new byte[8]);
        refused(
                Bytes.zip("w.npy", cut, cut.length + 4, 0),
                ": array \"w\": the data end before all 3 elements; the file is truncated");
    }

    @Test
    void refusesMembersOfOneNameAndMembersThatOverlap() throws IOException {
        byte[] one = Bytes.zip("w.npy", ARRAY, ARRAY.length, 0);
        int end = one.length - 22;
        int start = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);
        byte[] entry = Arrays.copyOfRange(one, start, end);
        byte[] ending = Arrays.copyOfRange(one, end, one.length);
        ByteBuffer.wrap(ending).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 3 * entry.length);
        refused(
                Bytes.join(Arrays.copyOf(one, end), entry, entry, ending),
                ": two members are named \"w.npy\"; names must be unique");
        byte[] second = entry.clone();
        second[46] = 'v';
        byte[] third = entry.clone();
        third[46] = 'u';
        refused(
                Bytes.join(Arrays.copyOf(one, end), second, third, ending),
                ": the members are said to take more than the file's " + start
                        + " bytes; the file is damaged, or members overlap");
    }
}
