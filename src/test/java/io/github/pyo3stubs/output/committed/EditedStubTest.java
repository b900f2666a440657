// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.module;
import static io.github.pyo3stubs.output.committed.Stubs.parent;
import static io.github.pyo3stubs.output.committed.Stubs.snapshot;
import static io.github.pyo3stubs.output.committed.Stubs.tree;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.output.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A committed stub that someone edits after it was compared and before it is replaced. */
class EditedStubTest {

    private static final String OWN = "# The user's own text\n";

    @TempDir
    private Path python;

    private CommittedUpdate update() throws Exception {
        write(python.resolve("geo/__init__.pyi"), mark("geo") + "x: str\n");
        write(python.resolve("geo/a.pyi"), mark("geo") + "x: str\n");
        write(python.resolve("geo/left.pyi"), mark("geo") + "x: str\n");
        return new CommittedStubs(python, Comparison.CONTENT)
                .update(
                        AnyTarget.libraries(
                                tree(parent("geo", "x: int"), module("geo.a", "x: int"), module("geo.new", "x: int"))),
                        PartlyDescribed.NONE,
                        Unmarked.REPLACED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geo/__init__.pyi", "geo/a.pyi", "geo/left.pyi", "geo/new.pyi"})
    void an_edit_is_kept(String edited) throws Exception {
        CommittedUpdate update = update();
        Path file = write(python.resolve(edited), OWN);
        Map<String, String> before = snapshot(python);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(update::apply)
                .withMessageContaining("no committed stub has been changed:\n  " + file + "\n")
                .withMessageEndingWith("Run this again.");

        assertThat(snapshot(python)).isEqualTo(before);
    }

    @Test
    void a_file_that_is_removed_meanwhile_is_not_written_again() throws Exception {
        CommittedUpdate update = update();
        Path removed = python.resolve("geo/a.pyi");
        Files.delete(removed);

        assertThatExceptionOfType(RefusedException.class).isThrownBy(update::apply);

        assertThat(removed).doesNotExist();
    }

    @Test
    void files_that_nobody_edits_are_replaced() throws Exception {
        assertThat(update().apply().written()).hasSize(3);
    }
}
