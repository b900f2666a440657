// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.it.AllowedErrors.Row;
import io.github.pyo3stubs.it.Checker.Finding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowedErrorsTest {

    private static final AllowedErrors ALLOWED = new AllowedErrors(List.of(
            new Row("geodesy", "mypy", "type-arg", 2, "nobody knows"),
            new Row("geodesy", "ruff", "PYI021", 1, "documentation"),
            new Row("other", "mypy", "name-defined", 1, "its own")));

    @Test
    void as_many_as_allowed_are_no_difference() {
        assertThat(differences("type-arg", "type-arg")).isEmpty();
    }

    @Test
    void a_new_error_is_told_with_what_the_checker_says() {
        assertThat(differences("type-arg", "type-arg", "name-defined"))
                .singleElement()
                .asString()
                .startsWith("geodesy, mypy: name-defined occurs 1 times, and ")
                .endsWith(" allows 0. Mend the stub, or say there why that cannot be.\n  line 3");
    }

    @Test
    void an_error_that_no_longer_occurs_is_told_too() {
        assertThat(differences("type-arg"))
                .singleElement()
                .asString()
                .contains("type-arg occurs 1 times", "allows 2. Correct that");
        assertThat(differences()).hasSize(1);
    }

    private static List<String> differences(String... kinds) {
        List<Finding> findings = IntStream.range(0, kinds.length)
                .mapToObj(i -> new Finding(kinds[i], "line " + (i + 1)))
                .toList();
        return ALLOWED.differences("geodesy", Checker.MYPY, findings);
    }
}
