// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.library.PathPattern;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cargo workspace: packages that share a target directory. A package alone is a workspace of one.
 *
 * @param root the manifest with {@code [workspace]}, or the package's that is alone
 * @see <a href="https://doc.rust-lang.org/cargo/reference/workspaces.html">Workspaces</a>
 */
public record Workspace(Manifest root) {

    /** The workspace that a manifest belongs to, found as cargo finds it. */
    public static Workspace of(Manifest manifest) throws IOException, ProjectException {
        if (manifest.isWorkspace()) {
            return new Workspace(manifest);
        }
        Optional<Manifest> named = named(manifest);
        if (named.isPresent()) {
            return new Workspace(named.get());
        }
        for (Path directory = manifest.directory().getParent(); directory != null; directory = directory.getParent()) {
            Optional<Manifest> ancestor = Manifest.in(directory);
            if (ancestor.isEmpty()) {
                continue;
            }
            Optional<Manifest> root = ancestor.get().isWorkspace() ? ancestor : named(ancestor.get());
            if (root.isPresent() && !new Workspace(root.get()).excludes(manifest.directory())) {
                return new Workspace(root.get());
            }
        }
        return new Workspace(manifest);
    }

    /** The root that {@code package.workspace} names. */
    private static Optional<Manifest> named(Manifest manifest) throws IOException, ProjectException {
        Optional<Path> directory = manifest.toml().at("package", "workspace").path(manifest.directory());
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        Optional<Manifest> root = Manifest.in(directory.get());
        if (root.isEmpty()) {
            throw new ProjectException(Message.of(
                    "package.workspace in %s names %s, where no Cargo.toml is. %s",
                    manifest.file(), directory.get().normalize(), new Advice("Correct or remove it.")));
        }
        return root;
    }

    /**
     * The members: those that are listed, the root if it is a package, and what they depend on by path within the
     * workspace.
     */
    public Collection<Crate> members() throws IOException, ProjectException {
        Map<Path, Crate> members = new TreeMap<>();
        if (root.isPackage()) {
            addMember(root.directory(), members);
        }
        for (PathPattern pattern : root.toml().at("workspace", "members").patterns(root.directory())) {
            for (Path directory : pattern.matches()) {
                addMember(directory, members);
            }
        }
        return members.values();
    }

    private void addMember(Path directory, Map<Path, Crate> members) throws IOException, ProjectException {
        if (members.containsKey(directory) || excludes(directory)) {
            return;
        }
        Optional<Manifest> manifest = Manifest.in(directory);
        if (manifest.isEmpty() || !manifest.get().isPackage()) {
            return;
        }
        members.put(directory, Crate.of(manifest.get(), root));
        for (Path dependency : manifest.get().pathDependencies(root)) {
            if (dependency.startsWith(root.directory())) {
                addMember(dependency, members);
            }
        }
    }

    /** Whether {@code workspace.exclude} holds the directory, and {@code workspace.members} does not take it back. */
    private boolean excludes(Path directory) throws ProjectException {
        return lists("exclude", directory) && !lists("members", directory);
    }

    private boolean lists(String key, Path directory) throws ProjectException {
        return root.toml().at("workspace", key).patterns(root.directory()).stream()
                .anyMatch(path -> path.isPlain() && directory.startsWith(path.start()));
    }
}
