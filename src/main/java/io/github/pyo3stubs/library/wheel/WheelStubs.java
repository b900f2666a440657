// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.library.WheelArchive;
import io.github.pyo3stubs.library.WheelFormatException;
import io.github.pyo3stubs.name.DottedName;
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
    /** What a stub package's name ends in (PEP 561, "Stub-only packages"). */
    private static final String STUBS = "-stubs";

    private static final String TYPED = "py.typed";
    private static final String SUFFIX = ".pyi";
    private static final String PACKAGE_STUB = "__init__" + SUFFIX;

    private static final String INIT = "__init__.py";

    /** What maturin writes into it has some hundred bytes. */
    private static final long MAX_INIT_SIZE = 1 << 14;

    private static final Pattern DEFINITION = Pattern.compile("(?m)^(?:async )?(?:def|class) ");

    private static final int MAX_STUBS = 10_000;

    /** Much more than any stub file in the wild has. */
    private static final long MAX_STUB_SIZE = 1 << 22;

    private static final long MAX_SIZE = 1 << 26;

    /** A stub package's {@code py.typed} is a line long. */
    private static final int MAX_TYPED_SIZE = 1 << 10;

    private final Path directory;

    /** Where each stub lies in site-packages, by its path in the directory. */
    private final SortedMap<String, String> places;

    /** The packages whose stubs lie in a stub package. */
    private final Set<String> stubPackages;

    /** The packages that are an extension module and an {@code __init__.py} that imports all of it. */
    private final Set<String> barePackages;

    private WheelStubs(
            Path directory, SortedMap<String, String> places, Set<String> stubPackages, Set<String> barePackages) {
        this.directory = directory;
        this.places = places;
        this.stubPackages = stubPackages;
        this.barePackages = barePackages;
    }

    /** @throws WheelFormatException when the wheel is malformed, or unpacks to more than is reasonable */
    static WheelStubs of(Path wheel) throws IOException {
        try (WheelArchive archive = WheelArchive.open(wheel)) {
            SortedMap<String, String> files = archive.files();
            Set<String> stubPackages = stubPackages(files.keySet());
            Set<String> hidden = new HashSet<>(stubPackages);
            hidden.removeAll(partialPackages(archive, files, stubPackages));
            SortedMap<String, String> places = places(files.keySet(), hidden);
            SortedMap<String, String> entries = new TreeMap<>();
            places.forEach((path, place) -> entries.put(path, files.get(place)));
            checkSize(wheel, archive, entries);
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
            stubbedPackage(file).filter(Wheel::isIdentifier).ifPresent(packages::add);
        }
        return packages;
    }

    /** The package that a file of a stub package is for. */
    private static Optional<String> stubbedPackage(String file) {
        String top = top(file);
        return top.endsWith(STUBS) ? Optional.of(top.substring(0, top.length() - STUBS.length())) : Optional.empty();
    }

    private static String top(String file) {
        return file.substring(0, Math.max(file.indexOf('/'), 0));
    }

    /** The packages that have stubs beside those of their stub packages (PEP 561, "Partial Stub Packages"). */
    private static Set<String> partialPackages(
            WheelArchive archive, SortedMap<String, String> files, Set<String> stubPackages) throws IOException {
        Set<String> partial = new HashSet<>();
        for (String name : stubPackages) {
            String typed = files.get(name + STUBS + "/" + TYPED);
            if (typed != null) {
                try (InputStream content = archive.content(typed, MAX_STUB_SIZE)) {
                    String text = new String(content.readNBytes(MAX_TYPED_SIZE), UTF_8);
                    if (text.lines().anyMatch("partial"::equals)) {
                        partial.add(name);
                    }
                }
            }
        }
        return partial;
    }

    private static Set<String> barePackages(WheelArchive archive, SortedMap<String, String> files) throws IOException {
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
        others.removeIf(name -> files.containsKey(name + "/" + PACKAGE_STUB));
        bare.removeAll(others);
        return bare;
    }

    /** Whether an {@code __init__.py} imports all that the extension module has, and adds nothing of its own. */
    private static boolean isBare(String name, WheelArchive archive, String entry) throws IOException {
        if (archive.size(entry) > MAX_INIT_SIZE) {
            return false;
        }
        try (InputStream content = archive.content(entry, MAX_INIT_SIZE)) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return text.contains("from ." + name + " import *")
                    && !DEFINITION.matcher(text).find();
        }
    }

    /** The stubs by the paths at which type checkers look for them: first into a stub package, then into the package. */
    private static SortedMap<String, String> places(Set<String> files, Set<String> hiddenPackages) {
        SortedMap<String, String> places = new TreeMap<>();
        for (String file : files) {
            stubbedPackage(file)
                    .map(name -> name + file.substring(top(file).length()))
                    .filter(WheelStubs::isStub)
                    .ifPresent(path -> places.put(path, file));
        }
        Set<String> found = places.keySet().stream().map(WheelStubs::base).collect(Collectors.toSet());
        for (String file : files) {
            if (isStub(file) && !hiddenPackages.contains(top(file)) && !found.contains(base(file))) {
                places.put(file, file);
            }
        }
        return places;
    }

    /** What a module's two forms have in common, {@code <name>.pyi} and {@code <name>/__init__.pyi}. */
    private static String base(String path) {
        String base = path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
        return base.endsWith("/__init__") ? base.substring(0, base.lastIndexOf('/')) : base;
    }

    /** Whether it is the path of a module's stub, or of a package's {@code py.typed}. Names of others lead anywhere. */
    private static boolean isStub(String path) {
        List<String> names = List.of(path.split("/"));
        String file = names.get(names.size() - 1);
        return names.subList(0, names.size() - 1).stream().allMatch(Wheel::isIdentifier)
                && (file.equals(TYPED)
                        || file.endsWith(SUFFIX)
                                && Wheel.isIdentifier(file.substring(0, file.length() - SUFFIX.length())));
    }

    private static void checkSize(Path wheel, WheelArchive archive, Map<String, String> stubs) throws IOException {
        long size = 0;
        for (String entry : stubs.values()) {
            size += Math.min(archive.size(entry), MAX_SIZE);
        }
        if (stubs.size() > MAX_STUBS || size > MAX_SIZE) {
            throw new WheelFormatException(
                    wheel,
                    "it says that it holds %d stub files of %d bytes or more; the limit is %d of %d bytes in all"
                            .formatted(stubs.size(), size, MAX_STUBS, MAX_SIZE));
        }
    }

    private void unpack(Path wheel, WheelArchive archive, Map<String, String> stubs) throws IOException {
        for (Map.Entry<String, String> stub : stubs.entrySet()) {
            Path file = directory.resolve(stub.getKey());
            Files.createDirectories(file.getParent());
            try (InputStream content = archive.content(stub.getValue(), MAX_STUB_SIZE)) {
                Files.copy(content, file);
            } catch (FileAlreadyExistsException e) {
                throw new WheelFormatException(
                        wheel,
                        "its stub %s and another are one file on this system, where upper and lower case are the same"
                                .formatted(places.get(stub.getKey())));
            }
        }
        for (String name : stubPackages) {
            // A stub package needs no py.typed.
            Path typed = directory.resolve(name).resolve(TYPED);
            if (Files.isDirectory(typed.getParent()) && Files.notExists(typed)) {
                Files.createFile(typed);
            }
        }
    }

    /** Where the stubs lie as in site-packages, with those of a stub package in the place of the package. */
    public Path directory() {
        return directory;
    }

    /**
     * Where a file lies in the wheel, or would lie.
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
     * The module that an extension module's stub is of. Where maturin finds no Python sources, it makes the package
     * {@code foo} around the extension module {@code foo.foo}; its {@code __init__.py} imports everything, and the stub
     * is the package's.
     *
     * @param module the extension module's full name by its place
     * @see <a href="https://www.maturin.rs/project_layout">maturin's project layout</a>, "Adding Python type information"
     */
    public String stubbedModule(String module) {
        String top = DottedName.of(module).root();
        if (!module.equals(top + "." + top)) {
            return module;
        }
        Path directoryOfPackage = directory.resolve(top);
        boolean hasOwn = Files.exists(directoryOfPackage.resolve(top + SUFFIX))
                || Files.exists(directoryOfPackage.resolve(top).resolve(PACKAGE_STUB));
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
