package io.github.pyo3stubs.library;

import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.syntax.PythonVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A library that may hold an extension module, with what its surroundings tell of it.
 *
 * @param path the file: the library, or the wheel that it is in
 * @param entry what the library is called in the wheel, for example {@code geodesy/_native.abi3.so}; empty for a file of
 *     its own
 * @param moduleName the extension's full import name, such as {@code geodesy._native}, where the project or the place in
 *     the wheel states it
 * @param platforms what it was built for, as far as that is known already: cargo built into the directory of a target
 *     triple, the search for libraries has read the file's header, or the wheel's name tells
 * @param pythonTag which Pythons load it, such as {@code cp39-abi3}, where the wheel's name tells
 */
public record LibraryFile(
        Path path,
        Optional<String> entry,
        Optional<String> moduleName,
        List<Platform> platforms,
        Optional<String> pythonTag) {

    private static final Pattern CPYTHON = Pattern.compile("\\bcp(\\d)(\\d+)");

    public LibraryFile {
        platforms = List.copyOf(platforms);
    }

    /** A library that is a file of its own. */
    public LibraryFile(Path path, Optional<String> moduleName, Optional<Platform> platform) {
        this(path, Optional.empty(), moduleName, platform.stream().toList(), Optional.empty());
    }

    /** The oldest Python that loads it, by its Python tag: 3.9 for {@code cp39.cp310-abi3}. */
    public Optional<PythonVersion> minimumPython() {
        return CPYTHON.matcher(pythonTag.orElse(""))
                .results()
                .flatMap(tag -> PythonVersion.parse(tag.group(1) + "." + tag.group(2)).stream())
                .min(Comparator.naturalOrder());
    }

    /** The same library with another name for its extension. */
    public LibraryFile named(String name) {
        return new LibraryFile(path, entry, Optional.of(name), platforms, pythonTag);
    }

    public boolean isInWheel() {
        return entry.isPresent();
    }

    /** How messages name it: {@code dist/geodesy-1.0-cp39-abi3-win_amd64.whl!/geodesy/_native.pyd}. */
    public String shown() {
        return path + entry.map(name -> "!/" + name).orElse("");
    }

    /** Whether the file is called {@code libname.so}, {@code name.abi3.so} or the like. */
    public boolean isNamedLike(String name) {
        String file = entry.orElseGet(() -> path.getFileName().toString());
        String stem = file.substring(file.lastIndexOf('/') + 1).split("\\.", 2)[0];
        return stem.equals(name) || stem.equals("lib" + name);
    }

    /**
     * What an image of this library is for. A directory of cargo's is taken at its word. Of the platforms that a wheel is
     * for an image takes those that it fits: they tell of musl, which its header may not do. Else the header tells.
     */
    public List<Platform> platforms(Image image) {
        if (!isInWheel() && !platforms.isEmpty()) {
            return platforms;
        }
        Platform own = Platform.of(image);
        List<Platform> fitting = platforms.stream().filter(own::isAlike).toList();
        return fitting.isEmpty() ? List.of(own) : fitting;
    }

    /**
     * Opens the library.
     *
     * @throws WheelFormatException when the wheel is malformed, or the library in it unpacks to more than a gigabyte
     */
    public OpenLibrary open() throws IOException {
        return entry.isPresent() ? OpenLibrary.inWheel(path, entry.get()) : OpenLibrary.file(path);
    }
}
