// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.SourceChange;
import io.github.pyo3stubs.library.cargo.CargoConfig;
import io.github.pyo3stubs.library.cargo.Crate;
import io.github.pyo3stubs.library.cargo.DepInfo;
import io.github.pyo3stubs.library.cargo.Manifest;
import io.github.pyo3stubs.library.cargo.Workspace;
import io.github.pyo3stubs.library.pyproject.CrateDirectory;
import io.github.pyo3stubs.library.pyproject.PythonProject;
import io.github.pyo3stubs.library.wheel.Wheel;
import io.github.pyo3stubs.library.wheel.WheelName;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the libraries that may hold a project's extension modules: those that the user names, or those that cargo
 * built.
 */
public final class LibraryFinder {
    private final LibraryQuery query;
    private final Map<String, String> environment;
    private final Platform host;

    /**
     * @param environment the environment's variables, as {@link System#getenv()} gives them
     */
    public LibraryFinder(LibraryQuery query, Map<String, String> environment) {
        this(query, environment, Platform.host());
    }

    LibraryFinder(LibraryQuery query, Map<String, String> environment, Platform host) {
        this.query = query;
        this.environment = Map.copyOf(environment);
        this.host = host;
    }

    /**
     * The libraries, or why there are none.
     *
     * @throws ProjectException when a file of the project is wrong, or the query does not fit the project
     * @throws IOException when a file cannot be read
     */
    public FoundLibraries find() throws IOException, ProjectException {
        StatedValues values = new StatedValues(query);
        values.checkModule();
        if (!query.libraries().isEmpty()) {
            return named();
        }
        values.checkBuild();
        return built();
    }

    private FoundLibraries built() throws IOException, ProjectException {
        List<Manifest> manifests = manifests();
        if (manifests.isEmpty()) {
            return new FoundLibraries.NoRustProject(noManifest());
        }
        Map<Manifest, List<Crate>> crates = new LinkedHashMap<>();
        for (Manifest manifest : manifests) {
            crates.put(manifest, extensionModules(manifest));
        }
        List<Crate> all = crates.values().stream().flatMap(List::stream).toList();
        if (all.size() > 1 && query.moduleName().isPresent()) {
            throw new ProjectException(Message.of(
                    "The module name '%s' is that of one extension module, but %s has several: %s. Choose one by %s,"
                            + " or leave out %s.",
                    query.moduleName().get(),
                    manifests.size() == 1
                            ? "the workspace " + manifests.get(0).file()
                            : "pyproject.toml in " + query.crateDirectory(),
                    directories(all),
                    new ChooseOption(Option.CRATE_DIRECTORY),
                    new OmitOption(Option.MODULE_NAME)));
        }
        List<FoundLibraries> found = new ArrayList<>();
        for (Manifest manifest : manifests) {
            found.add(built(manifest, crates.get(manifest)));
        }
        return FoundLibraries.together(found);
    }

    private FoundLibraries built(Manifest manifest, List<Crate> crates) throws IOException, ProjectException {
        CargoSearch search = new CargoSearch(query.at(manifest.directory()), environment, host);
        for (Crate crate : crates) {
            search.add(crate);
        }
        FoundLibraries found = search.found();
        // Of a virtual workspace these are the crates with a cdylib.
        if (found instanceof FoundLibraries.NotBuilt && crates.stream().noneMatch(Crate::cdylib)) {
            throw noCdylib(manifest, Workspace.of(manifest));
        }
        return found;
    }

    /** The manifests of the crates; there may be none only if the user names no crate directory. */
    private List<Manifest> manifests() throws IOException, ProjectException {
        List<Manifest> manifests = new CrateDirectory(query.crateDirectory()).manifests();
        if (manifests.isEmpty() && !query.crateDirectory().equals(query.baseDirectory())) {
            throw noCrate();
        }
        return manifests;
    }

    private ProjectException noCrate() {
        Path directory = query.crateDirectory();
        Message finding = Files.isDirectory(directory)
                ? Message.of(
                        "There is no Cargo.toml in the crate directory %s, and no pyproject.toml that names one.",
                        directory)
                : Message.of(
                        "The crate directory %s %s.",
                        directory, Files.exists(directory) ? "is a file" : "does not exist");
        return new ProjectException(Message.of(
                "%s Correct %s. A relative path starts at %s.",
                finding, new ChooseOption(Option.CRATE_DIRECTORY), query.baseDirectory()));
    }

    /** The package, or the members of a virtual workspace. */
    private static List<Crate> crates(Manifest manifest, Workspace workspace) throws IOException, ProjectException {
        return manifest.isPackage() ? List.of(Crate.of(manifest, workspace.root())) : List.copyOf(workspace.members());
    }

