// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.joining;
import static org.apache.maven.api.plugin.testing.MojoExtension.setVariableValueToObject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.MachOBuilder;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.project.NativeModule;
import io.github.pyo3stubs.project.OutdatedCrate;
import io.github.pyo3stubs.remedy.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifyMojoTest {
    private static final int X86_64 = 62;
    private static final int AARCH64 = 183;
    private static final int RISCV = 243;
    private static final int S390 = 22;
    private static final String LINUX_WHEEL = "geo-1.0-cp39-abi3-manylinux_2_17_x86_64.whl";
    private static final String MUSL_WHEEL = "geo-1.0-cp39-abi3-musllinux_1_2_x86_64.whl";

    @TempDir
    Path basedir;

    private final LogLines log = new LogLines();

    @Provides
    MavenProject project() {
        MavenProject project = new MavenProject();
        project.setFile(basedir.resolve("pom.xml").toFile());
        project.getModel().setBuild(new Build());
        project.getBuild().setDirectory(basedir.resolve("target").toString());
        return project;
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void without_a_directory_it_fails_and_shows_how_to_set_it(VerifyMojo mojo) throws Exception {
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("stubsDirectory is not set")
                .withMessageContaining("<stubsDirectory>${project.basedir}/python</stubsDirectory>");

        Files.writeString(basedir.resolve("pyproject.toml"), "tool.maturin.python-source = 'src/main/python'");
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("<stubsDirectory>${project.basedir}/src/main/python</stubsDirectory>");
    }

    @Test
    @InjectMojo(goal = "verify")
    void a_module_without_a_crate_is_passed_over_while_it_has_no_stubs(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        execute(mojo);
        assertThat(log.shown()).isEmpty();

        Files.createDirectory(basedir.resolve("python"));
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContainingAll("There is nothing to compare the committed stubs", "no Cargo.toml");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void of_platforms_that_differ_the_one_is_proposed_that_Maven_runs_on(VerifyMojo mojo) throws Exception {
        committedIn(mojo, "python");
        // Neither by name nor by platform the first
        NativeModule.write(basedir.resolve("lib b.so"), NativeModule.port(host(), "int"));
        NativeModule.write(basedir.resolve("a.so"), NativeModule.port(new ElfBuilder().machine(RISCV), "str"));
        NativeModule.write(basedir.resolve("c.so"), NativeModule.port(new ElfBuilder().machine(S390), "str"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("_native.port: one form in ")
                .withMessageEndingWith(
                        "If one of the libraries is old, build it again. Else say whose stubs are committed," + " by "
                                + Shell.here()
                                        .quoted("-Dpyo3stubs.libraries=lib b.so")
                                        .orElseThrow() + ".");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "moduleName", value = "geo._native")
    void of_platforms_in_cargos_directory_targets_choose_too(VerifyMojo mojo) throws Exception {
        committedIn(mojo, "python");
        Files.writeString(basedir.resolve("Cargo.toml"), "package.name = 'native'\nlib.crate-type = ['cdylib']");
        Path triple = Files.createDirectories(basedir.resolve("target/s390x-unknown-linux-gnu/release"));
        NativeModule.write(triple.resolve("libnative.so"), NativeModule.port(new ElfBuilder().machine(S390), "str"));
        Path release = Files.createDirectories(basedir.resolve("target/release"));
        NativeModule.write(release.resolve("libnative.so"), NativeModule.port(new ElfBuilder(), "int"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining(", by -Dpyo3stubs.targets=<triple> or -Dpyo3stubs.libraries=");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void where_the_POM_names_libraries_it_is_the_place_to_choose(VerifyMojo mojo) throws Exception {
        committedIn(mojo, "python");
        NativeModule.write(basedir.resolve("a.so"), NativeModule.port(new ElfBuilder(), "int"));
        NativeModule.write(basedir.resolve("b.so"), NativeModule.port(new ElfBuilder().machine(S390), "str"));
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo, configuration("libraries", "*.so")))
                .withMessageMatching(
                        "(?s).* Else say whose stubs are committed, by <libraries>[ab]\\.so</libraries> in the POM\\.");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void a_library_that_differs_in_itself_is_no_choice(VerifyMojo mojo) throws Exception {
        committedIn(mojo, "python");
        Files.write(
                basedir.resolve("a.so"),
                MachOBuilder.fat(0xcafebabe, half(0x01000007, "int"), half(0x0100000c, "str")));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageEndingWith("Else there is no choice: each library differs in itself.");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void what_would_make_the_command_fail_is_to_be_moved_away_first(VerifyMojo mojo) throws Exception {
        committedIn(mojo, "python");
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");
        Files.createDirectories(basedir.resolve("python/_native.pyi"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("To bring them up to date: move away what is there:\n  "
                        + Path.of("python", "_native.pyi") + " is a directory where a file belongs\nThen run: mvn ");
    }

    private void committedIn(VerifyMojo mojo, String directory) throws Exception {
        setVariableValueToObject(
                mojo,
                "stubsDirectory",
                Files.createDirectories(basedir.resolve(directory)).toFile());
    }

    /** A library for the machine of this test, as far as these builders make one; else one like none of the others. */
    private static ElfBuilder host() {
        return new ElfBuilder().machine(Platform.host().classifier().equals("linux-aarch_64") ? AARCH64 : X86_64);
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    @MojoParameter(name = "comparison", value = "contents")
    void a_comparison_that_there_is_not_is_named(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("'contents'")
                .withMessageContaining("content, exact or signatures");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void wheels_are_held_against_the_stubs_that_they_carry(VerifyMojo mojo) throws Exception {
        wheel("connect")
                .file("geo/_native.pyi", stub("connect"))
                .file("geo/py.typed", "")
                .file(
                        "geo/_speedups.so",
                        new ElfBuilder().export("PyInit__speedups").bytes())
                .write(basedir.resolve(LINUX_WHEEL));
        // Each wheel is its own, so another may declare something else.
        wheel("bind")
                .file("geo/_native.pyi", stub("bind"))
                .file("geo/py.typed", "")
                .write(basedir.resolve(MUSL_WHEEL));

        execute(mojo);

        assertThat(log.shown())
                .containsExactly(
                        "[INFO] " + LINUX_WHEEL + " (linux-x86_64), " + MUSL_WHEEL
                                + " (linux-x86_64-musl): 3 items, 33.3 % typed, 0.0 % documented",
                        "[INFO] 1 stub file in " + LINUX_WHEEL
                                + " against geo._native: 1 fresh, 0 fresh, but worded otherwise, 0 stale",
                        "[INFO] 1 stub file in " + MUSL_WHEEL
                                + " against geo._native: 1 fresh, 0 fresh, but worded otherwise, 0 stale");
        assertThat(log.lines).anyMatch(line -> line.startsWith("[DEBUG] ") && line.contains("not made with PyO3"));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void what_is_no_library_is_passed_over_beside_one_that_is_described(VerifyMojo mojo) throws Exception {
        wheel("connect")
                .file("geo/_native.pyi", stub("connect"))
                .file("geo/py.typed", "")
                .file("geo/_placeholder.so", "")
                .file("geo/_script.so", "INPUT ( AS_NEEDED ( libz.so.1 ) )")
                .write(basedir.resolve(LINUX_WHEEL));

        execute(mojo);

        assertThat(log.shown()).last().asString().contains("1 fresh");
        assertThat(log.shown()).noneMatch(line -> line.startsWith("[WARNING]"));
        assertThat(log.lines)
                .anyMatch(line -> line.endsWith("_placeholder.so: it is an empty file. Build the wheel again."))
                .anyMatch(line -> line.endsWith("_script.so: it is not an object file. Build the wheel again."));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void a_damaged_library_fails_the_goal_whatever_is_described_beside_it(VerifyMojo mojo) throws Exception {
        wheel("connect")
                .file("geo/_native.pyi", stub("connect"))
                .file("geo/py.typed", "")
                .file("geo/_cut.so", Arrays.copyOf(new ElfBuilder().bytes(), 100))
                .write(basedir.resolve(LINUX_WHEEL));

        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith(LINUX_WHEEL + "!/geo/_cut.so: malformed ")
                .withMessageEndingWith(". Build the wheel again.");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void a_wheel_of_what_is_no_library_fails_the_goal(VerifyMojo mojo) throws Exception {
        new WheelBuilder().file("geo/_placeholder.so", "").write(basedir.resolve(LINUX_WHEEL));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessage(LINUX_WHEEL + "!/geo/_placeholder.so: it is an empty file. Build the wheel again.");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void what_is_wrong_with_wheels_is_told_wheel_by_wheel(VerifyMojo mojo) throws Exception {
        wheel("connect", "bind")
                .file("geo/_native.pyi", stub("connect"))
                .file("geo/py.typed", "")
                .write(basedir.resolve(LINUX_WHEEL));
        wheel("connect").write(basedir.resolve(MUSL_WHEEL));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith("""
                        The stubs in %s are stale: 1 of 1 file differs from what geo._native declares.
                          geo._native.__all__: element 'bind' is missing
                          geo._native.bind: function is missing

                          geo/_native.pyi
                          @@ missing @@
                          +def bind(): ...
                          @@ -1 @@
                           __all__ = [
                          +    "bind",
                        """.formatted(LINUX_WHEEL))
                .withMessageContaining("  +def bind(): ...\n")
                .withMessageContaining("""

                        %s carries no stubs of geo._native:
                          geo/_native.pyi is missing
                          geo/py.typed is missing

                        A wheel has its stubs from the Python sources that it is built from. Put them right there, and \
                        build the wheel again.
                        Each py.typed is an empty file.
                        To write the stubs,""".formatted(MUSL_WHEEL))
                .withMessageEndingWith(" -Dpyo3stubs.stubsDirectory=…");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void stubs_that_type_checkers_pass_over_are_told(VerifyMojo mojo) throws Exception {
        wheel("connect").file("geo/_native.pyi", stub("connect")).write(basedir.resolve(LINUX_WHEEL));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessage("""
                        Type checkers pass over the stubs in %s:
                          geo/py.typed is missing

                        A wheel has its stubs from the Python sources that it is built from. Put them right there, and \
                        build the wheel again.
                        Each py.typed is an empty file.""".formatted(LINUX_WHEEL));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void whole_files_that_are_missing_are_told_before_what_differs_in_others(VerifyMojo mojo) throws Exception {
        wheel("connect", "bind").file("geo/_native.pyi", stub("connect")).write(basedir.resolve(LINUX_WHEEL));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith("""
                        The stubs in %s are stale: 1 of 1 file differs from what geo._native declares.
                          geo/py.typed is missing
                          geo._native.__all__: element 'bind' is missing
                        """.formatted(LINUX_WHEEL));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void the_stub_of_a_package_around_its_namesake_is_the_packages(VerifyMojo mojo) throws Exception {
        WheelBuilder wheel = new WheelBuilder()
                .file("geo/__init__.py", "from .geo import *\n")
                .library("geo/geo.abi3.so", NativeModule.describe("geo", new ElfBuilder(), "connect"));
        // Two platforms, one library
        Path file = basedir.resolve("geo-1.0-cp39-abi3-manylinux_2_17_x86_64.musllinux_1_2_x86_64.whl");
        wheel.write(file);
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining(
                        "carries no stubs of geo:\n  geo/__init__.pyi is missing\n  geo/py.typed is missing\n")
                .withMessageEndingWith(" -Dpyo3stubs.moduleName=geo -Dpyo3stubs.stubsDirectory=…");

        wheel.file("geo/__init__.pyi", stub("connect")).file("geo/py.typed", "").write(file);
        execute(mojo);

        assertThat(log.shown()).last().asString().contains("against geo: 1 fresh");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    @MojoParameter(name = "minimumPython", value = "3.11")
    void a_library_that_is_read_again_under_another_name_is_for_the_same_oldest_python(VerifyMojo mojo)
            throws Exception {
        ElfBuilder library = new ElfBuilder()
                .record("PYO3_INTROSPECTION_1_f", """
                {"type":"function","id":"0","name":"connect","arguments":{},
                 "returns":{"type":"constant","kind":"str","value":"asyncio.TaskGroup"}}""")
                .record("PYO3_INTROSPECTION_1_m", """
                {"type":"module","id":"m","name":"geo","members":["0"],"incomplete":false}""")
                .export("PyInit_geo");
        new WheelBuilder()
                .file("geo/__init__.py", "from .geo import *\n")
                .library("geo/geo.abi3.so", library)
                .file("geo/__init__.pyi", """
                        from asyncio import TaskGroup

                        __all__ = ["connect"]

                        def connect() -> TaskGroup: ...
                        """)
                .file("geo/py.typed", "")
                .write(basedir.resolve(LINUX_WHEEL));

        execute(mojo);

        assertThat(log.shown()).last().asString().contains("against geo: 1 fresh");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void wheels_whose_stubs_need_different_names_have_a_command_each(VerifyMojo mojo) throws Exception {
        new WheelBuilder()
                .file("geo/__init__.py", "from .geo import *\n")
                .library("geo/geo.abi3.so", NativeModule.describe("geo", new ElfBuilder(), "connect"))
                .file("tide/__init__.py", "from .tide import *\n")
                .library("tide/tide.abi3.so", NativeModule.describe("tide", new ElfBuilder(), "ebb"))
                .write(basedir.resolve(LINUX_WHEEL));
        wheel("connect").write(basedir.resolve(MUSL_WHEEL));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("in the place of the dots, wheel by wheel:\n")
                .satisfies(failure -> assertThat(failure.getMessage().lines().filter(line -> line.startsWith("  mvn ")))
                        .zipSatisfy(
                                List.of(
                                        LINUX_WHEEL + " -Dpyo3stubs.moduleName=geo",
                                        LINUX_WHEEL + " -Dpyo3stubs.moduleName=tide",
                                        MUSL_WHEEL),
                                (line, end) -> assertThat(line)
                                        .endsWith(" -Dpyo3stubs.libraries=" + end + " -Dpyo3stubs.stubsDirectory=…")));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void of_wheels_that_differ_the_command_names_one_for_the_machine_that_Maven_runs_on(VerifyMojo mojo)
            throws Exception {
        String cpu = Platform.host().classifier().endsWith("-aarch_64") ? "aarch64" : "x86_64";
        String own = "geo-1.0-cp39-abi3-manylinux_2_17_" + cpu + ".whl";
        new WheelBuilder()
                .library("geo/_native.so", NativeModule.describe("_native", NativeModule.port(host(), "int")))
                .write(basedir.resolve(own));
        new WheelBuilder()
                .library(
                        "geo/_native.so",
                        NativeModule.describe("_native", NativeModule.port(new ElfBuilder().machine(S390), "str")))
                .write(basedir.resolve("geo-1.0-cp39-abi3-manylinux_2_17_s390x.whl"));
        String task = "To write the stubs, of some of the wheels as they differ, with the root of these sources (for"
                + " maturin without Python sources the directory of Cargo.toml) in the place of the dots: ";

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining(task + "mvn ")
                .withMessageEndingWith(" -Dpyo3stubs.libraries=" + own + " -Dpyo3stubs.stubsDirectory=…");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo, configuration("libraries", "*.whl")))
                .withMessageContaining(task + "set <libraries>" + own + "</libraries> in the POM, and run mvn ")
                .withMessageEndingWith(" -Dpyo3stubs.stubsDirectory=…")
                .withMessageNotContaining("-Dpyo3stubs.libraries");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void a_wheel_whose_platforms_differ_is_told_beside_the_others(VerifyMojo mojo) throws Exception {
        String universal = "geo-1.0-cp39-abi3-macosx_11_0_universal2.whl";
        byte[] intel = half(0x01000007, "int");
        byte[] apple = half(0x0100000c, "str");
        new WheelBuilder()
                .file("geo/_native.so", MachOBuilder.fat(0xcafebabe, intel, apple))
                .file("geo/_native.pyi", stub("connect"))
                .file("geo/py.typed", "")
                .write(basedir.resolve(universal));
        wheel("connect").file("geo/_native.pyi", stub("connect")).write(basedir.resolve(MUSL_WHEEL));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessage("""
                        No stubs in %1$s can be right, as geo._native is not the same on all its platforms:
                          geo._native.port: one form in %1$s!/geo/_native.so for osx-aarch_64 \
                        (cp39-abi3), another in %1$s!/geo/_native.so for osx-x86_64 (cp39-abi3)

                        Type checkers pass over the stubs in %2$s:
                          geo/py.typed is missing

                        Where a wheel's platforms differ, build all its libraries again from the same sources, or a \
                        wheel for each platform.
                        A wheel has its stubs from the Python sources that it is built from. Put them right there, and \
                        build the wheel again.
                        Each py.typed is an empty file.""".formatted(universal, MUSL_WHEEL));
    }

    private static byte[] half(int cputype, String type) {
        return new MachOBuilder()
                .cputype(cputype)
                .export("_PyInit__native")
                .record("_PYO3_INTROSPECTION_1_p", """
                        {"type":"attribute","parent":"m","name":"port","annotation":"builtins.%s"}""".formatted(type))
                .record("_PYO3_INTROSPECTION_1_m", """
                        {"type":"module","id":"m","name":"_native","members":[],"incomplete":false}""")
                .bytes();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void a_wheel_with_two_versions_of_a_module_is_told_beside_the_others(VerifyMojo mojo) throws Exception {
        wheel("connect")
                .library("geo/_native.so", NativeModule.describe("_native", new ElfBuilder(), "bind"))
                .write(basedir.resolve(LINUX_WHEEL));
        wheel("connect").file("geo/_native.pyi", stub("connect")).write(basedir.resolve(MUSL_WHEEL));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContainingAll(
                        " describe the module geo._native for linux-x86_64 (cp39-abi3) differently.",
                        "Type checkers pass over the stubs in " + MUSL_WHEEL);
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void a_module_without_a_package_may_have_a_stub_of_either_form(VerifyMojo mojo) throws Exception {
        WheelBuilder wheel =
                new WheelBuilder().library("geo.abi3.so", NativeModule.describe("geo", new ElfBuilder(), "connect"));
        wheel.write(basedir.resolve(LINUX_WHEEL));
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining(
                        "carries no stubs of geo:\n  geo/__init__.pyi is missing\n  geo/py.typed is missing\n");

        wheel.file("geo.pyi", stub("connect")).write(basedir.resolve(LINUX_WHEEL));
        execute(mojo);
        wheel.write(basedir.resolve(MUSL_WHEEL));
        new WheelBuilder()
                .library("geo.abi3.so", NativeModule.describe("geo", new ElfBuilder(), "connect"))
                .file("geo/__init__.pyi", stub("connect"))
                .file("geo/py.typed", "")
                .write(basedir.resolve(MUSL_WHEEL));
        execute(mojo);
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void with_a_directory_a_wheel_is_a_library_and_no_more(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        wheel("connect").file("geo/_native.pyi", "stale\n").write(basedir.resolve(LINUX_WHEEL));
        Files.createDirectories(basedir.resolve("python/geo"));
        Files.writeString(basedir.resolve("python/geo/_native.pyi"), stub("connect"));
        Files.writeString(basedir.resolve("python/geo/py.typed"), "");

        execute(mojo);

        assertThat(log.shown())
                .containsExactly("[INFO] 1 stub file in " + Path.of("python") + " against " + LINUX_WHEEL
                        + " (linux-x86_64): 1 fresh, 0 fresh, but worded otherwise, 0 stale; 2 items, 50.0 % typed,"
                        + " 0.0 % documented");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void names_that_a_library_cannot_confirm_are_counted_and_the_first_ten_named(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        NativeModule.describePartly("_native", new ElfBuilder(), "connect").write(basedir.resolve("a.so"));
        String names = IntStream.range(0, 12).mapToObj("n%d: int%n"::formatted).collect(joining());
        Files.createDirectories(basedir.resolve("python"));
        Files.writeString(basedir.resolve("python/_native.pyi"), "def connect(): ...\n" + names);

        execute(mojo);

        assertThat(log.shown())
                .last()
                .asString()
                .isEqualTo(
                        "[INFO] 12 names in the stubs cannot be checked, because the library describes the modules only"
                                + " partly: _native.n0, _native.n1, _native.n2, _native.n3, _native.n4, _native.n5, _native.n6,"
                                + " _native.n7, _native.n8, _native.n9 and 2 more");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void a_stub_of_the_users_own_is_enough_for_a_module_without_described_members(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        NativeModule.describePartly("_native", new ElfBuilder()).write(basedir.resolve("a.so"));
        Files.createDirectories(basedir.resolve("python"));
        Files.writeString(basedir.resolve("python/_native.pyi"), "x: int\n");

        execute(mojo);

        assertThat(log.shown())
                .last()
                .asString()
                .isEqualTo("[INFO] No member of _native is described, so your own " + Path.of("python/_native.pyi")
                        + " is taken for its stub, and not compared.");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void stubs_of_older_generators_are_fresh_with_one_note(VerifyMojo mojo) throws Exception {
        wheel("connect")
                .file("geo/_native.pyi", "def connect(): ...\n")
                .file("geo/py.typed", "")
                .write(basedir.resolve(LINUX_WHEEL));

        execute(mojo);

        assertThat(log.shown())
                .last()
                .asString()
                .isEqualTo("[INFO] Fresh, but written without __all__, which PyO3 writes since 0.30.1: "
                        + Path.of("geo/_native.pyi"));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void the_note_on_stubs_of_older_generators_ends_in_the_command_that_adds_what_they_lack(VerifyMojo mojo)
            throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");
        Files.createDirectories(basedir.resolve("python"));
        Files.writeString(basedir.resolve("python/_native.pyi"), "def connect(): ...\n");

        execute(mojo);

        assertThat(log.shown())
                .last()
                .asString()
                .contains("written without __all__", "To add it: mvn ", ":generate", "-Dpyo3stubs.overwrite=true");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl,*.so")
    void a_library_beside_wheels_needs_a_directory(VerifyMojo mojo) throws Exception {
        wheel("connect").write(basedir.resolve(LINUX_WHEEL));
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageContaining("stubsDirectory is not set");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.whl")
    void of_a_wheel_in_which_nothing_is_described_the_first_libraries_are_told(VerifyMojo mojo) throws Exception {
        WheelBuilder wheel = new WheelBuilder();
        for (int i = 10; i < 23; i++) {
            wheel.library("geo/_l%d.so".formatted(i), new ElfBuilder().export("PyInit__l" + i));
        }
        wheel.write(basedir.resolve(LINUX_WHEEL));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith(LINUX_WHEEL + "!/geo/_l10.so (ELF, linux-x86_64): it holds the extension")
                .withMessageContaining("!/geo/_l19.so")
                .withMessageEndingWith(": 3 more libraries in it describe no extension module either.");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void a_mistyped_stubsDirectory_is_told_with_the_one_that_may_be_meant(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("pyhton").toFile());
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");
        Files.createDirectory(basedir.resolve("python"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith("""
                        The directory of committed stubs, pyhton, does not exist. Perhaps python? Correct -Dpyo3stubs.stubsDirectory=….
                        If it is right, create the directory, then run: mvn \
                        """);
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void a_stubsDirectory_that_is_to_be_is_told_with_the_command_that_creates_it(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith("""
                        The directory of committed stubs, python, does not exist. Correct -Dpyo3stubs.stubsDirectory=….
                        If it is right, and no stubs are committed yet, this creates it with the first ones: mvn \
                        """)
                .withMessageContaining(":generate");

        Files.writeString(basedir.resolve("python"), "a file");
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith("The directory of committed stubs, python, is a file. Correct");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void that_no_stubs_are_committed_yet_is_not_that_they_are_stale(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");
        Files.createDirectory(basedir.resolve("python"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith("""
                        No stubs are committed yet of what a.so (linux-x86_64) declares:
                          %s is missing

                        To bring them up to date: mvn \
                        """.formatted(Path.of("python", "_native.pyi")));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    @MojoParameter(name = "moduleName", value = "geo._nativ")
    void what_the_pom_sets_is_to_be_corrected_there(VerifyMojo mojo) throws Exception {
        committed(mojo);
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo, configuration("moduleName", "geo._nativ")))
                .withMessageEndingWith(" or correct the name: <moduleName>geo._native</moduleName> in the POM.");
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo, configuration("moduleName", "${pyo3stubs.moduleName}")))
                .withMessageEndingWith(" or correct the name: -Dpyo3stubs.moduleName=geo._native.");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "*.so")
    void a_command_that_the_pom_makes_vain_is_told_with_what_to_set_before(VerifyMojo mojo) throws Exception {
        committed(mojo);
        Files.writeString(basedir.resolve("python/_native/__init__.pyi"), stub("bind"));
        NativeModule.write(basedir.resolve("a.so"), new ElfBuilder(), "connect");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo, configuration("overwrite", "false")))
                .withMessageContaining(
                        "To bring them up to date: set <overwrite>true</overwrite> in the POM, and run mvn ")
                .withMessageNotContaining("-Dpyo3stubs.overwrite");
    }

    @Test
    @InjectMojo(goal = "verify")
    void an_outdated_library_proves_nothing(VerifyMojo mojo) throws Exception {
        OutdatedCrate.in(basedir).library("target/release/lib_native.so");
        committed(mojo);

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessage("""
                        %s is older than its source %s, so it may lack recent changes of the sources.
                        To build it, in %s: cargo build --release
                        If file times mean nothing, as for a restored cache or a library from another job: \
                        -Dpyo3stubs.outdatedLibrary=warn""".formatted(
                                Path.of("target", "release", "lib_native.so"), Path.of("src", "lib.rs"), basedir));
        assertThat(log.shown()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "outdatedLibrary", value = "warn")
    void an_outdated_library_is_compared_with_a_warning_where_file_times_mean_nothing(VerifyMojo mojo)
            throws Exception {
        OutdatedCrate.in(basedir).library("target/release/lib_native.so");
        committed(mojo);

        execute(mojo);

        assertThat(log.shown())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("[WARNING] ")
                                .contains("lib_native.so is older than its source "),
                        line -> assertThat(line)
                                .isEqualTo("[WARNING] To build it, in " + basedir + ": cargo build --release"),
                        line -> assertThat(line).contains(": 1 fresh, "));
    }

    @Test
    @InjectMojo(goal = "verify")
    void all_outdated_libraries_are_named_with_the_commands_that_build_them(VerifyMojo mojo) throws Exception {
        OutdatedCrate.in(basedir)
                .library("target/release/lib_native.so")
                .library("target/aarch64-unknown-linux-gnu/release/lib_native.so");
        committed(mojo);

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessageStartingWith("These libraries do not tell what their sources declare now:\n  ")
                .withMessageContaining("""
                        To build them, in %s:
                          cargo build --release --target aarch64-unknown-linux-gnu
                          cargo build --release
                        """.formatted(basedir));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "libraries", value = "target/release/*.so")
    void an_outdated_library_that_the_user_names_is_warned_of(VerifyMojo mojo) throws Exception {
        OutdatedCrate.in(basedir).library("target/release/lib_native.so");
        committed(mojo);

        execute(mojo);

        assertThat(log.shown())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("[WARNING] ")
                .endsWith(". Build it again.");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "outdatedLibrary", value = "ignore")
    void a_mistaken_outdatedLibrary_is_told(VerifyMojo mojo) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> execute(mojo))
                .withMessage(
                        "'ignore' is neither warn nor fail. Correct -Dpyo3stubs.outdatedLibrary=…, or leave it out for fail.");
    }

    /** Commits stubs that say what the library of an {@link OutdatedCrate} does. */
    private void committed(VerifyMojo mojo) throws Exception {
        setVariableValueToObject(
                mojo, "stubsDirectory", basedir.resolve("python").toFile());
        Files.createDirectories(basedir.resolve("python/_native"));
        Files.writeString(basedir.resolve("python/_native/__init__.pyi"), stub("connect"));
        Files.writeString(basedir.resolve("python/_native/py.typed"), "");
    }

    /** A wheel whose module {@code geo._native} has these functions. */
    private static WheelBuilder wheel(String... functions) {
        return new WheelBuilder()
                .file("geo/__init__.py", "")
                .library("geo/_native.abi3.so", NativeModule.describe("_native", new ElfBuilder(), functions));
    }

    private static String stub(String function) {
        return "__all__ = [\"%s\"]\n\ndef %s(): ...\n".formatted(function, function);
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "skipVerify", value = "true")
    void the_goals_own_skip_is_told_in_one_line(VerifyMojo mojo) throws Exception {
        execute(mojo);

        assertThat(log.lines).containsExactly("[INFO] Skipped, by pyo3stubs.verify.skip.");
    }

    private static Xpp3Dom configuration(String parameter, String value) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom element = new Xpp3Dom(parameter);
        element.setValue(value);
        configuration.addChild(element);
        return configuration;
    }

    private void execute(VerifyMojo mojo) throws Exception {
        execute(mojo, null);
    }

    /** Runs the goal with the configuration that Maven has put together for it. */
    private void execute(VerifyMojo mojo, Xpp3Dom configuration) throws Exception {
        MojoExecution execution = Executions.of(MojoExecution.Source.LIFECYCLE);
        execution.setConfiguration(configuration);
        setVariableValueToObject(mojo, "execution", execution);
        mojo.setLog(log);
        mojo.execute();
    }
}
