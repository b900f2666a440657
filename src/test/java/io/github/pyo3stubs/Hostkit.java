// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A build of the crate {@code src/test/crates/hostkit}, whose declarations differ by system and by version of Python.
 *
 * @param directory the library where a wheel has it, and {@code stubs} as they should be
 */
public record Hostkit(Path directory) {

    public static final String MODULE = "hostkit._native";

    private static final Path BUILDS = Path.of("src", "test", "resources", "hostkit");

    /** The committed stubs for all builds. */
    public static final Path GUARDED = BUILDS.resolve("guarded");

    /** All builds, by name. */
    public static List<Hostkit> all() {
        try (Stream<Path> files = Files.list(BUILDS)) {
            return files.filter(file -> file.toString().contains("-cp3"))
                    .sorted()
                    .map(Hostkit::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The build of a name, such as {@code linux-x86_64-cp312}. */
    public static Hostkit named(String name) {
        return new Hostkit(BUILDS.resolve(name));
    }

    /** What a type checker is told about the build's system and version of Python. */
    public View view() {
        return new View(system(), VersionRange.only(new PythonVersion(3, pythonMinor())));
    }

    /** Whether no condition tells another build from this one. */
    public boolean isAlike(Hostkit other) {
        return view().equals(other.view());
    }

    /** The tags of a wheel for the build's version of Python: {@code cp312-cp312}. */
    public String pythonTag() {
        String version = toString().replaceFirst(".*-", "");
        return version + "-" + version;
    }

    /** Python's minor version. */
    public int pythonMinor() {
        return Integer.parseInt(toString().replaceFirst(".*-cp3", ""));
    }

    public OperatingSystem system() {
        return switch (toString().replaceFirst("-.*", "")) {
            case "linux" -> OperatingSystem.LINUX;
            case "macos" -> OperatingSystem.MACOS;
            default -> OperatingSystem.WINDOWS;
        };
    }

    /** The stubs as this project writes them for the build alone. */
    public Path stubs() {
        return directory.resolve("stubs");
    }

    /** The library in cargo's directory, where nothing tells the version of Python. */
    public LibraryFile bare() throws IOException {
        return library(Optional.empty());
    }

    /** The library in a wheel, whose name tells the version of Python. */
    public LibraryFile inWheel() throws IOException {
        return library(Optional.of(pythonTag()));
    }

    private LibraryFile library(Optional<String> tag) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("hostkit"))) {
            return new LibraryFile(
                    files.findFirst().orElseThrow(), Optional.empty(), Optional.of(MODULE), List.of(), tag);
        }
    }

    /** The stubs of a library. */
    public static ExtensionStubs read(LibraryFile library) throws IOException {
        return new ExtensionReader(PythonVersion.OLDEST).read(library).stubs().get(0);
    }

    /** The stubs below a directory. */
    public static StubTree parsed(Path directory) throws IOException, StubSyntaxException {
        List<StubFile> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(StubFiles::isStub).toList()) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                files.add(StubParser.parse(
                        Files.readString(file), StubFiles.module(path), StubFiles.isPackageStub(file)));
            }
        }
        return StubTree.of(files);
    }

    /** What libraries together demand of committed stubs. */
    public static LibraryStubs demand(List<ExtensionStubs> stubs) throws ProjectException {
        return StubSet.of(stubs).libraries(ProjectPlatforms.UNSTATED, ModulePlaces.BY_NAME);
    }

    /** Stubs of the same origin that say something else. */
    public static ExtensionStubs with(ExtensionStubs stubs, StubTree tree) {
        return stubs.with(stubs.target(), tree);
    }

    /** The name of the directory: {@code linux-x86_64-cp312}. */
    @Override
    public String toString() {
        return directory.getFileName().toString();
    }
}
