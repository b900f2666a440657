package io.github.pyo3stubs.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
final class DepInfo {
    private DepInfo() {}

    /**
     * The newest source that is newer than the library; empty when there is none, or no dep-info.
     *
     * @param base what relative paths start at
     */
    static Optional<Path> newerSource(Path library, Path base) throws IOException {
        String name = library.getFileName().toString();
        Path file = library.resolveSibling(name.substring(0, Math.max(name.lastIndexOf('.'), 0)) + ".d");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        long newest = seconds(library);
        Optional<Path> source = Optional.empty();
        // Not readString: the paths are in whatever encoding the file system has, and one that does not decode names no
        // source.
        for (String text : sources(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))) {
            Optional<Path> candidate = path(base, text);
            // A build script may name directories; editors' temporary files change their times.
            if (candidate.filter(Files::isRegularFile).isPresent() && seconds(candidate.get()) > newest) {
                newest = seconds(candidate.get());
                source = candidate;
            }
        }
        return source;
    }

    /** The beginning of a warning: which library is older than which source. */
    static String isOlder(Request request, Path library, Path source) {
        return "%s is older than its source %s".formatted(request.show(library), request.show(source));
    }

    /** A source's path, if Java can say it: where the locale is POSIX it cannot say one that is not ASCII. */
    private static Optional<Path> path(Path base, String text) {
        try {
            return Optional.of(base.resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * File systems, archives and caches of CI systems keep times to the second, some libraries' and not their
     * sources'.
     */
    private static long seconds(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
    }

    /** What stands behind the colon; cargo escapes spaces by a backslash and nothing else, as Windows' paths need. */
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
