// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Extension modules for Linux in wheels on PyPI. */
final class PublishedLibrary {

    private static final List<String> PLATFORMS =
            List.of("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64");

    private PublishedLibrary() {}

    /**
     * The extension module of a release, which pip fetches if it is missing.
     *
     * @param directory where it is kept
     * @return empty if pip cannot fetch it; pip has said why
     */
    static Optional<Path> fetched(String distribution, String version, Path directory)
            throws IOException, InterruptedException {
        Path library = directory.resolve(distribution + "-" + version + ".so");
        if (Files.exists(library)) {
            return Optional.of(library);
        }
        Path wheels = directory.resolve("wheels-" + distribution + "-" + version);
        if (!isDownloaded(distribution + "==" + version, wheels)) {
            return Optional.empty();
        }
        Path wheel = wheel(wheels);
        extract(wheel, library);
        Files.delete(wheel);
        Files.delete(wheels);
        return Optional.of(library);
    }

    private static boolean isDownloaded(String requirement, Path wheels) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-m", "pip", "download", "--quiet"));
        command.addAll(List.of("--no-deps", "--only-binary=:all:", "--python-version=3.12", "--dest=" + wheels));
        PLATFORMS.forEach(platform -> command.add("--platform=" + platform));
        command.add(requirement);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            System.err.println("Python cannot be started: " + e.getMessage());
            return false;
        }
    }

    private static Path wheel(Path wheels) throws IOException {
        try (Stream<Path> files = Files.list(wheels)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Wheels also have the libraries that the extension module links, which are smaller. */
    private static void extract(Path wheel, Path library) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry largest = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".so"))
                    .max(Comparator.comparing(ZipEntry::getSize))
                    .orElseThrow();
            Path part = library.resolveSibling(library.getFileName() + ".part");
            try (InputStream content = zip.getInputStream(largest)) {
                Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, library);
        }
    }
}
