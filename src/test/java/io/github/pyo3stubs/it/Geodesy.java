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

    private Geodesy() {}

    /** For {@code prebuild} scripts: puts the library into {@code dist} and the sources into {@code python}. */
    public static void copy(String quickstart, File project) throws IOException {
        Path source = Path.of(quickstart);
        copy(source.resolve("prebuilt/libgeodesy.so"), project.toPath().resolve("dist/libgeodesy.so"));
        for (Path file : files(source.resolve("python"))) {
            copy(file, project.toPath().resolve(source.relativize(file).toString()));
        }
    }

    /** A wheel of the library and the Python sources, without stubs and {@code py.typed}. */
    public static WheelBuilder wheel(String quickstart) throws IOException {
        return wheel(Path.of(quickstart), file -> file.toString().endsWith(".py"));
    }

    /** A wheel of the library, and the Python sources with the stubs. */
    public static WheelBuilder typedWheel(String quickstart) throws IOException {
        return wheel(Path.of(quickstart), file -> true);
    }

    private static WheelBuilder wheel(Path quickstart, Predicate<Path> wanted) throws IOException {
        WheelBuilder wheel = new WheelBuilder()
                .file("geodesy/_native.abi3.so", Files.readAllBytes(quickstart.resolve("prebuilt/libgeodesy.so")));
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
