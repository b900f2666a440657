package io.github.pyo3stubs.python;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.pyo3stubs.syntax.Expression.Name;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Reads tables that come with the program. */
public final class Tables {

    private Tables() {}

    /** The lines of a resource beside this class. */
    public static Stream<String> lines(String resource) {
        try (InputStream content = Tables.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }

    /** What names stand for, by lines of the module and the path of one, and those of the other. */
    static Map<Name, Name> names(Stream<String> lines) {
        return lines.map(line -> line.split(" "))
                .collect(toUnmodifiableMap(
                        words -> new Name(words[0], words[1]), words -> new Name(words[2], words[3])));
    }
}
