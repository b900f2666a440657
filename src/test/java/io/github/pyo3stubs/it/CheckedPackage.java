// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.Reading;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.project.OwnParts;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.relocation.Relocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A package as it is installed, with the stubs of its extension module.
 *
 * @param subject its name in the table of allowed errors
 * @param site the directory that Python and the checkers search
 * @param module the extension module's full name
 */
record CheckedPackage(String subject, Path site, String module) {

    private static final Path BUILD =
            Path.of(System.getProperty("buildDirectory")).toAbsolutePath();
    static final String QUICKSTART = "quickstart";
    static final String EVERYTHING = "everything";
    static final String PRACTICE = "practice";
    static final String HARBOUR = "harbour";

    /** The directory of the crates, which a source archive may lack. */
    static final Path CRATES = Path.of("src/test/crates");

    private static final Pattern LIBRARY_NAME = Pattern.compile("\\[lib]\nname = \"(\\w+)\"");

    static final Path WORK = BUILD.resolve("stub-checks");

    /** The target directory of all crates, shared so that each PyO3 is compiled once. */
    private static final Path CARGO_TARGET = WORK.resolve("cargo");

    String topLevelPackage() {
        return module.replaceFirst("\\..*", "");
    }

    /** The quickstart, with the stubs that its own build has written. */
    static CheckedPackage quickstart() throws IOException {
        CheckedPackage quickstart = new CheckedPackage(QUICKSTART, emptied("geodesy"), "geodesy._native");
        Path project = BUILD.resolve("it/quickstart");
        copy(project.resolve("python"), quickstart.site());
        copy(project.resolve("target/pyo3stubs/stubs"), quickstart.site());
        copy(project.resolve("target/release/libgeodesy.so"), quickstart.site().resolve("geodesy/_native.abi3.so"));
        return quickstart;
    }

    /**
     * The crate of the fixtures, built for this machine with the newest PyO3 and with everything that it can describe.
     */
    static CheckedPackage everything() throws Exception {
        return built(EVERYTHING, EVERYTHING, "0.30.1", "--features=importable,since-0-30,defects");
    }

    /** The crate with the patterns of real packages, built for this machine with a release of PyO3. */
    static CheckedPackage practice(String pyo3) throws Exception {
        return built(ofPyo3(pyo3), PRACTICE, pyo3);
    }

    /** The name of that crate in the table of allowed errors. */
    static String ofPyo3(String pyo3) {
        return PRACTICE + "-" + pyo3;
    }

    /** The crate whose module is a function, with the stubs of what no module lists. */
    static CheckedPackage harbour() throws Exception {
        return of(
                HARBOUR,
                HARBOUR,
                build(HARBOUR, "0.30.1"),
                new ExtensionReader(PythonVersion.OLDEST, CompiledOut.OMIT, new Unlisted.InRoot()));
    }

    private static CheckedPackage built(String subject, String module, String pyo3, String... options)
            throws Exception {
        return of(subject, module, build(module, pyo3, options));
    }

    /** The crates of a workspace, built for this machine: directories, and the names of the libraries. */
    static SortedMap<String, CheckedPackage> workspace(String name) throws Exception {
        Path workspace = copied(name);
        cargo(workspace, "build", "--quiet");
        SortedMap<String, CheckedPackage> packages = new TreeMap<>();
        try (Stream<Path> manifests = Files.find(workspace, 2, (path, any) -> path.endsWith("Cargo.toml"))) {
            for (Path crate : manifests
                    .map(Path::getParent)
                    .filter(directory -> !directory.equals(workspace))
                    .toList()) {
                String member = crate.getFileName().toString();
                String module = libraryName(crate.resolve("Cargo.toml"));
                packages.put(member, of(member, module, library(module)));
            }
        }
        return packages;
    }

    private static String libraryName(Path manifest) throws IOException {
        Matcher name = LIBRARY_NAME.matcher(Files.readString(manifest));
        assertThat(name.find()).as("a library's name in %s", manifest).isTrue();
        return name.group(1);
    }

    /** A copy of a crate or workspace, in a directory that cargo may write into. */
    private static Path copied(String name) throws IOException {
        Path copy = WORK.resolve("crates").resolve(name);
        copy(CRATES.resolve(name), copy);
        return copy;
    }

    private static CheckedPackage of(String subject, String module, Path library) throws Exception {
        return of(subject, module, library, new ExtensionReader(PythonVersion.OLDEST));
    }

    private static CheckedPackage of(String subject, String module, Path library, ExtensionReader reader)
            throws Exception {
        CheckedPackage checked = new CheckedPackage(subject, emptied(subject), module);
        checked.writeStubs(library, reader);
        copy(library, checked.imported());
        return checked;
    }

    /**
     * The stubs of the same crate that are committed for an older or newer PyO3.
     *
     * @param stubs such as {@code 0.28.3/stubs-defects}; the files of a directory other than {@code stubs} replace
     *     those of {@code stubs}
     */
    static CheckedPackage committed(Path stubs) throws IOException {
        String subject = stubs.getParent().getFileName() + "-" + stubs.getFileName();
        Path site = emptied(subject);
        copy(stubs.resolveSibling("stubs"), site.resolve(EVERYTHING));
        copy(stubs, site.resolve(EVERYTHING));
        return new CheckedPackage(subject, site, EVERYTHING);
    }

