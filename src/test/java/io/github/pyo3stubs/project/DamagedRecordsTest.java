// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.GenerateStubs.Committed;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that Python does not allow: both goals work, and name the function. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DamagedRecordsTest {

    private static final String DEEP = "{'type':'subscript','value':{'type':'name','id':'list'},'slice':".repeat(240)
            + "{'type':'name','id':'int'}"
            + "}".repeat(240);

    @TempDir
    Path base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'args':[{'name':'a','default':{'type':'constant','kind':'none'}},{'name':'b'}]",
                "'posonlyargs':[{'name':'a'}],'vararg':{'name':'a'}",
                "'args':[{'name':'a','annotation':DEEP}]"
            })
    void a_function_that_python_does_not_allow_is_named_and_has_valid_stubs(String arguments) throws Exception {
        ElfBuilder library = NativeModule.describe("_native", new ElfBuilder(), "g")
                .record(
                        "PYO3_INTROSPECTION_1_f",
                        "{'type':'function','parent':'m','name':'f','arguments':{%s}}"
                                .formatted(arguments)
                                .replace("DEEP", DEEP)
                                .replace('\'', '"'));
        library.write(base.resolve("a.so"));
        ReadResult.Project project = (ReadResult.Project) new ProjectReader(
                        new LibraryQuery(
                                base,
                                base.resolve("target"),
                                base,
                                List.of("a.so"),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()),
                        Map.of(),
                        ReadOptions.DEFAULTS)
                .read();
        assertThat(project.notices())
                .anySatisfy(notice -> assertThat(notice.message().toString()).contains("_native.f has "));
        Path directory = Files.createDirectory(base.resolve("python"));
        GenerateStubs generate = new GenerateStubs(
                base.resolve("target/stubs"),
                Optional.empty(),
                Optional.of(new Committed(directory, Comparison.CONTENT, Unmarked.KEPT)),
                ProjectPlatforms.UNSTATED,
                OwnParts.NONE);
        VerifyCommitted verify = new VerifyCommitted(
                directory, Comparison.CONTENT, ProjectPlatforms.UNSTATED, OwnParts.NONE, OverlayOffer.in(base));

        assertThat(generate.run(project)).isInstanceOf(Generated.class);
        assertThat(verify.run(project).problem()).isEmpty();

        Path stub = directory.resolve("_native.pyi");
        Files.writeString(stub, Files.readString(stub).replace("def f(", "def f(z, "));
        Verified stale = (Verified) verify.run(project);
        assertThat(stale.problem().orElseThrow().toString()).contains("_native.f");
        assertThat(generate.run(project)).isInstanceOf(Generated.class);
        assertThat(verify.run(project).problem()).isEmpty();
    }
}
