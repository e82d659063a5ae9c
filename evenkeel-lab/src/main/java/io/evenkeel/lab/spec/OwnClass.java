package io.evenkeel.lab.spec;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A class of the user's. What is wrong with it is said in one line. */
final class OwnClass {
    private static final String CLASS_PATH = "EVENKEEL_CLASSPATH";

    private final Class<?> type;
    private final Constructor<?> constructor;

    private OwnClass(Class<?> type, Constructor<?> constructor) {
        this.type = type;
        this.constructor = constructor;
    }

    /**
     * Finds a class.
     *
     * @param name of the class, full
     * @param wanted interfaces, one of which it must implement
     * @throws IllegalArgumentException if there is none, or it cannot be used
     */
    static OwnClass find(String name, Class<?>... wanted) {
        Class<?> type = load(name);
        if (Arrays.stream(wanted).noneMatch(each -> each.isAssignableFrom(type))) {
            throw new IllegalArgumentException("the class " + name + " implements neither "
                    + Arrays.stream(wanted).map(Class::getName).collect(Collectors.joining(" nor ")));
        }
        try {
            return new OwnClass(type, type.getConstructor());
        } catch (NoSuchMethodException e) {
            throw unfit(name, e);
        } catch (LinkageError e) {
            throw unloadable(name, e);
        }
    }

    private static IllegalArgumentException unloadable(String name, LinkageError e) {
        return new IllegalArgumentException("the class " + name + " cannot be loaded: " + line(e), e);
    }

    private static Class<?> load(String name) {
        try {
            // On Spark this is the loader of what was sent.
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "there is no class " + name + "; " + search(System.getenv(CLASS_PATH)), e);
        } catch (LinkageError e) {
            throw unloadable(name, e);
        }
    }

    /** Says where classes are looked for, given the class path that the user has set, or null. */
    static String search(String classPath) {
        if (classPath == null || classPath.isBlank()) {
            return "name the jar or folder that holds it in the environment variable " + CLASS_PATH;
        }
        String lost = Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(each -> !each.isEmpty() && !each.endsWith("*") && !new File(each).exists())
                .collect(Collectors.joining(", "));
        return CLASS_PATH + " is " + classPath + (lost.isEmpty() ? "" : ", of which is not there: " + lost);
    }

    private static IllegalArgumentException unfit(String name, Exception cause) {
        return new IllegalArgumentException(
                name + " must be a public class that is not abstract, with a public constructor without arguments",
                cause);
    }

    private static String line(Throwable failure) {
        Throwable told = failure instanceof ExceptionInInitializerError && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return told.toString().replaceAll("\\s+", " ").strip();
    }

    /** Returns the name without the package. */
    String simpleName() {
        return type.getSimpleName();
    }

    /**
     * Makes an instance.
     *
     * @throws IllegalArgumentException if the constructor throws
     */
    Object make() {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "the constructor of " + type.getName() + " throws " + line(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw unfit(type.getName(), e);
        }
    }

    /**
     * Asks it something.
     *
     * @throws IllegalArgumentException if it throws
     */
    <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new IllegalArgumentException(type.getName() + " throws " + line(e), e);
        }
    }

    /** Returns the content of the class file, empty if there is none. */
    Optional<byte[]> bytes() {
        String name = type.getName();
        try (InputStream file = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
