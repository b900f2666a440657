// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StubTreeNamesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "geodesy-1.0-stubs-linux-x86_64.zip, stubs-linux-x86_64, linux-x86_64",
        "geodesy-stubs-linux-x86_64-musl.zip, stubs-linux-x86_64-musl, linux-x86_64-musl",
        "geodesy-1.0-20261129.120000-1-stubs-linux-riscv64.zip, stubs-linux-riscv64, linux-riscv64",
        "stubs-osx-aarch_64.zip, stubs-osx-aarch_64, osx-aarch_64",
        "geodesy-stubs-tools-1.0-stubs-windows-x86_64.zip, stubs-windows-x86_64, windows-x86_64",
        "geodesy-1.0-stubs.zip, stubs,",
        "stubs.zip, stubs,",
        "geodesy-stubs-1.0.zip,,",
        "geodesy-1.0.zip,,",
        "mystubs.zip,,",
        "geodesy-1.0-stubs-.zip,,",
        "geodesy-1.0-stubs-linux-x86_64.jar,,"
    })
    void the_name_of_an_archive_says_its_tree_and_its_platform(String file, String tree, String classifier) {
        Optional<String> name = StubTreeNames.ofArchive(file);

        assertThat(name).isEqualTo(Optional.ofNullable(tree));
        assertThat(name.flatMap(StubTreeNames::classifier)).isEqualTo(Optional.ofNullable(classifier));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"geodesy-1.0, stubs", "geodesy-stubs-1.0, stubs-linux-x86_64", "stubs-2, stubs-wasi-wasm_32"})
    void a_name_that_is_made_is_understood(String project, String tree) {
        assertThat(StubTreeNames.ofArchive(StubTreeNames.archive(project, tree)))
                .contains(tree);
    }
}
