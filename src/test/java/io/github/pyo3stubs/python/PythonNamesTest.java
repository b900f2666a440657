// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PythonNamesTest {

    /** A qualified name in the code. */
    private static final Pattern NAME =
            Pattern.compile("new Name\\(\\s*\"[^\"]+\",\\s*\"[^\"]+\"\\)|Name\\.builtin\\(\\s*\"[^\"]+\"\\)");

    @Test
    void no_name_of_python_is_in_two_classes() throws IOException {
        Map<String, Set<Path>> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .forEach(name -> classes.computeIfAbsent(name.group(), any -> new TreeSet<>())
                                .add(file));
            }
        }
        assertThat(classes).hasSizeGreaterThan(20);
        assertThat(classes.values()).allMatch(places -> places.size() == 1);
    }
}
