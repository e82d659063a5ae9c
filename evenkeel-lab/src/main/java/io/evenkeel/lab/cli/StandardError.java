package io.evenkeel.lab.cli;

import java.io.FileDescriptor;
import java.lang.reflect.Constructor;

/**
 * The user's standard error. When Java starts with the vector module it prints a warning that no option removes, so the
 * launcher filters what the JVM itself writes to descriptor 2, and keeps the real standard error open as another
 * descriptor, whose number it passes in the system property {@code evenkeel.stderr}.
 */
final class StandardError {
    private StandardError() {}

    /** Returns the descriptor to which the program writes its messages. */
    static FileDescriptor descriptor() {
        Integer number = Integer.getInteger("evenkeel.stderr");
        if (number == null) {
            return FileDescriptor.err;
        }
        try {
            // Opening /dev/fd/N anew would lose the position in a file that standard output shares.
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return FileDescriptor.err;
        }
    }
}
