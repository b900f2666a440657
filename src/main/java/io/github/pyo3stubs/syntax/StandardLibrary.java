package io.github.pyo3stubs.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The modules that come with Python: of releases 3.9 to 3.14, on any platform. */
public final class StandardLibrary {

    private static final Set<String> MODULES = read("standard-library.txt");

    private StandardLibrary() {}

    /**
     * Whether a module is one of these.
     *
     * @param module its full dotted name, such as {@code collections.abc}
     */
    public static boolean contains(String module) {
        return MODULES.contains(module);
    }

    private static Set<String> read(String resource) {
        try (InputStream names = StandardLibrary.class.getResourceAsStream(resource)) {
            return new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }
}
