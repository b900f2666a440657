// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Platforms;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WheelNameTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "manylinux1_i686, linux-x86_32",
        "manylinux2010_x86_64, linux-x86_64",
        "manylinux2014_aarch64, linux-aarch_64",
        "manylinux_2_17_x86_64, linux-x86_64",
        "manylinux_2_17_armv7l, linux-arm_32",
        "manylinux_2_17_ppc64le, linux-ppcle_64",
        "manylinux_2_17_ppc64, linux-ppc_64",
        "manylinux_2_17_s390x, linux-s390_64",
        "manylinux_2_31_riscv64, linux-riscv64",
        "manylinux_2_36_loongarch64, linux-loongarch_64",
        "musllinux_1_1_x86_64, linux-x86_64-musl",
        "musllinux_1_2_armv7l, linux-arm_32-musl",
        "macosx_10_12_x86_64, osx-x86_64",
        "macosx_11_0_arm64, osx-aarch_64",
        "macosx_10_12_universal2, osx-aarch_64 osx-x86_64",
        "macosx_10_6_intel, osx-x86_32 osx-x86_64",
        "macosx_10_5_universal, osx-x86_32 osx-x86_64 osx-ppc_32 osx-ppc_64",
        "macosx_10_4_fat, osx-x86_32 osx-ppc_32",
        "macosx_10_5_fat3, osx-x86_32 osx-x86_64 osx-ppc_32",
        "macosx_10_5_fat64, osx-x86_64 osx-ppc_64",
        "win32, windows-x86_32",
        "win_amd64, windows-x86_64",
        "win_arm64, windows-aarch_64",
        "win_arm32, windows-arm_32",
        "android_21_arm64_v8a, android-aarch_64",
        "android_21_armeabi_v7a, android-arm_32",
        "android_24_x86_64, android-x86_64",
        "android_24_x86, android-x86_32",
        "ios_13_0_arm64_iphoneos, ios-aarch_64",
        "ios_13_0_x86_64_iphonesimulator, ios-x86_64",
        "emscripten_3_1_58_wasm32, emscripten-wasm_32",
        "pyodide_2024_0_wasm32, emscripten-wasm_32",
        "pyemscripten_2026_0_wasm32, emscripten-wasm_32",
        "wasi_wasm32, wasi-wasm_32",
        "wasi_0_0_0_wasm32, wasi-wasm_32",
        "freebsd_14_1_release_amd64, freebsd-x86_64",
        "freebsd_13_3_release_p4_arm64, freebsd-aarch_64",
        "netbsd_10_0_amd64, netbsd-x86_64",
        "openbsd_7_4_x86_64, openbsd-x86_64",
        "any, ''",
        "linux_x86_64, ''",
        "linux_armv6l, ''",
        "win_ia64, ''",
        "haiku_1_x86_64, ''",
        "WIN_AMD64, windows-x86_64",
        "manylinux_2_17_x86_64.manylinux2014_x86_64, linux-x86_64",
        "manylinux_2_17_x86_64.musllinux_1_1_x86_64, linux-x86_64 linux-x86_64-musl",
        "macosx_10_12_x86_64.macosx_11_0_arm64.macosx_10_12_universal2, osx-x86_64 osx-aarch_64",
    })
    void a_platform_tag_names_platforms(String tag, String classifiers) throws ProjectException {
        List<Platform> expected = Stream.of(classifiers.split(" "))
                .filter(classifier -> !classifier.isEmpty())
                .map(Platforms::of)
                .toList();

        assertThat(name("geo-1.0-cp39-abi3-" + tag + ".whl").platforms()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "geo-1.0-cp312-cp312-win32.whl, cp312-cp312",
        "geo-1.0-cp39.cp310-abi3-win32.whl, cp39.cp310-abi3",
        "geo-1.0-1-cp313-cp313t-win32.whl, cp313-cp313t",
        "geo-1.0-20240101_2-pp310-pypy310_pp73-win32.whl, pp310-pypy310_pp73",
        "geo_desy.core-1!2.0rc1+local.1-py3-none-any.whl, py3-none",
    })
    void the_python_and_abi_tags_are_kept_as_they_are(String name, String tag) throws ProjectException {
        assertThat(name(name).pythonTag()).isEqualTo(tag);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "geo.whl",
                "geo-1.0.whl",
                "geo-1.0-cp39-abi3.whl",
                "geo-1.0-build-cp39-abi3-win32.whl",
                "geo-1.0-1-2-cp39-abi3-win32.whl",
                "geo-1.0-cp39--win32.whl",
                "-1.0-cp39-abi3-win32.whl",
                "geo-1.0-cp39-abi3-win32.whl.whl.zip",
                ".whl"
            })
    void what_is_no_wheels_name_is_told_with_the_remedy(String name) {
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> name(name))
                .withMessageStartingWith(Path.of("dist", name) + " does not have the name of a wheel")
                .withMessageEndingWith("Rename the file to the name that it was built with.");
    }

    @Test
    void only_the_ending_makes_a_wheel() {
        assertThat(WheelName.isWheel(Path.of("dist/geo.whl"))).isTrue();
        assertThat(WheelName.isWheel(Path.of("dist/geo.whl.so"))).isFalse();
    }

    private static WheelName name(String name) throws ProjectException {
        return WheelName.of(Path.of("dist", name));
    }
}
