// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library that may hold an extension module, and what its place and its name say about it.
 *
 * @param path the file: the library, or the wheel that it is in
 * @param entry what the library is called in the wheel, for example {@code geodesy/_native.abi3.so}; empty for a file
 *     of its own
 * @param moduleName the extension's full import name, such as {@code geodesy._native}, where the project or the place
 *     in the wheel states it
 * @param statedPlatforms what it was built for, as far as that is known before its images are read: cargo built into
 *     the directory of a target triple, the search for libraries has read the file's header, or the wheel's name tells
 * @param pythonTag which Pythons load it, such as {@code cp39-abi3}, where the wheel's name or its own name tells
 */
public record LibraryFile(
        Path path,
        Optional<String> entry,
        Optional<String> moduleName,
        List<Platform> statedPlatforms,
        Optional<String> pythonTag) {

    /**
     * Endings that name the only Python that loads a file. They are {@code EXT_SUFFIX} in Python's {@code sysconfig}:
     * PEP 3149 on Unix, {@code cp312-win_amd64} on Windows.
     */
    private static final String PYTHON_ENDING = "\\.(?:cpython-|cp)(\\d+)(t?)-[\\w-]+\\.(?:so|pyd)$";

    /** Endings of extension modules that name a processor. macOS has one ending for all. */
    private static final String PLATFORM_ENDING = "-linux-\\w+\\.so$|-win\\w+\\.pyd$";

    public LibraryFile {
        statedPlatforms = List.copyOf(statedPlatforms);
    }

    /** A library that is a file of its own. */
    public LibraryFile(Path path, Optional<String> moduleName, Optional<Platform> platform) {
        this(
                path,
                Optional.empty(),
                moduleName,
                platform.isPresent() ? List.of(platform.get()) : List.of(),
                pythonTag(path));
    }

    /** The tag of the Python in the name of a file: {@code cp312-cp312} for {@code _n.cpython-312-darwin.so}. */
    private static Optional<String> pythonTag(Path file) {
        String name = file.toString();
        // most names have none, and need no regular expression
        if (!name.contains(".cp")) {
            return Optional.empty();
        }
        Matcher ending = Pattern.compile(PYTHON_ENDING).matcher(name);
        return ending.find()
                ? Optional.of("cp" + ending.group(1) + "-cp" + ending.group(1) + ending.group(2))
                : Optional.empty();
    }

    /**
     * The oldest Python that loads a library of a wheel, by its Python tag: 3.9 for {@code cp39.cp310-abi3}. A file of
     * its own is built for the developer's Python, which says nothing of the others that a project supports.
     */
    public Optional<PythonVersion> minimumPython() {
        if (!isInWheel() || pythonTag.isEmpty()) {
            return Optional.empty();
        }
        return Pattern.compile("\\bcp(\\d)(\\d+)")
                .matcher(pythonTag.get())
                .results()
                .flatMap(tag -> PythonVersion.parse(tag.group(1) + "." + tag.group(2)).stream())
                .min(Comparator.naturalOrder());
    }

    // By hand, for the first run: design.md, "What every build runs is written as loops"
    @Override
    public boolean equals(Object other) {
        return other instanceof LibraryFile library
                && path.equals(library.path)
                && entry.equals(library.entry)
                && moduleName.equals(library.moduleName)
                && statedPlatforms.equals(library.statedPlatforms)
                && pythonTag.equals(library.pythonTag);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The same library with another name for its extension. */
    public LibraryFile named(String name) {
        return new LibraryFile(path, entry, Optional.of(name), statedPlatforms, pythonTag);
    }

    /** Whether it is an entry of a wheel, and no file of its own. */
    public boolean isInWheel() {
        return entry.isPresent();
    }

    /** How messages name it: {@code dist/geodesy-1.0-cp39-abi3-win_amd64.whl!/geodesy/_native.pyd}. */
    public String shown() {
        return entry.isPresent() ? path + "!/" + entry.get() : path.toString();
    }

    /** Whether the file is called {@code libname.so}, {@code name.abi3.so} or the like. */
    public boolean isNamedLike(String name) {
        String file = entry.orElseGet(() -> path.getFileName().toString());
        String stem = file.substring(file.lastIndexOf('/') + 1).split("\\.", 2)[0];
        return stem.equals(name) || stem.equals("lib" + name);
    }

    /**
     * The platforms of an image of this library: that of cargo's directory, else those of the wheel's name that fit the
     * image, else that of the image's header. A wheel's name tells musl, which a header may not.
     */
    public List<Platform> platformsOf(Image image) {
        if (!isInWheel() && !statedPlatforms.isEmpty()) {
            return statedPlatforms;
        }
        Platform own = image.platform();
        if (statedPlatforms.isEmpty()) {
            return List.of(own);
        }
        List<Platform> fitting = statedPlatforms.stream().filter(own::isAlike).toList();
        return fitting.isEmpty() ? List.of(own) : fitting;
    }

    /**
     * What is wrong with a wheel whose name says none of its library's platforms, or others too. A library may have
     * images for more platforms than the name says.
     *
     * @param described those that its described images are for
     * @param all those that any of its images is for
     */
    public Optional<Message> mismatch(List<Platform> described, List<Platform> all) {
        if (!isInWheel() || statedPlatforms.isEmpty() || described.isEmpty()) {
            return Optional.empty();
        }
        if (described.stream().noneMatch(statedPlatforms::contains)) {
            return Optional.of(Message.of(
                    "%s %s",
                    mismatch(described, "", statedPlatforms, ""),
                    new Advice("Build the wheel again, for the platform that its library is built for.")));
        }
        List<Platform> lacking = statedPlatforms.stream()
                .filter(platform -> !all.contains(platform) && !isNamedByPlatform())
                .toList();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "%s %s",
                        mismatch(all, " only", lacking, " too"),
                        new Advice("Build the wheel again, with a library for all the platforms of its name.")));
    }

    private String mismatch(List<Platform> own, String only, List<Platform> stated, String too) {
        return "%s: it is for %s%s, and the wheel's name says %s%s, where Python cannot load it."
                .formatted(shown(), classifiers(own), only, classifiers(stated), too);
    }

    /**
     * Whether there may be another file beside this for another platform, as of {@code _native.cp312-win_amd64.pyd}.
     */
    private boolean isNamedByPlatform() {
        return Pattern.compile(PLATFORM_ENDING).matcher(entry.orElse("")).find();
    }

    private static String classifiers(List<Platform> platforms) {
        return platforms.stream().map(Platform::classifier).distinct().collect(joining(", "));
    }

    /**
     * Opens the library.
     *
     * @throws ArchiveFormatException when the wheel is malformed, or the library in it unpacks to more than a gigabyte
     */
    public OpenLibrary open() throws IOException {
        return entry.isPresent() ? OpenLibrary.inWheel(path, entry.get()) : OpenLibrary.file(path);
    }
}
