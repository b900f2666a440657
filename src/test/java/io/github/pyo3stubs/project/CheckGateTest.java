// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.gate.Coverage;
import io.github.pyo3stubs.gate.Gate;
import io.github.pyo3stubs.gate.Gates;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.name.NamePattern;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.project.result.GateResult;
import io.github.pyo3stubs.project.result.ReadResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckGateTest {

    private static final int S390 = 22;

    @TempDir
    Path base;

    private GateResult check(Gate gate) {
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of("*.so"), List.of(), Optional.empty(), Optional.empty());
        ReadResult.Project project =
                (ReadResult.Project) new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read();
        return new CheckGate(gate).run(project);
    }

    /** Their stubs could not be merged, which is not what the gate is about. */
    @Test
    void platforms_that_differ_are_counted() throws Exception {
        NativeModule.write(base.resolve("a.so"), NativeModule.port(new ElfBuilder(), "int"));
        NativeModule.write(base.resolve("b.so"), NativeModule.port(new ElfBuilder().machine(S390), "str"));

        GateResult result = check(StatedGate.of("false", "true", null));

        assertThat(result.verdict().coverage()).isEqualTo(new Coverage(2, 2, 0));
        assertThat(result.problem().orElseThrow().toString())
                .startsWith("2 of 2 public items of a.so (linux-x86_64), b.so (linux-s390_64) have no documentation:")
                .contains("\n  _native\n  _native.port\n");
    }

    @Test
    void texts_state_a_gate() throws ProjectException {
        assertThat(StatedGate.of(null, " ", Arrays.asList(" ", null))).isEqualTo(Gates.OPEN);
        assertThat(StatedGate.of("false", "false", null)).isEqualTo(Gates.OPEN);
        Gate gate = StatedGate.of(" true", "0.95", List.of(" a.* ", "b", "b"));
        assertThat(gate.types()).map(Object::toString).hasValue("100 %");
        assertThat(gate.documentation()).map(Object::toString).hasValue("95 %");
        assertThat(gate.exemptions()).containsExactly(new NamePattern("a.*"), new NamePattern("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "95", "1.5", "0", "TRUE"})
    void any_other_text_is_refused_with_the_remedy(String text) {
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> StatedGate.of("true", text, List.of()))
                .withMessage(
                        "'%s' is neither true nor a share of all items above 0 and up to 1, such as 0.95. Correct"
                                + " requireDocumentation=….",
                        text);
    }
}
