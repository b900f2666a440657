// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.library.Misspelling;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The profiles that cargo can build with.
 *
 * @param names as {@code --profile} takes them
 * @param environment whose variables may define more
 * @param workspace the directory of the Cargo.toml that defines profiles
 * @see <a href="https://doc.rust-lang.org/cargo/reference/profiles.html">Profiles</a>
 */
public record Profiles(Set<String> names, Map<String, String> environment, Path workspace) {
    private static final List<String> BUILT_IN = List.of("release", "dev", "test", "bench");

    /** Cargo's own profiles, and those that a crate's workspace and cargo's configuration define. */
    public static Profiles of(Crate crate, Collection<CargoConfig> configs, Map<String, String> environment)
            throws IOException, ProjectException {
        Set<String> names = new TreeSet<>(BUILT_IN);
        Manifest.in(crate.workspaceDirectory())
                .ifPresent(
                        root -> names.addAll(root.toml().at("profile").entries().keySet()));
        configs.forEach(config -> names.addAll(config.profiles()));
        return new Profiles(names, environment, crate.workspaceDirectory());
    }

    /** Whether cargo knows a profile. The name {@code debug}, which is that of a directory, stands for {@code dev}. */
    public boolean contains(String name) {
        String variable = "CARGO_PROFILE_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_INHERITS";
        return names.contains(name) || name.equals("debug") || environment.containsKey(variable);
    }

    /** What is wrong with an unknown profile, what may have been meant, and what to do. */
    public Message complaint(String unknown) {
        String guess = Misspelling.nearest(unknown, names)
                .map(" Perhaps %s?"::formatted)
                .orElse("");
        return Message.of(
                "cargo has no profile '%s'.%s Correct %s, or %s",
                unknown,
                guess,
                new ChooseOption(Option.PROFILE),
                new Advice(
                        "define [profile.%s] in %s and build it.".formatted(unknown, workspace.resolve("Cargo.toml"))));
    }
}
