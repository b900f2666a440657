// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.remedy.Remedy.RunCargo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code cargo build} command that builds a library again.
 *
 * @param startDirectory where it is to be run
 * @param crateDirectory where the Cargo.toml of the crate or its workspace is
 * @param packages the packages to build; none for the default of that Cargo.toml
 * @param profile the profile; without it the release profile, as published modules are built
 * @param targets the target triples; none for cargo's default
 */
public record CargoBuild(
        Path startDirectory,
        Path crateDirectory,
        List<String> packages,
        Optional<String> profile,
        List<String> targets) {

    public RunCargo command() {
        List<String> words = new ArrayList<>(List.of("cargo", "build"));
        switch (profile.orElse("release")) {
            case "release" -> words.add("--release");
            case "dev", "debug" -> {}
            default -> words.addAll(List.of("--profile", profile.get()));
        }
        packages.forEach(name -> words.addAll(List.of("--package", name)));
        targets.forEach(target -> words.addAll(List.of("--target", target)));
        if (!crateDirectory.equals(startDirectory)) {
            words.addAll(List.of("--manifest-path", manifest()));
        }
        return new RunCargo(words);
    }

    private String manifest() {
        Path manifest = crateDirectory.resolve("Cargo.toml");
        // On Windows there is no relative path to another drive.
        return startDirectory.getRoot().equals(manifest.getRoot())
                ? startDirectory.relativize(manifest).toString()
                : manifest.toString();
    }
}
