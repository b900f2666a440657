// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TypeSlotsTest {

    /** {@code SlotsIT} calls the methods of this crate. */
    private static final Path CRATE = Path.of("src/test/crates/slots/src/lib.rs");

    @Test
    void every_slot_is_one_of_the_crate_whose_methods_python_calls() throws IOException {
        Set<String> methods = Pattern.compile("fn (__\\w+__)\\(")
                .matcher(Files.readString(CRATE))
                .results()
                .map(method -> method.group(1))
                .collect(toSet());

        assertThat(methods).containsAll(TypeSlots.NAMES);
    }
}
