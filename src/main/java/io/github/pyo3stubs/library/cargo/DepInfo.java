// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.library.SourceChange;
import io.github.pyo3stubs.limit.SizeLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The sources of a library, as cargo lists them beside it: {@code lib<name>.d} for {@code lib<name>.so}, a rule of a
 * Makefile.
 *
 * @see <a href="https://doc.rust-lang.org/cargo/reference/build-cache.html#dep-info-files">Dep-info files</a>
 */
public final class DepInfo {
    private DepInfo() {}

    /**
     * The source that changed since a library was built: the newest one that is newer than the library, or else one
     * that is deleted; empty if there is none, or no dep-info.
     *
     * <p>Cargo.toml and Cargo.lock do not count. cargo compares their content and not their times, so {@code cargo
     * build} may leave a library as it is that is older than they are.
     *
     * @param base what relative paths start at
     */
    public static Optional<SourceChange> change(Path library, Path base) throws IOException {
        String name = library.getFileName().toString();
        Path file = library.resolveSibling(name.substring(0, Math.max(name.lastIndexOf('.'), 0)) + ".d");
        Optional<String> makefile = makefile(file);
        Optional<Long> built = makefile.isPresent() ? seconds(library) : Optional.empty();
        if (built.isEmpty()) {
            return Optional.empty();
        }
        long newest = built.get();
        Optional<Path> newer = Optional.empty();
        Optional<Path> deleted = Optional.empty();
        boolean isBuiltHere = false;
        for (String text : sources(makefile.get())) {
            Optional<Path> source = path(base, text);
            // A build script may name directories; editors' temporary files change their times.
            Optional<Long> written = source.isPresent() ? seconds(source.get()) : Optional.empty();
            if (written.isPresent()) {
                isBuiltHere = true;
                if (written.get() > newest) {
                    newest = written.get();
                    newer = source;
                }
            } else if (source.filter(path -> isDeleted(path, library)).isPresent()) {
                deleted = source;
            }
        }
        // Of a library from another machine no source is where it was built.
        Optional<Path> gone = isBuiltHere ? deleted : Optional.empty();
        return newer.map(source -> new SourceChange(source, false))
                .or(() -> gone.map(source -> new SourceChange(source, true)));
    }

    /** The text of a file, if there is one: cargo may take it away at any time. */
    private static Optional<String> makefile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            // Not readString: the paths are in whatever encoding the file system has, and one that does not decode
            // names no source.
            return Optional.of(new String(SizeLimit.DEP_INFO.read(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a missing path was a source. A build script may name files that need not exist, such as
     * {@code .git/HEAD}; and what it generates, beside the library, a restored cache may lack.
     */
    private static boolean isDeleted(Path path, Path library) {
        return path.toString().endsWith(".rs") && !Files.exists(path) && !path.startsWith(library.getParent());
    }

    /** A source's path, if Java can represent it: in a POSIX locale it can represent ASCII only. */
    private static Optional<Path> path(Path base, String text) {
        try {
            return Optional.of(base.resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The time of a regular file in seconds; empty if there is none. File systems, archives and caches of CI systems
     * may drop the rest, of a library and not of its sources.
     */
    private static Optional<Long> seconds(Path file) {
        Optional<FileTime> modified = FileTimes.modified(file);
        return modified.isPresent() ? Optional.of(modified.get().to(TimeUnit.SECONDS)) : Optional.empty();
    }

    /** The paths behind the colon; cargo escapes spaces by a backslash and nothing else, as Windows' paths need. */
    static List<String> sources(String makefile) {
        int line = makefile.indexOf('\n');
        String rule = line < 0 ? makefile : makefile.substring(0, line);
        int colon = rule.indexOf(": ");
        List<String> sources = new ArrayList<>();
        if (colon >= 0) {
            for (String word : rule.substring(colon + 2).split("(?<!\\\\) ")) {
                if (!word.isBlank()) {
                    sources.add(word.strip().replace("\\ ", " "));
                }
            }
        }
        return sources;
    }
}
