// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.library.ArchiveFormatException;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.platform.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WheelTest {

    @TempDir
    private Path directory;

    private Path wheel;

    @BeforeEach
    void a_name() {
        wheel = directory.resolve("geo-1.0-cp39.cp310-abi3-manylinux_2_17_x86_64.musllinux_1_2_x86_64.whl");
    }

    private Wheel wheel(String... files) throws ProjectException {
        WheelBuilder builder = new WheelBuilder();
        Stream.of(files).forEach(file -> builder.file(file, file));
        builder.write(wheel);
        return Wheel.at(wheel);
    }

    private List<String> modules(Optional<String> wanted, String... files) throws IOException, ProjectException {
        return wheel(files).libraries(wanted).stream()
                .map(library -> library.entry().orElseThrow() + " "
                        + library.moduleName().orElseThrow())
                .toList();
    }

    @Nested
    class Libraries {

        @Test
        void have_what_the_wheels_name_tells() throws Exception {
            assertThat(wheel("geo/_native.abi3.so").libraries(Optional.empty()))
                    .containsExactly(new LibraryFile(
                            wheel,
                            Optional.of("geo/_native.abi3.so"),
                            Optional.of("geo._native"),
                            List.of(Platforms.of("linux-x86_64"), Platforms.of("linux-x86_64-musl")),
                            Optional.of("cp39.cp310-abi3")));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "geo/_native.abi3.so, geo._native",
            "geo/_native.so, geo._native",
            "geo/deep/down/_native.cpython-312-x86_64-linux-gnu.so, geo.deep.down._native",
            "geo/_native.pypy310-pp73-x86_64-linux-gnu.so, geo._native",
            "geo/_native.cp312-win_amd64.pyd, geo._native",
            "geo/_native.pyd, geo._native",
            "geo.cpython-312-x86_64-linux-gnu.so, geo",
            "geo/__init__.abi3.so, geo",
            "geo-1.0.data/platlib/geo/_native.so, geo._native",
            "geo-1.0.data/purelib/geo.so, geo",
            "größe/λ.so, größe.λ",
        })
        void have_the_name_of_their_place(String file, String module) throws Exception {
            assertThat(modules(Optional.empty(), "geo/__init__.py", file)).containsExactly(file + " " + module);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "geo.libs/libz-1234.so.1",
                    "geo.libs/libz-1234.so",
                    "geo/.dylibs/libz.dylib",
                    "geo/libz.dylib",
                    "geo/z.dll",
                    "geo/libz.1.2.so",
                    "geo/lib-z.so",
                    "geo/1.so",
                    "geo/.so",
                    "geo/plug-ins/_native.so",
                    "geo-1.0.data/data/geo/_native.so",
                    "geo-1.0.data/scripts/geo.so",
                    "/geo/_native.so",
                    "../geo/_native.so",
                    "geo/../_native.so",
                    "geo/./_native.so",
                    "geo//_native.so",
                    "geo\\_native.so",
                    "C:/geo/_native.so",
                    "geo\n.data/platlib/geo/_native.so",
                    "__init__.so/",
                })
        void that_python_would_not_import_are_none(String file) throws Exception {
            assertThat(modules(Optional.empty(), "geo/_other.so", file)).containsExactly("geo/_other.so geo._other");
        }

        @Test
        void may_be_several() throws Exception {
            assertThat(modules(Optional.empty(), "geo/b.so", "geo/a.so", "geo-1.0.data/platlib/geo/aa.so"))
                    .containsExactly("geo/a.so geo.a", "geo-1.0.data/platlib/geo/aa.so geo.aa", "geo/b.so geo.b");
        }

        @Test
        void are_missed_with_the_remedy() {
            assertThatExceptionOfType(ProjectException.class)
                    .isThrownBy(() -> modules(Optional.empty(), "geo/__init__.py"))
                    .withMessageStartingWith(wheel + " contains no extension module: ")
                    .withMessageEndingWith("Remove it from libraries=…, or name a wheel of the crate instead.");
        }
    }

    @Nested
    class ModuleName {

        @ParameterizedTest(name = "{0} of {1}: {2}")
        @CsvSource({
            "geo._native, geo/_native.so geo/_other.so, geo/_native.so",
            "geo._native, geo/_native.so geo/core/_native.so, geo/_native.so",
            "geodesy._native, geo/_native.so geo/_other.so, geo/_native.so",
            "geo, geo/geo.abi3.so geo/_other.so, geo/geo.abi3.so",
        })
        void selects_by_place_and_else_by_simple_name(String name, String files, String selected) throws Exception {
            assertThat(modules(Optional.of(name), files.split(" "))).containsExactly(selected + " " + name);
        }

        @Test
        void that_is_none_of_the_wheels_is_told() {
            assertThatExceptionOfType(ProjectException.class)
                    .isThrownBy(() -> modules(Optional.of("geo._core"), "geo/_native.so", "geo/_other.so"))
                    .withMessage(wheel
                            + " contains no extension module 'geo._core'. It contains 'geo._native', 'geo._other'."
                            + " Correct the name: moduleName=geo._native.");
        }

        @Test
        void that_may_be_several_of_the_wheels_is_told() {
            assertThatExceptionOfType(ProjectException.class)
                    .isThrownBy(() -> modules(Optional.of("_native"), "geo/_native.so", "geo/core/_native.so"))
                    .withMessage(wheel + " contains several extension modules named '_native':"
                            + " 'geo._native', 'geo.core._native'. Name one: moduleName=geo._native.");
        }
    }

    @Nested
    class Stubs {

        private List<String> unpacked(String... files) throws Exception {
            try (WheelStubs stubs = wheel(files).unpackStubs()) {
                return placesAndContents(stubs);
            }
        }

        private static List<String> placesAndContents(WheelStubs stubs) throws IOException {
            try (Stream<Path> unpacked = Files.walk(stubs.directory())) {
                return unpacked.filter(Files::isRegularFile)
                        .sorted()
                        .map(file -> place(stubs, file) + " " + content(file))
                        .toList();
            }
        }

        private static String place(WheelStubs stubs, Path file) {
            return stubs.place(stubs.directory().relativize(file));
        }

        private static String content(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void lie_as_in_site_packages_and_nothing_else_does() throws Exception {
            assertThat(unpacked(
                            "geo/_native/__init__.pyi",
                            "geo/_native/units.pyi",
                            "geo/py.typed",
                            "geo/__init__.py",
                            "geo/_native.so",
                            "geo-1.0.data/purelib/geo/more.pyi",
                            "geo-1.0.dist-info/METADATA",
                            "geo/data-files/x.pyi",
                            "../outside.pyi",
                            "/absolute.pyi",
                            "geo/../../outside.pyi",
                            "geo//outside.pyi",
                            "./outside.pyi",
                            "C:/outside.pyi",
                            "C:outside.pyi",
                            "geo/outside.pyi:stream.pyi",
                            "geo\\..\\outside.pyi",
                            "\\\\server\\share\\outside.pyi",
                            "geo/outside\0.pyi",
                            "geo/outside.pyi\0"))
                    .containsExactly(
                            "geo/_native/__init__.pyi geo/_native/__init__.pyi",
                            "geo/_native/units.pyi geo/_native/units.pyi",
                            "geo/more.pyi geo-1.0.data/purelib/geo/more.pyi",
                            "geo/py.typed geo/py.typed");
        }

        /** As pip installs it. */
        @Test
        void that_are_links_are_files_with_the_names_of_their_targets() throws Exception {
            new WheelBuilder()
                    .file("geo/_native.so", "")
                    .link("geo/_native.pyi", "../../secret")
                    .link("geo/sub", "/")
                    .file("geo/sub/secret.pyi", "within")
                    .write(wheel);

            try (WheelStubs stubs = Wheel.at(wheel).unpackStubs();
                    Stream<Path> unpacked = Files.walk(stubs.directory())) {
                assertThat(placesAndContents(stubs))
                        .containsExactly("geo/_native.pyi ../../secret", "geo/sub/secret.pyi within");
                assertThat(unpacked).noneMatch(Files::isSymbolicLink);
            }
        }

        @Test
        void of_a_stub_package_take_the_places_of_the_packages() throws Exception {
            assertThat(unpacked("geo/_native.so", "geo/_native.pyi", "geo-stubs/_native.pyi", "other/x.pyi"))
                    .containsExactly(
                            "geo-stubs/_native.pyi geo-stubs/_native.pyi",
                            "geo-stubs/py.typed ",
                            "other/x.pyi other/x.pyi");
        }

        @Test
        void of_a_partial_stub_package_come_before_the_packages_own() throws Exception {
            WheelBuilder builder = new WheelBuilder()
                    .file("geo-stubs/py.typed", "partial\n")
                    .file("geo-stubs/a.pyi", "")
                    .file("geo-stubs/b/__init__.pyi", "");
            Stream.of("geo/a.pyi", "geo/b.pyi", "geo/c.pyi", "geo/d/__init__.pyi", "geo/py.typed")
                    .forEach(file -> builder.file(file, "hers"));
            builder.write(wheel);

            try (WheelStubs stubs = Wheel.at(wheel).unpackStubs()) {
                assertThat(placesAndContents(stubs))
                        .containsExactly(
                                "geo-stubs/a.pyi ",
                                "geo-stubs/b/__init__.pyi ",
                                "geo/c.pyi hers",
                                "geo/d/__init__.pyi hers",
                                "geo-stubs/py.typed partial\n");
                assertThat(stubs.place(Path.of("geo", "missing.pyi"))).isEqualTo("geo-stubs/missing.pyi");
            }
        }

        @Test
        void are_of_packages_that_can_be_imported() throws Exception {
            assertThat(unpacked("1:2-stubs/py.typed", "-stubs/a.pyi", "a b-stubs/c.pyi"))
                    .isEmpty();
        }

        @Test
        @EnabledOnOs({OS.MAC, OS.WINDOWS})
        void that_are_one_file_on_this_system_are_told() {
            assertThatExceptionOfType(ArchiveFormatException.class)
                    .isThrownBy(() -> unpacked("geo/a.pyi", "geo/A.pyi"))
                    .withMessageContaining(
                            "the path of its stub geo/a.pyi differs from another only in upper and lower case");
        }

        @Test
        void are_gone_when_closed() throws Exception {
            WheelStubs stubs = wheel("geo/deep/down.pyi").unpackStubs();
            assertThat(stubs.directory().resolve("geo/deep/down.pyi")).exists();

            stubs.close();

            assertThat(stubs.directory()).doesNotExist();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "geo/geo.so, geo",
            "geo/geo.so geo/__init__.pyi, geo",
            "geo/geo.so geo/util.py geo/__init__.pyi, geo",
            "geo/geo.so geo/util.py, geo.geo",
            "geo/geo.so geo/sub/x.py, geo.geo",
            "geo/geo.so geo/__init__.pyi geo/geo.pyi, geo.geo",
            "geo/geo.so geo/__init__.pyi geo/geo/__init__.pyi, geo.geo",
        })
        void of_a_package_around_its_namesake_are_the_packages(String files, String stubbed) throws Exception {
            assertThat(stubbed("from .geo import *\n", files.split(" "))).isEqualTo(stubbed);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "from .other import *\n",
                    "from .geo import *\n\ndef helper(): ...\n",
                    "from .geo import *\n\nclass Helper:\n    pass\n"
                })
        void of_a_package_with_something_of_its_own_are_not_the_packages(String init) throws Exception {
            assertThat(stubbed(init, "geo/geo.so", "geo/__init__.pyi")).isEqualTo("geo.geo");
        }

        private String stubbed(String init, String... files) throws Exception {
            WheelBuilder builder = new WheelBuilder().file("geo/__init__.py", init);
            Stream.of(files).forEach(file -> builder.file(file, file));
            builder.write(wheel);
            try (WheelStubs stubs = Wheel.at(wheel).unpackStubs()) {
                return stubs.stubbedModule("geo.geo");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"geo", "geo._native", "geo.deep.deep", "deep.geo.geo", "geo.geo.geo"})
        void of_others_are_their_own(String module) throws Exception {
            try (WheelStubs stubs = wheel("geo/__init__.py", "geo/__init__.pyi", "geo/deep/__init__.pyi")
                    .unpackStubs()) {
                assertThat(stubs.stubbedModule(module)).isEqualTo(module);
            }
        }
    }
}
