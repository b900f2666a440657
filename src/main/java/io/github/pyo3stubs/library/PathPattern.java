// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.disk.Directories;
import io.github.pyo3stubs.name.Wildcards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A path that may hold wildcards: {@code ?} and {@code *} within a name, and {@code **} for any number of directories.
 *
 * @param start the part before the first name with a wildcard
 * @param names the names after it; empty for a plain path
 */
public record PathPattern(Path start, List<String> names) {

    /**
     * A pattern with {@code /} or the file system's own separator between names; relative ones start at {@code base}.
     */
    public static PathPattern of(Path base, String text) {
        String pattern = text.replace(base.getFileSystem().getSeparator(), "/");
        int wildcard = firstWildcard(pattern);
        if (wildcard < 0) {
            return new PathPattern(base.resolve(text).normalize(), List.of());
        }
        int slash = pattern.lastIndexOf('/', wildcard);
        Path start = base.resolve(pattern.substring(0, slash + 1)).normalize();
        // As Ant has it: a pattern that ends in a slash means everything below.
        String rest = pattern.substring(slash + 1) + (pattern.endsWith("/") ? "**" : "");
        return new PathPattern(start, List.of((rest.endsWith("**") ? rest + "/*" : rest).split("/+")));
    }

    private static int firstWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '*' || text.charAt(i) == '?') {
                return i;
            }
        }
        return -1;
    }

    public boolean isPlain() {
        return names.isEmpty();
    }

    /** The files and directories that exist under this pattern, sorted. */
    public SortedSet<Path> matches() throws IOException {
        SortedSet<Path> matches = new TreeSet<>();
        collect(start, names, matches);
        return matches;
    }

    private static void collect(Path path, List<String> names, SortedSet<Path> matches) throws IOException {
        if (names.isEmpty()) {
            if (Files.exists(path)) {
                matches.add(path.normalize());
            }
            return;
        }
        if (!Files.isDirectory(path)) {
            return;
        }
        String name = names.get(0);
        List<String> rest = names.subList(1, names.size());
        if (name.equals("**")) {
            collect(path, rest, matches);
            for (Path child : Directories.children(path)) {
                // A link may lead back up.
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    collect(child, names, matches);
                }
            }
        } else if (!Wildcards.areIn(name)) {
            collect(path.resolve(name), rest, matches);
        } else {
            for (Path child : Directories.children(path)) {
                if (Wildcards.match(name, child.getFileName().toString())) {
                    collect(child, rest, matches);
                }
            }
        }
    }
}
