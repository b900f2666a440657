// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import io.github.pyo3stubs.library.ArchiveFormatException;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.OpenLibrary;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.SteadyRead;
import io.github.pyo3stubs.library.ZipArchive;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wheel: the extension modules and the stubs in it.
 *
 * @param path the file
 * @param name the file's name, taken apart
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Binary distribution
 *     format</a>
 */
public record Wheel(Path path, WheelName name) {
    /** Limit for the number of libraries: far above any published wheel, and low enough to open all of them. */
    private static final int MAX_LIBRARIES = 1000;

    private static final long MAX_UNPACKED = 4 * OpenLibrary.MAX_UNPACKED;

    /** Limit for the names in a message. */
    private static final int MAX_SHOWN = 10;

    /**
     * The file of an extension module: {@code _native.so}, {@code _native.abi3.so}, {@code _native.cp312-win32.pyd}.
     */
    private static final Pattern LIBRARY = Pattern.compile("([^.]+)(?:\\.[^.]+)?\\.(?:so|pyd)");

    /**
     * The wheel in a file. Reads only the file's name.
     *
     * @throws ProjectException when the file does not have the name of a wheel
     */
    public static Wheel at(Path path) throws ProjectException {
        return new Wheel(path, WheelName.of(path));
    }

    /**
     * The libraries that Python may load as extension modules, in the order of their paths. Only the symbols of a
     * library tell whether it is an extension module. The path of a library names its module.
     *
     * @param moduleName the full import name of the only wanted module. The library at that place is returned, or the
     *     libraries with that simple name if there is no library at that place; with the wanted name.
     * @throws ProjectException when there is no library, no library for the name, or libraries of several modules
     * @throws ArchiveFormatException when the wheel is malformed, or claims to unpack to more than the limits allow
     */
    public List<LibraryFile> libraries(Optional<String> moduleName) throws IOException, ProjectException {
        List<LibraryFile> libraries = SteadyRead.of(path, this::importableFiles);
        if (libraries.isEmpty()) {
            throw new ProjectException(Message.of(
                    "%s contains no extension module: no .so or .pyd file that Python can import. Remove it from %s, or"
                            + " name a wheel of the crate instead.",
                    path, new ChooseOption(Option.LIBRARIES)));
        }
        return moduleName.isPresent() ? selected(libraries, moduleName.get()) : libraries;
    }

    /** The files with the name of an extension module that Python can import. */
    private List<LibraryFile> importableFiles() throws IOException {
        List<LibraryFile> libraries = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        try (ZipArchive archive = ZipArchive.open(path)) {
            for (Map.Entry<String, String> file : WheelFiles.of(path, archive).entrySet()) {
                Optional<String> module = module(file.getKey());
                if (module.isPresent()) {
                    libraries.add(new LibraryFile(
                            path,
                            Optional.of(file.getValue()),
                            module,
                            name.platforms(),
                            Optional.of(name.pythonTag())));
                    entries.add(file.getValue());
                }
            }
            archive.checkTotal(entries, "libraries", MAX_LIBRARIES, MAX_UNPACKED);
        }
        return libraries;
    }

    /**
     * Unpacks the stubs of the wheel.
     *
     * @throws ArchiveFormatException when the wheel is malformed, or claims to unpack to more than the limits allow
     */
    public WheelStubs unpackStubs() throws IOException {
        return SteadyRead.of(path, () -> WheelStubs.of(path));
    }

    private List<LibraryFile> selected(List<LibraryFile> libraries, String wanted) throws ProjectException {
        List<LibraryFile> inPlace = having(libraries, wanted::equals);
        List<LibraryFile> selected = inPlace.isEmpty()
                ? having(
                        libraries,
                        module -> DottedName.of(module)
                                .last()
                                .equals(DottedName.of(wanted).last()))
                : inPlace;
        List<String> modules = modules(selected);
        if (modules.isEmpty()) {
            throw new ProjectException(Message.of(
                    "%s contains no extension module '%s'. It contains %s. Correct the name: %s.",
                    path,
                    wanted,
                    quoted(modules(libraries)),
                    new SetOption(Option.MODULE_NAME, modules(libraries).get(0))));
        }
        if (modules.size() > 1) {
            throw new ProjectException(Message.of(
                    "%s contains several extension modules named '%s': %s. Name one: %s.",
                    path, wanted, quoted(modules), new SetOption(Option.MODULE_NAME, modules.get(0))));
        }
        return selected.stream().map(library -> library.named(wanted)).toList();
    }

    private static List<LibraryFile> having(List<LibraryFile> libraries, Predicate<String> name) {
        return libraries.stream()
                .filter(library -> library.moduleName().filter(name).isPresent())
                .toList();
    }

    private static List<String> modules(List<LibraryFile> libraries) {
        return libraries.stream()
                .flatMap(library -> library.moduleName().stream())
                .distinct()
                .toList();
    }

    private static String quoted(List<String> modules) {
        return CappedList.of(modules, MAX_SHOWN)
                .map(module -> "'" + module + "'")
                .inLine();
    }

    /**
     * The name by which Python imports an extension module; empty for a file that Python does not import.
     *
     * @param file a path in site-packages
     */
    private static Optional<String> module(String file) {
        List<String> names = new ArrayList<>(List.of(file.split("/")));
        Matcher library = LIBRARY.matcher(names.remove(names.size() - 1));
        if (!library.matches()) {
            return Optional.empty();
        }
        // A package itself can be an extension module.
        if (!library.group(1).equals("__init__") || names.isEmpty()) {
            names.add(library.group(1));
        }
        return names.stream().allMatch(Identifiers::isIdentifier)
                ? Optional.of(String.join(".", names))
                : Optional.empty();
    }
}
