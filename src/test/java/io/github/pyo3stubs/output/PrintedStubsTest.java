// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrintedStubsTest {

    private final PrintedStubs printed = new PrintedStubs();
    private final StubFile file = file("geo", "a");

    @Test
    void a_tree_of_the_same_files_is_printed_and_checked_once() {
        String text = text(file, StubTree.of(List.of(file)));
        List<String> refusals = refusals(StubTree.of(List.of(file)));

        assertThat(text).isEqualTo("a: int\n");
        assertThat(text(file, StubTree.of(List.of(file)))).isSameAs(text);
        assertThat(refusals(StubTree.of(List.of(file)))).isSameAs(refusals);
    }

    @Test
    void a_new_version_of_a_file_has_a_text_of_its_own() {
        text(file, StubTree.of(List.of(file)));
        StubFile changed = file("geo", "b");

        assertThat(text(changed, StubTree.of(List.of(changed)))).isEqualTo("b: int\n");
    }

    @Test
    void a_file_in_another_tree_is_printed_for_that_tree() {
        String alone = text(file, StubTree.of(List.of(file)));
        StubTree together = StubTree.of(List.of(file, file("other", "b")));

        assertThat(text(file, together)).isEqualTo(alone).isNotSameAs(alone);
    }

    @Test
    void each_tree_has_refusals_of_its_own() {
        StubFile refused = file("geo", "no name");

        assertThat(refusals(StubTree.of(List.of(file)))).isEmpty();
        assertThat(refusals(StubTree.of(List.of(refused)))).hasSize(1);
    }

    private String text(StubFile file, StubTree tree) {
        return printed.of(tree).text(file, tree);
    }

    private List<String> refusals(StubTree tree) {
        return printed.of(tree).refusals(tree);
    }

    private static StubFile file(String module, String variable) {
        return new StubFile(
                module,
                false,
                Optional.empty(),
                List.of(new Assignment(
                        variable, Optional.of(Name.builtin("int")), Optional.empty(), Optional.empty())));
    }
}
