// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.library.ArchiveFormatException;
import io.github.pyo3stubs.library.ZipArchive;
import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stub files of a wheel, unpacked into a directory of their own until this is closed. */
public final class WheelStubs implements Closeable {
    /** Ending of a stub package's name (PEP 561, "Stub-only packages"). */
    private static final String STUBS = "-stubs";

    private static final String INIT = "__init__.py";

    /** maturin writes some hundred bytes into it. */
    private static final long MAX_INIT_SIZE = 1 << 14;

    private static final Pattern DEFINITION = Pattern.compile("(?m)^(?:async )?(?:def|class) ");

    /** A stub package's {@code py.typed} is a line long. */
    private static final int MAX_TYPED_SIZE = 1 << 10;

    private final Path directory;

    /** Path in site-packages of each stub, by the stub's path in the directory. */
    private final SortedMap<String, String> places;

    /** Packages whose stubs are in a stub package. */
    private final Set<String> stubPackages;

    /** Packages that consist of an extension module and an {@code __init__.py} that imports everything from it. */
    private final Set<String> barePackages;

    private WheelStubs(
            Path directory, SortedMap<String, String> places, Set<String> stubPackages, Set<String> barePackages) {
        this.directory = directory;
        this.places = places;
        this.stubPackages = stubPackages;
        this.barePackages = barePackages;
    }

