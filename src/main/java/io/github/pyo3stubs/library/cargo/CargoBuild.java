package io.github.pyo3stubs.library.cargo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code cargo build} command that makes a library anew, as a user pastes it.
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

    public String command() {
        List<String> words = new ArrayList<>(List.of("cargo", "build"));
        switch (profile.orElse("release")) {
            case "release" -> words.add("--release");
            case "dev", "debug" -> {}
            default -> words.addAll(List.of("--profile", profile.get()));
        }
        packages.forEach(name -> words.addAll(List.of("--package", name)));
        targets.forEach(target -> words.addAll(List.of("--target", target)));
        if (!crateDirectory.equals(startDirectory)) {
            words.addAll(List.of("--manifest-path", quoted(manifest())));
        }
        return String.join(" ", words);
    }

    private String manifest() {
        Path manifest = crateDirectory.resolve("Cargo.toml");
        // On Windows there is no relative path to another drive.
        return startDirectory.getRoot().equals(manifest.getRoot())
                ? startDirectory.relativize(manifest).toString()
                : manifest.toString();
    }

    /** A word as shells take it. */
    public static String quoted(String word) {
        return word.contains(" ") ? '"' + word + '"' : word;
    }
}
