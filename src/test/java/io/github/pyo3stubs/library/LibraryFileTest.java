// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.library.wheel.WheelName;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.python.PythonVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryFileTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cp39-abi3, 3.9",
        "cp39.cp310-abi3, 3.9",
        "cp310.cp39-abi3, 3.9",
        "cp313-cp313t, 3.13",
        "pp310-pypy310_pp73,",
        "py3-none,",
        ","
    })
    void the_oldest_python_that_loads_it_is_in_its_tag(String tag, String minimum) {
        LibraryFile library = new LibraryFile(
                Path.of("geodesy.whl"),
                Optional.of("_native.so"),
                Optional.empty(),
                List.of(),
                Optional.ofNullable(tag));

        assertThat(library.minimumPython().map(PythonVersion::toString)).isEqualTo(Optional.ofNullable(minimum));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "_n.cpython-312-x86_64-linux-gnu.so, cp312-cp312",
        "_n.cpython-310-darwin.so, cp310-cp310",
        "_n.cpython-313t-x86_64-linux-musl.so, cp313-cp313t",
        "_n.cp312-win_amd64.pyd, cp312-cp312",
        "_n.cp39-win32.pyd, cp39-cp39",
        "_n.cp313t-win_arm64.pyd, cp313-cp313t",
        "_n.abi3.so,",
        "_n.so,",
        "_n.pyd,",
        "lib_n.cp312.so,",
        "cp312-win_amd64.pyd,",
        "_n.pypy310-pp73-x86_64-linux-gnu.so,",
    })
    void the_name_of_a_file_tells_its_python(String name, String tag) {
        LibraryFile library = new LibraryFile(Path.of("lib", name), Optional.empty(), Optional.empty());

        assertThat(library.pythonTag()).isEqualTo(Optional.ofNullable(tag));
        assertThat(library.minimumPython()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, images for {2}")
    @CsvSource({
        "macosx_11_0_universal2, _native.abi3.so, osx-x86_64, osx-aarch_64",
        "macosx_11_0_universal2, _native.cpython-312-darwin.so, osx-x86_64, osx-aarch_64",
        "macosx_11_0_universal2, _native.abi3.so, osx-x86_64 osx-aarch_64,",
        "macosx_10_9_x86_64.macosx_11_0_arm64.macosx_10_9_universal2, _native.so, osx-aarch_64, osx-x86_64",
        "macosx_11_0_arm64, _native.abi3.so, osx-x86_64 osx-aarch_64,",
        "macosx_11_0_arm64, _native.abi3.so, osx-x86_64, osx-aarch_64",
        "manylinux_2_17_x86_64.musllinux_1_2_x86_64, _native.so, linux-x86_64 linux-x86_64-musl,",
        "manylinux_2_17_x86_64.manylinux_2_17_aarch64, _native.abi3.so, linux-x86_64, linux-aarch_64",
        "manylinux_2_17_x86_64.manylinux_2_17_aarch64, _native.cpython-312-x86_64-linux-gnu.so, linux-x86_64,",
        "win32.win_amd64, _native.cp312-win_amd64.pyd, windows-x86_64,",
        "linux_x86_64, _native.so, linux-aarch_64,",
        "any, _native.so, linux-aarch_64,",
    })
    void a_wheels_name_says_no_platform_that_its_library_is_not_for(
            String tag, String file, String images, String missing) throws Exception {
        List<Platform> platforms =
                Stream.of(images.split(" ")).map(Platforms::of).toList();
        LibraryFile library = new LibraryFile(
                Path.of("geo.whl"),
                Optional.of("geo/" + file),
                Optional.empty(),
                WheelName.of(Path.of("geo-1.0-cp39-abi3-" + tag + ".whl")).platforms(),
                Optional.empty());

        assertThat(library.mismatch(platforms, platforms)
                        .map(told -> told.toString()
                                .replaceAll(
                                        ".* the wheel's name says (\\S+)( too)?, where Python cannot load it\\..*",
                                        "$1")))
                .isEqualTo(Optional.ofNullable(missing));
    }
}