    /**
     * Unpacks the stubs of a wheel.
     *
     * @throws ArchiveFormatException when the wheel is malformed, or unpacks to more than the limits allow
     */
    static WheelStubs of(Path wheel) throws IOException {
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            SortedMap<String, String> files = WheelFiles.of(wheel, archive);
            Set<String> stubPackages = stubPackages(files.keySet());
            Set<String> hidden = new HashSet<>(stubPackages);
            hidden.removeAll(partialPackages(archive, files, stubPackages));
            SortedMap<String, String> places = places(files.keySet(), hidden);
            SortedMap<String, String> entries = new TreeMap<>();
            places.forEach((path, place) -> entries.put(path, files.get(place)));
            archive.checkStubs(entries.values());
            Path directory = Files.createTempDirectory("pyo3stubs-");
            WheelStubs unpacked = new WheelStubs(directory, places, stubPackages, barePackages(archive, files));
            try {
                unpacked.unpack(wheel, archive, entries);
                return unpacked;
            } catch (IOException | RuntimeException e) {
                try (unpacked) {
                    throw e;
                }
            }
        }
    }

    private static Set<String> stubPackages(Set<String> files) {
        Set<String> packages = new HashSet<>();
        for (String file : files) {
            stubbedPackage(file).filter(Identifiers::isIdentifier).ifPresent(packages::add);
        }
        return packages;
    }

    /** The package that a file of a stub package describes; empty for all other files. */
    private static Optional<String> stubbedPackage(String file) {
        String top = top(file);
        return top.endsWith(STUBS) ? Optional.of(top.substring(0, top.length() - STUBS.length())) : Optional.empty();
    }

    private static String top(String file) {
        return file.substring(0, Math.max(file.indexOf('/'), 0));
    }

    /**
     * The packages whose own stubs count too, beside those of their stub packages (PEP 561, "Partial Stub Packages").
     */
    private static Set<String> partialPackages(
            ZipArchive archive, SortedMap<String, String> files, Set<String> stubPackages) throws IOException {
        Set<String> partial = new HashSet<>();
        for (String name : stubPackages) {
            String typed = files.get(name + STUBS + "/" + StubFiles.TYPED);
            if (typed != null) {
                try (InputStream content = archive.content(typed, SizeLimit.STUB.bytes())) {
                    String text = new String(content.readNBytes(MAX_TYPED_SIZE), UTF_8);
                    if (text.lines().anyMatch("partial"::equals)) {
                        partial.add(name);
                    }
                }
            }
        }
        return partial;
    }

    private static Set<String> barePackages(ZipArchive archive, SortedMap<String, String> files) throws IOException {
        Set<String> bare = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (String file : files.keySet()) {
            int slash = file.indexOf('/');
            if (slash > 0 && file.endsWith(".py")) {
                String name = file.substring(0, slash);
                boolean isInit = file.substring(slash + 1).equals(INIT);
                (isInit && isBare(name, archive, files.get(file)) ? bare : others).add(name);
            }
        }
        others.removeIf(name -> files.containsKey(name + "/" + StubFiles.PACKAGE_STUB));
        bare.removeAll(others);
        return bare;
    }

    /** Whether an {@code __init__.py} imports everything from the extension module and defines nothing itself. */
    private static boolean isBare(String name, ZipArchive archive, String entry) throws IOException {
        if (archive.size(entry) > MAX_INIT_SIZE) {
            return false;
        }
        try (InputStream content = archive.content(entry, MAX_INIT_SIZE)) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return text.contains("from ." + name + " import *")
                    && !DEFINITION.matcher(text).find();
        }
    }

    /**
     * The stubs by the paths at which type checkers find them. A stub in a stub package comes before one in the
     * package.
     */
    private static SortedMap<String, String> places(Set<String> files, Set<String> hiddenPackages) {
        SortedMap<String, String> places = new TreeMap<>();
        for (String file : files) {
            stubbedPackage(file)
                    .map(name -> name + file.substring(top(file).length()))
                    .filter(WheelStubs::isStub)
                    .ifPresent(path -> places.put(path, file));
        }
        Set<String> found = places.keySet().stream().map(StubFiles::baseOfPath).collect(Collectors.toSet());
        for (String file : files) {
            if (isStub(file) && !hiddenPackages.contains(top(file)) && !found.contains(StubFiles.baseOfPath(file))) {
                places.put(file, file);
            }
        }
        return places;
    }

    /**
     * Whether a path is that of a module's stub or of a package's {@code py.typed}. Other names may lead out of the
     * directory.
     */
    private static boolean isStub(String path) {
        List<String> names = List.of(path.split("/"));
        String file = names.get(names.size() - 1);
        return names.subList(0, names.size() - 1).stream().allMatch(Identifiers::isIdentifier)
                && (file.equals(StubFiles.TYPED)
                        || file.endsWith(StubFiles.SUFFIX)
                                && Identifiers.isIdentifier(
                                        file.substring(0, file.length() - StubFiles.SUFFIX.length())));
    }

    private void unpack(Path wheel, ZipArchive archive, Map<String, String> stubs) throws IOException {
        for (Map.Entry<String, String> stub : stubs.entrySet()) {
            Path file = directory.resolve(stub.getKey());
            Files.createDirectories(file.getParent());
            try (InputStream content = archive.content(stub.getValue(), SizeLimit.STUB.bytes())) {
                Files.copy(content, file);
            } catch (FileAlreadyExistsException e) {
                throw new ArchiveFormatException(
                        wheel,
                        ("the path of its stub %s differs from another only in upper and lower case, which this"
                                        + " system does not distinguish")
                                .formatted(places.get(stub.getKey())));
            }
        }
        for (String name : stubPackages) {
            // A stub package needs no py.typed, but its stubs are compared as those of the package.
            Path typed = directory.resolve(name).resolve(StubFiles.TYPED);
            if (Files.isDirectory(typed.getParent()) && Files.notExists(typed)) {
                Files.createFile(typed);
            }
        }
    }

    /**
     * The directory with the stubs, laid out as in site-packages. Those of a stub package are in the package's
     * directory.
     */
    public Path directory() {
        return directory;
    }

    /**
     * The path in the wheel of a file, also of one that is missing there.
     *
     * @param file a path relative to the directory
     */
    public String place(Path file) {
        String path = file.toString().replace('\\', '/');
        String top = top(path);
        String missing = stubPackages.contains(top) ? top + STUBS + path.substring(top.length()) : path;
        return places.getOrDefault(path, missing);
    }

    /**
     * The module that the stub of an extension module describes. Where maturin finds no Python sources, it makes a
     * package {@code foo} around the extension module {@code foo.foo}. The package's {@code __init__.py} imports
     * everything, and the stub is that of the package.
     *
     * @param module the extension module's full name by its path
     * @see <a href="https://www.maturin.rs/project_layout">maturin's project layout</a>, "Adding Python type
     *     information"
     */
    public String stubbedModule(String module) {
        String top = DottedName.of(module).root();
        if (!module.equals(top + "." + top)) {
            return module;
        }
        Path directoryOfPackage = directory.resolve(top);
        boolean hasOwn = Files.exists(directoryOfPackage.resolve(top + StubFiles.SUFFIX))
                || Files.exists(directoryOfPackage.resolve(top).resolve(StubFiles.PACKAGE_STUB));
        return barePackages.contains(top) && !hasOwn ? top : module;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
