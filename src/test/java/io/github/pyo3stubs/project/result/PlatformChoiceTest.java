// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlatformChoiceTest {

    private final List<ExtensionStubs> extensions = new ArrayList<>();

    private PlatformChoiceTest add(String target, String file, String text) throws StubSyntaxException {
        extensions.add(new ExtensionStubs(
                new Origin(Path.of(file), file, false),
                Targets.target(target),
                "m",
                Targets.tree(text),
                new TreeSet<>()));
        return this;
    }

    private List<String> choice(String host) {
        return PlatformChoice.of(extensions, Targets.target(host).platform()).stream()
                .flatMap(choice -> choice.libraries().stream())
                .map(Path::toString)
                .toList();
    }

    @Test
    void of_libraries_in_conflict_that_of_the_host_is_chosen_and_no_other_platform_is_lost()
            throws StubSyntaxException {
        add("linux", "x86", "a: int\n").add("linux-arm", "arm", "a: str\n");
        add("linux-musl", "musl", "a: int\n")
                .add("windows", "win", "a: bytes\n")
                .add("mac", "mac", "a: int\n");

        assertThat(choice("linux")).containsExactly("x86", "musl", "mac", "win");
        assertThat(choice("linux-arm")).containsExactly("arm", "mac", "win");
        assertThat(choice("windows")).containsExactly("win", "arm", "mac");
    }

    @Test
    void of_one_platform_one_library_may_be_left() throws StubSyntaxException {
        add("linux cp313-cp313", "one", "a: int\n").add("linux cp313-cp313t", "other", "a: str\n");

        assertThat(choice("linux")).containsExactly("one");
    }

    @Test
    void a_library_that_differs_in_itself_cannot_be_chosen() throws StubSyntaxException {
        add("linux", "both", "a: int\n").add("linux-arm", "both", "a: str\n");

        assertThat(choice("linux")).isEmpty();
        add("mac", "mac", "a: int\n");
        assertThat(choice("linux")).containsExactly("mac");
    }
}
