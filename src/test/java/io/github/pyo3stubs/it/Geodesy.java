// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.github.pyo3stubs.library.wheel.WheelBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The quickstart's package for projects without cargo: its prebuilt library, and its Python sources with the stubs. */
public final class Geodesy {

    /** The library for Linux on x86-64. */
    public static final String LINUX = "libgeodesy.so";

    /** The library for macOS on Apple's processors. */
    public static final String MACOS = "libgeodesy.dylib";

    /** The library for Windows on x86-64. */
    public static final String WINDOWS = "geodesy.dll";

    private static final String PREBUILT = "prebuilt";

    private Geodesy() {}

    /** For {@code prebuild} scripts: puts the library into {@code dist} and the sources into {@code python}. */
    public static void copy(String quickstart, File project) throws IOException {
        Path source = Path.of(quickstart);
        copy(source.resolve(PREBUILT).resolve(LINUX), project.toPath().resolve("dist/libgeodesy.so"));
        for (Path file : files(source.resolve("python"))) {
            copy(file, project.toPath().resolve(source.relativize(file).toString()));
        }
    }

    /** For {@code prebuild} scripts: puts the crate and the Python sources into a project, without a library. */
    public static void copySources(String quickstart, File project) throws IOException {
        Path source = Path.of(quickstart);
        for (String part : List.of("Cargo.toml", "Cargo.lock", "pyproject.toml", "src", "python")) {
            for (Path file : files(source.resolve(part))) {
                copy(file, project.toPath().resolve(source.relativize(file).toString()));
            }
        }
    }

    /** For {@code prebuild} scripts: puts the libraries for Linux, macOS and Windows into a directory. */
    public static void copyLibraries(String quickstart, File directory) throws IOException {
        for (String library : List.of(LINUX, MACOS, WINDOWS)) {
            copy(Path.of(quickstart, PREBUILT, library), directory.toPath().resolve(library));
        }
    }

    /** A wheel of the library and the Python sources, without stubs and {@code py.typed}. */
    public static WheelBuilder wheel(String quickstart) throws IOException {
        return wheel(Path.of(quickstart), LINUX, file -> file.toString().endsWith(".py"));
    }

    /** A wheel of the library, and the Python sources with the stubs. */
    public static WheelBuilder typedWheel(String quickstart) throws IOException {
        return typedWheel(quickstart, LINUX);
    }

    /**
     * A wheel of a platform's library, and the Python sources with the stubs.
     *
     * @param library {@link #LINUX}, {@link #MACOS} or {@link #WINDOWS}
     */
    public static WheelBuilder typedWheel(String quickstart, String library) throws IOException {
        return wheel(Path.of(quickstart), library, file -> true);
    }

    private static WheelBuilder wheel(Path quickstart, String library, Predicate<Path> wanted) throws IOException {
        WheelBuilder wheel = new WheelBuilder()
                .file(
                        library.equals(WINDOWS) ? "geodesy/_native.pyd" : "geodesy/_native.abi3.so",
                        Files.readAllBytes(quickstart.resolve(PREBUILT).resolve(library)));
        Path sources = quickstart.resolve("python");
        for (Path file : files(sources)) {
            if (wanted.test(file)) {
                wheel.file(sources.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return wheel;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> entries = Files.walk(directory)) {
            return entries.filter(Files::isRegularFile).toList();
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(source, target, REPLACE_EXISTING);
    }
}
