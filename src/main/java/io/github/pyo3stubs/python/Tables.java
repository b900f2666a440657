package io.github.pyo3stubs.python;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the tables of names that stand in the sources. */
final class Tables {

    private Tables() {}

    /** What names stand for, by lines of the module and the path of one, and those of the other. */
    static Map<Name, Name> names(Stream<String> lines) {
        return lines.map(line -> line.split(" "))
                .collect(toUnmodifiableMap(
                        words -> new Name(words[0], words[1]), words -> new Name(words[2], words[3])));
    }
}
