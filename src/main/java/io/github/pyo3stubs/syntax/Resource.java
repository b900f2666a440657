package io.github.pyo3stubs.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A table that comes with the program. */
final class Resource {

    private Resource() {}

    /** The lines of a file beside this class. */
    static Stream<String> lines(String name) {
        try (InputStream content = Resource.class.getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
