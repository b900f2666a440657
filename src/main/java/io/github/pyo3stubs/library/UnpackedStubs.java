package io.github.pyo3stubs.library;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The stub files of a wheel, unpacked into a directory of their own until this is closed. */
public final class UnpackedStubs implements Closeable {
    /** What a stub package's name ends in (PEP 561, "Stub-only packages"). */
    private static final String STUBS = "-stubs";

    private static final String TYPED = "py.typed";
    private static final String PACKAGE_STUB = "__init__.pyi";

    private static final int MAX_STUBS = 10_000;

    /** Much more than any stub file in the wild has. */
    private static final long MAX_STUB_SIZE = 1 << 22;

    private static final long MAX_SIZE = 1 << 26;

    private final Path directory;

    /** The packages whose stubs lie in a stub package. */
    private final Set<String> stubPackages;

    /** The packages that are an extension module and an {@code __init__.py} that imports all of it. */
    private final Set<String> barePackages;

    private UnpackedStubs(Path directory, Set<String> stubPackages, Set<String> barePackages) {
        this.directory = directory;
        this.stubPackages = stubPackages;
        this.barePackages = barePackages;
    }

    /** @throws WheelFormatException when the wheel is malformed, or unpacks to more than is reasonable */
    static UnpackedStubs of(Path wheel) throws IOException {
        try (WheelArchive archive = WheelArchive.open(wheel)) {
            SortedMap<String, String> files = archive.files();
            Set<String> stubPackages = stubPackages(files.keySet());
            SortedMap<String, String> stubs = stubs(files, stubPackages);
            checkSize(wheel, archive, stubs);
            Path directory = Files.createTempDirectory("pyo3stubs-");
            UnpackedStubs unpacked = new UnpackedStubs(directory, stubPackages, barePackages(files.keySet()));
            try {
                unpacked.unpack(archive, stubs);
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
            String top = file.substring(0, Math.max(file.indexOf('/'), 0));
            if (top.endsWith(STUBS)) {
                packages.add(top.substring(0, top.length() - STUBS.length()));
            }
        }
        return packages;
    }

    private static Set<String> barePackages(Set<String> files) {
        Set<String> bare = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (String file : files) {
            int slash = file.indexOf('/');
            if (slash > 0 && file.endsWith(".py")) {
                boolean isInit = file.substring(slash + 1).equals("__init__.py");
                (isInit ? bare : others).add(file.substring(0, slash));
            }
        }
        bare.removeAll(others);
        return bare;
    }

    /** The entries to unpack, by the paths at which type checkers look for them. */
    private static SortedMap<String, String> stubs(Map<String, String> files, Set<String> stubPackages) {
        SortedMap<String, String> stubs = new TreeMap<>();
        files.forEach((file, entry) -> {
            List<String> names = List.of(file.split("/"));
            String top = names.get(0);
            boolean isHidden = stubPackages.contains(top);
            String path = top.endsWith(STUBS)
                    ? top.substring(0, top.length() - STUBS.length()) + file.substring(top.length())
                    : file;
            if (!isHidden && isStub(List.of(path.split("/")))) {
                stubs.put(path, entry);
            }
        });
        return stubs;
    }

    /** Whether it is the path of a module's stub, or of a package's {@code py.typed}. Names of others lead anywhere. */
    private static boolean isStub(List<String> names) {
        String file = names.get(names.size() - 1);
        return names.subList(0, names.size() - 1).stream().allMatch(Wheel::isIdentifier)
                && (file.equals(TYPED)
                        || file.endsWith(".pyi") && Wheel.isIdentifier(file.substring(0, file.length() - 4)));
    }

    private static void checkSize(Path wheel, WheelArchive archive, Map<String, String> stubs) throws IOException {
        long size = 0;
        for (String entry : stubs.values()) {
            size += Math.min(archive.size(entry), MAX_SIZE);
        }
        if (stubs.size() > MAX_STUBS || size > MAX_SIZE) {
            throw new WheelFormatException(
                    wheel,
                    "it says that it holds %d stub files of %d bytes or more, where %d of %d bytes in all are plenty"
                            .formatted(stubs.size(), size, MAX_STUBS, MAX_SIZE));
        }
    }

    private void unpack(WheelArchive archive, Map<String, String> stubs) throws IOException {
        for (Map.Entry<String, String> stub : stubs.entrySet()) {
            Path file = directory.resolve(stub.getKey());
            Files.createDirectories(file.getParent());
            try (InputStream content = archive.content(stub.getValue(), MAX_STUB_SIZE)) {
                Files.copy(content, file);
            }
        }
        for (String name : stubPackages) {
            // A stub package needs no py.typed.
            Path typed = directory.resolve(name).resolve(TYPED);
            if (Wheel.isIdentifier(name) && Files.isDirectory(typed.getParent()) && Files.notExists(typed)) {
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
        String top = file.getName(0).toString();
        boolean isInStubPackage = file.getNameCount() > 1 && stubPackages.contains(top);
        return isInStubPackage ? top + STUBS + path.substring(top.length()) : path;
    }

    /**
     * The module that an extension module's stub is of. Where maturin finds no Python sources, it makes the package
     * {@code foo} around the extension module {@code foo.foo}; its {@code __init__.py} imports everything, and the stub
     * is the package's.
     *
     * @param module the extension module's full name by its place
     * @see <a href="https://www.maturin.rs/project_layout">maturin's project layout</a>, "Adding Python type information"
     */
    public String described(String module) {
        int dot = module.indexOf('.');
        String top = module.substring(0, Math.max(dot, 0));
        if (!module.equals(top + "." + top)) {
            return module;
        }
        Path directoryOfPackage = directory.resolve(top);
        boolean hasOwn = Files.exists(directoryOfPackage.resolve(top + ".pyi"))
                || Files.exists(directoryOfPackage.resolve(top).resolve(PACKAGE_STUB));
        boolean isOfPackage = Files.exists(directoryOfPackage.resolve(PACKAGE_STUB)) || barePackages.contains(top);
        return isOfPackage && !hasOwn ? top : module;
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