    private static List<Crate> extensionModules(Manifest manifest) throws IOException, ProjectException {
        Workspace workspace = Workspace.of(manifest);
        List<Crate> members = crates(manifest, workspace);
        if (manifest.isPackage()) {
            return members;
        }
        List<Crate> crates = members.stream().filter(Crate::isExtensionModule).toList();
        if (crates.isEmpty()) {
            String reasons = members.stream()
                    .map(crate -> "%s (%s)"
                            .formatted(
                                    crate.packageName(),
                                    crate.cdylib() ? "does not depend on pyo3" : "no crate-type \"cdylib\""))
                    .collect(Collectors.joining(", "));
            throw new ProjectException(Message.of(
                    "The workspace %s has no extension module, that is a member with crate-type \"cdylib\" and a"
                            + " dependency on pyo3: %s. %s, or set %s to the crate itself.",
                    workspace.root().file(),
                    reasons.isEmpty() ? "it has no members" : reasons,
                    new Advice("Add what is missing"),
                    new ChooseOption(Option.CRATE_DIRECTORY)));
        }
        return crates;
    }

    private ProjectException noCdylib(Manifest manifest, Workspace workspace) throws IOException, ProjectException {
        List<Crate> others =
                workspace.members().stream().filter(Crate::isExtensionModule).toList();
        return new ProjectException(Message.of(
                "%s builds no library that Python could load: its crate-type has no \"cdylib\". %s",
                manifest.file(),
                others.isEmpty()
                        ? new Advice("Add to it:\n[lib]\ncrate-type = [\"cdylib\"]")
                        : Message.of(
                                "Extension modules of its workspace: %s. Set %s to one.",
                                directories(others), new ChooseOption(Option.CRATE_DIRECTORY))));
    }

    private String directories(List<Crate> crates) {
        return crates.stream().map(crate -> crate.directory().toString()).collect(Collectors.joining(", "));
    }

    private Message noManifest() {
        return Message.of(
                "There is no Cargo.toml in %s, and no pyproject.toml that names one. Set %s to the directory of the"
                        + " crate, or name built libraries by %s.\nWhere there is nothing to read: %s",
                query.crateDirectory(),
                new ChooseOption(Option.CRATE_DIRECTORY),
                new ChooseOption(Option.LIBRARIES),
                new SetOption(Option.SKIP, "true"));
    }

    private FoundLibraries named() throws IOException, ProjectException {
        NamedLibraries.Named named =
                new NamedLibraries(query.baseDirectory(), query.buildDirectory()).resolve(query.libraries());
        // Cargo.toml may be broken where the user states all that it would tell.
        boolean isToldAll = query.moduleName().isPresent() || areArchives(named.files());
        List<Crate> crates = new ArrayList<>();
        Path depInfoBase = query.crateDirectory();
        for (Manifest manifest : isToldAll ? List.<Manifest>of() : manifests()) {
            Workspace workspace = Workspace.of(manifest);
            crates.addAll(crates(manifest, workspace));
            depInfoBase = CargoConfig.depInfoBase(
                    CargoConfig.of(query.at(manifest.directory()), environment),
                    workspace.root().directory());
        }
        List<LibraryFile> libraries = new ArrayList<>();
        List<PlatformArchive> archives = new ArrayList<>();
        List<Message> warnings = new ArrayList<>();
        for (Path path : named.files()) {
            if (WheelName.isWheel(path)) {
                libraries.addAll(Wheel.at(path).libraries(query.moduleName()));
                continue;
            }
            if (PlatformArchive.isZip(path)) {
                archives.add(PlatformArchive.at(path, query.moduleName()));
                continue;
            }
            LibraryFile library = new LibraryFile(path, query.moduleName(), platform(path));
            libraries.add(query.moduleName().isPresent() ? library : named(library, crates));
            Optional<SourceChange> change = DepInfo.change(path, depInfoBase);
            if (change.isPresent()) {
                warnings.add(
                        Message.of("%s. %s", change.get().clause(path, Path::toString), new Advice("Build it again.")));
            }
        }
        return new FoundLibraries.Found(libraries, archives, named.notes(), warnings, List.of());
    }

    private static boolean areArchives(Collection<Path> files) {
        for (Path file : files) {
            if (!WheelName.isWheel(file) && !PlatformArchive.isZip(file)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The library with the module name of the crate that its file is called like, {@code lib_native.so} or {@code
     * _native.abi3.so}. Not for libraries in wheels, whose place is their name.
     */
    private static LibraryFile named(LibraryFile library, List<Crate> crates) throws IOException, ProjectException {
        for (Crate crate : crates) {
            Optional<String> name = PythonProject.moduleName(crate);
            if (name.isPresent()
                    && (library.isNamedLike(crate.libraryName())
                            || library.isNamedLike(DottedName.of(name.get()).last()))) {
                return library.named(name.get());
            }
        }
        return library;
    }

    /** The platform of the target triple in a path of cargo's, {@code <triple>/<profile>/<file>}. */
    private static Optional<Platform> platform(Path library) {
        Path profile = library.getParent();
        Path triple = profile == null ? null : profile.getParent();
        return triple == null || triple.getFileName() == null
                ? Optional.empty()
                : Platform.ofTriple(triple.getFileName().toString());
    }
}
