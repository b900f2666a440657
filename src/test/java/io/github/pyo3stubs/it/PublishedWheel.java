// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.it.PublishedWheelsIT.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A release's wheel for Linux, fetched from PyPI once.
 *
 * @param file the wheel
 * @param unpacked the directory with its files
 * @param module full name of its extension module
 */
record PublishedWheel(Path file, Path unpacked, String module) {

    private static final Path WHEELS = CheckedPackage.WORK.resolve("wheels");

    /** Without network the test is skipped, except where Python is required. */
    static PublishedWheel of(Release release, PythonEnvironment python) throws IOException, InterruptedException {
        return of(release.distribution, release.version, release.module, python);
    }

    /** A release's wheel, as above. */
    static PublishedWheel of(String distribution, String version, String module, PythonEnvironment python)
            throws IOException, InterruptedException {
        Path directory = WHEELS.resolve(distribution);
        Path unpacked = WHEELS.resolve(distribution + "-" + version);
        if (!Files.exists(unpacked)) {
            Program download = python.run(
                    "pip",
                    "download",
                    "--quiet",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--python-version=3.12",
                    "--platform=manylinux_2_34_x86_64",
                    "--platform=manylinux_2_28_x86_64",
                    "--platform=manylinux_2_17_x86_64",
                    "--dest=" + directory,
                    distribution + "==" + version);
            assumeTrue(download.succeeded() || Boolean.getBoolean("pyo3stubs.it.requirePython"), download::toString);
            assertThat(download.succeeded()).as("%s", download).isTrue();
            Program unpack =
                    python.run("python", "-m", "zipfile", "-e", wheel(directory).toString(), unpacked.toString());
            assertThat(unpack.succeeded()).as("%s", unpack).isTrue();
        }
        return new PublishedWheel(wheel(directory), unpacked, module);
    }

    private static Path wheel(Path directory) throws IOException {
        return only(directory, ".*\\.whl");
    }

    /** The extension module. */
    Path library() throws IOException {
        Path name = unpacked.resolve(module.replace('.', '/'));
        return only(name.getParent(), Pattern.quote(name.getFileName().toString()) + "\\..*so");
    }

    private static Path only(Path directory, String name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
