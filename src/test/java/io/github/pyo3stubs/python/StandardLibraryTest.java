// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardLibraryTest {

    /** {@code StandardLibraryIT} compares them with a Python; this notices that some are lost on every machine. */
    @Test
    void has_as_many_modules_as_were_collected() {
        assertThat(StandardLibrary.MODULES).hasSize(696);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "builtins",
                "socket",
                "typing",
                "os.path",
                "collections.abc",
                "urllib.error",
                "xml.etree.ElementTree",
                "importlib.metadata",
                "winreg",
                "asyncore",
                "distutils.core",
                "tomllib",
                "annotationlib",
                "string.templatelib"
            })
    void has_the_modules_of_every_release_and_platform_by_their_full_names(String module) {
        assertThat(StandardLibrary.contains(module)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "numpy",
                "typing_extensions",
                "_typeshed",
                "error",
                "datetime.datetime",
                "socket.gaierror",
                "collections.",
                "OS"
            })
    void has_neither_the_modules_of_others_nor_the_members_of_its_own(String name) {
        assertThat(StandardLibrary.contains(name)).isFalse();
    }
}