    /** Stubs of an extension module, in a package without anything else. Those of the same subject are replaced. */
    static CheckedPackage ofStubs(String subject, String module, Path stubs) throws IOException {
        CheckedPackage checked = new CheckedPackage(subject, emptied(subject), module);
        copy(stubs, checked.site());
        Path directory = checked.site().resolve(checked.topLevelPackage());
        Files.writeString(directory.resolve("__init__.py"), "");
        Files.writeString(directory.resolve(StubFiles.TYPED), "");
        return checked;
    }

    /** Builds one of the crates with a PyO3. The library is valid until the crate is built with another PyO3. */
    static Path build(String crate, String pyo3, String... options) throws IOException, InterruptedException {
        return buildWith(crate, pyo3, "dev", List.of(options));
    }

    /**
     * Builds one of the crates with a PyO3 and a profile of the crate.
     *
     * @param options of {@code cargo rustc}; those behind {@code --} are for the crate alone
     */
    static Path buildWith(String crate, String pyo3, String profile, List<String> options)
            throws IOException, InterruptedException {
        Path copy = copied(crate);
        cargo(copy, "update", "--quiet", "pyo3", "--precise", pyo3);
        cargo(
                copy,
                Stream.concat(Stream.of("rustc", "--quiet", "--lib", "--profile", profile), options.stream())
                        .toArray(String[]::new));
        return CARGO_TARGET.resolve(profile.equals("dev") ? "debug" : profile).resolve("lib" + crate + ".so");
    }

    /**
     * Builds one of the crates, and copies the library under the name by which Python imports it.
     *
     * @param linker such as {@code lld}; empty for the usual one
     */
    static Path importable(String crate, String pyo3, String profile, String linker)
            throws IOException, InterruptedException {
        List<String> options = linker.isEmpty() ? List.of() : List.of("--", "-Clink-arg=-fuse-ld=" + linker);
        Path built = buildWith(crate, pyo3, profile, options);
        Path library = WORK.resolveSibling(crate)
                .resolve(pyo3 + "-" + profile + linker)
                .resolve(crate + ".so");
        Files.createDirectories(library.getParent());
        return Files.copy(built, library, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path library(String name) {
        return CARGO_TARGET.resolve("debug/lib" + name + ".so");
    }

    private static void cargo(Path crate, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Program.onPath("cargo").orElseThrow().toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(crate.toFile());
        builder.environment().put("CARGO_TARGET_DIR", CARGO_TARGET.toString());
        Program cargo = Program.run(builder);
        assertThat(cargo.succeeded()).as("%s", cargo).isTrue();
    }

    /** A published release: the stubs of its library for Linux, without the rest of its package. */
    static CheckedPackage published(PublishedWheelsIT.Release release, PythonEnvironment python) throws Exception {
        CheckedPackage published =
                new CheckedPackage(release.distribution, emptied(release.distribution), release.module);
        published.writeStubs(PublishedWheel.of(release, python).library(), new ExtensionReader(PythonVersion.OLDEST));
        return published;
    }

    /** The Python modules of a published release, to which stubs may be added. */
    static CheckedPackage withoutStubs(String subject, PublishedWheel wheel) throws IOException {
        CheckedPackage modules = new CheckedPackage(subject, emptied(subject), wheel.module());
        Path directory = Path.of(modules.topLevelPackage());
        copy(
                wheel.unpacked().resolve(directory),
                modules.site().resolve(directory),
                file -> file.toString().endsWith(".py"));
        return modules;
    }

    /** The same package under another name, with an overlay laid over the stubs. */
    CheckedPackage overlaid(String overlaidSubject, Path overlay) throws IOException {
        CheckedPackage overlaid = new CheckedPackage(overlaidSubject, emptied(overlaidSubject), module);
        Path library = imported();
        copy(library, overlaid.site().resolve(site.relativize(library)));
        new StubsOfLibrary(library, Optional.of(module), Relocations.NONE)
                .write(Optional.of(overlay), OwnParts.NONE, overlaid.site());
        return overlaid;
    }

    /** The library of a package that is an extension module. */
    Path imported() {
        return site.resolve(module).resolve("__init__.abi3.so");
    }

    private void writeStubs(Path library, ExtensionReader reader) throws Exception {
        Reading reading = reader.read(new LibraryFile(library, Optional.of(module), Optional.empty()));
        TextTree stubs = TextTree.installed(
                        Map.of(subject, StubSet.of(reading.stubs()).common().orElseThrow()),
                        ModuleOwners.BY_NAME,
                        Header.NONE)
                .get(subject);
        for (Map.Entry<String, String> file : stubs.files().entrySet()) {
            Path path = site.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** A directory, emptied of files of earlier runs. */
    private static Path emptied(String name) throws IOException {
        Path directory = WORK.resolve("site").resolve(name);
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return directory;
    }

    static void copy(Path from, Path to) throws IOException {
        copy(from, to, Files::isRegularFile);
    }

    private static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(from)) {
            files = tree.filter(wanted).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            // a new date makes cargo build it again
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
