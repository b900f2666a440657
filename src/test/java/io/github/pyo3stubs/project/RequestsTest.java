// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.gate.Item;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.merge.targets.Undistinguished;
import io.github.pyo3stubs.name.NamePattern;
import io.github.pyo3stubs.name.Relocation;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.committed.HandWritten;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.GenerateStubs.Archives;
import io.github.pyo3stubs.project.GenerateStubs.Committed;
import io.github.pyo3stubs.project.report.WheelReport;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.GateResult;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.PlatformsDiffer;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult;
import io.github.pyo3stubs.project.result.VerifyResult.NoDirectory;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.project.result.WheelsResult.Checked;
import io.github.pyo3stubs.project.result.WheelsResult.Compared;
import io.github.pyo3stubs.project.result.WheelsResult.Refused;
import io.github.pyo3stubs.project.result.WheelsResult.Repair;
import io.github.pyo3stubs.relocation.Relocations;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.remedy.Remedy.UpdateStubs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What generating and verifying give for projects that are read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestsTest {
    private static final int S390 = 22;
    private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");
    private static final String WHEEL = "geo-1.0-cp39-abi3-manylinux_2_17_x86_64.whl";

    @TempDir
    Path base;

    private ReadResult.Project read(String... libraries) {
        return read(ReadOptions.DEFAULTS, libraries);
    }

    private ReadResult.Project read(ReadOptions options, String... libraries) {
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of(libraries), List.of(), Optional.empty(), Optional.empty());
        return (ReadResult.Project) new ProjectReader(query, Map.of(), options).read();
    }

    private static ReadOptions relocating(String from, String to, boolean keep) {
        ReadOptions defaults = ReadOptions.DEFAULTS;
        return new ReadOptions(
                defaults.minimumPython(),
                defaults.unknownData(),
                defaults.outdatedLibraries(),
                defaults.compiledOut(),
                defaults.unlisted(),
                new Relocations(List.of(new Relocation(from, to, keep))),
                defaults.overlay(),
                Elsewhere.UNKNOWN);
    }

    /** Two CPUs of one system, which no condition of a stub tells apart. */
    private ReadResult.Project platformsThatDiffer() {
        NativeModule.write(base.resolve("a.so"), NativeModule.port(new ElfBuilder(), "int"));
        NativeModule.write(base.resolve("b.so"), NativeModule.port(new ElfBuilder().machine(S390), "str"));
        return read("*.so");
    }

    private GenerateStubs generate(Optional<Committed> committed) {
        Archives archives = new Archives(base.resolve("target"), "geo-1.0", Optional.of(TIME), Set.of());
        return new GenerateStubs(
                base.resolve("target/stubs"),
                Optional.of(archives),
                committed,
                ProjectPlatforms.UNSTATED,
                OwnParts.NONE);
    }

    private Optional<Committed> committed(String directory) {
        return Optional.of(new Committed(base.resolve(directory), Comparison.CONTENT, Unmarked.KEPT));
    }

    @Test
    void trees_archives_and_committed_stubs_are_written_in_one_go() {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");

        Generated generated = (Generated) generate(committed("python")).run(read("a.so"));

        assertThat(generated.changes().written()).contains(Path.of("stubs", "_native", "__init__.pyi"));
        assertThat(generated.archives()).containsOnlyKeys("stubs", "stubs-linux-x86_64");
        assertThat(generated.archives().values())
                .allSatisfy(archive -> assertThat(archive).isRegularFile());
        assertThat(generated.committed().orElseThrow().isNew()).isTrue();
        assertThat(base.resolve("python/_native.pyi")).isRegularFile();
    }

    /** As the last job of a build does, which has what the other jobs have made. */
    @Test
    void archives_of_platforms_give_what_their_libraries_gave() throws Exception {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        NativeModule.write(base.resolve("b.so"), new ElfBuilder().machine(S390), "connect");
        Generated byLibraries = (Generated) generate(Optional.empty()).run(read("*.so"));
        Map<String, byte[]> archives = contents(byLibraries);
        Files.move(base.resolve("target"), base.resolve("dist"));

        Generated byArchives = (Generated) generate(committed("python")).run(read("dist"));
        Map<String, byte[]> again = contents(byArchives);
        Generated mixed = (Generated) generate(Optional.empty()).run(read("a.so", "dist/*s390_64.zip"));

        assertThat(again).containsOnlyKeys("stubs", "stubs-linux-s390_64", "stubs-linux-x86_64");
        archives.forEach((tree, content) -> assertThat(again.get(tree)).isEqualTo(content));
        contents(mixed).forEach((tree, content) -> assertThat(content).isEqualTo(archives.get(tree)));
        assertThat(new VerifyCommitted(
                                base.resolve("python"),
                                Comparison.EXACT,
                                ProjectPlatforms.UNSTATED,
                                OwnParts.NONE,
                                OverlayOffer.in(base))
                        .run(read("dist/*x86_64.zip")))
                .asInstanceOf(type(VerifyResult.Verified.class))
                .satisfies(verified -> assertThat(verified.verdict().isFresh()).isTrue());
    }

    @Test
    void a_stub_written_by_hand_is_packed_and_read_again() throws Exception {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        Path stub = base.resolve("python/_native.pyi");
        Files.createDirectory(base.resolve("python"));
        Files.writeString(stub, "def connect() -> int: ...\n");
        OwnParts own = OwnParts.of(null, Optional.empty(), List.of("_native"), Optional.of(base.resolve("python")));
        GenerateStubs generate = new GenerateStubs(
                base.resolve("target/stubs"),
                Optional.of(new Archives(base.resolve("dist"), "geo-1.0", Optional.of(TIME), Set.of())),
                Optional.empty(),
                ProjectPlatforms.UNSTATED,
                own);

        assertThat(((Generated) generate.run(read("a.so"))).byHand()).containsExactly("_native");
        Path copy = base.resolve("target/stubs/stubs/_native/__init__.pyi");
        assertThat(copy).content().endsWith("for _native.\ndef connect() -> int: ...\n");
        assertThat(((Generated) generate.run(read("dist/*x86_64.zip")))
                        .changes()
                        .written())
                .isEmpty();

        Files.writeString(stub, "def connect() -> str: ...\n");
        generate.run(read("a.so"));
        assertThat(copy).content().endsWith("def connect() -> str: ...\n");
        VerifyCommitted verify = new VerifyCommitted(
                base.resolve("python"), Comparison.EXACT, ProjectPlatforms.UNSTATED, own, OverlayOffer.in(base));
        assertThat(verify.run(read("a.so")).problem()).isEmpty();

        Files.delete(stub);
        assertThat(generate.run(read("a.so")).problem()).isPresent();
        generate(Optional.empty()).run(read("a.so"));
        assertThat(copy).content().contains("Generated by").doesNotContain("by hand");
    }

    @Test
    void stubs_written_by_hand_need_a_directory() throws Exception {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        OwnParts own = OwnParts.of(null, Optional.empty(), List.of("_native"), Optional.empty());

        assertThat(new GenerateStubs(
                                base.resolve("target/stubs"),
                                Optional.empty(),
                                Optional.empty(),
                                ProjectPlatforms.UNSTATED,
                                own)
                        .run(read("a.so"))
                        .problem()
                        .orElseThrow()
                        .remedies())
                .containsExactly(new ChooseOption(Option.STUBS_DIRECTORY), new OmitOption(Option.HAND_WRITTEN));
    }

    @Test
    void a_header_is_in_every_stub_and_does_not_hide_the_mark() throws Exception {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        OwnParts own = new OwnParts(Header.of("Copyright"), HandWritten.NONE, Optional.empty());
        GenerateStubs generate = new GenerateStubs(
                base.resolve("target/stubs"),
                Optional.of(new Archives(base.resolve("dist"), "geo-1.0", Optional.of(TIME), Set.of())),
                committed("python"),
                ProjectPlatforms.UNSTATED,
                own);
        generate.run(read("a.so"));

        assertThat(base.resolve("target/stubs/stubs/_native/__init__.pyi"))
                .content()
                .startsWith("# Copyright\n\n# Generated by pyo3stubs-maven-plugin from _native; do not edit.\n")
                .isEqualTo(Files.readString(base.resolve("python/_native.pyi")));
        Generated again = (Generated) generate.run(read("dist/*x86_64.zip"));
        assertThat(again.changes().written()).isEmpty();
        VerifyCommitted verify = new VerifyCommitted(
                base.resolve("python"),
                Comparison.CONTENT,
                ProjectPlatforms.UNSTATED,
                OwnParts.NONE,
                OverlayOffer.in(base));
        assertThat(verify.run(read("a.so")).problem()).isEmpty();
    }

    private static Map<String, byte[]> contents(Generated generated) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (Map.Entry<String, Path> archive : generated.archives().entrySet()) {
            contents.put(archive.getKey(), Files.readAllBytes(archive.getValue()));
        }
        return contents;
    }

    @Test
    void an_archive_without_the_module_that_is_wanted_fails() {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        generate(Optional.empty()).run(read("a.so"));
        LibraryQuery query = new LibraryQuery(
                base,
                base.resolve("target"),
                base,
                List.of("target/geo-1.0-stubs-linux-x86_64.zip"),
                List.of(),
                Optional.empty(),
                Optional.of("_natvie"));

        assertThat(new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read())
                .asInstanceOf(type(Failure.class))
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(Reason.NOT_DESCRIBED);
                    assertThat(failure.message())
                            .hasToString(base.resolve("target/geo-1.0-stubs-linux-x86_64.zip")
                                    + " has no stubs of the extension module '_natvie'. It has those of _native."
                                    + " Correct the name: moduleName=_native.");
                });
    }

    @Test
    void an_obstacle_of_the_committed_stubs_forbids_the_trees_too() throws Exception {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        Files.createDirectories(base.resolve("python/_native.pyi"));

        assertThat(generate(committed("python")).run(read("a.so")))
                .asInstanceOf(type(Failure.class))
                .extracting(Failure::reason)
                .isEqualTo(Reason.REFUSED);
        assertThat(base.resolve("target")).doesNotExist();
    }

    @Test
    void a_mistyped_directory_of_committed_stubs_forbids_the_trees_too() throws Exception {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        Files.createDirectories(base.resolve("python"));

        assertThat(generate(committed("pyhton")).run(read("a.so")))
                .asInstanceOf(type(Failure.class))
                .satisfies(failure -> assertThat(failure.message().remedies())
                        .contains(new ChooseOption(Option.STUBS_DIRECTORY, "…")));
        assertThat(base.resolve("target")).doesNotExist();
    }

    @Test
    void what_no_condition_tells_apart_is_refused_before_anything_is_written() {
        ReadResult.Project project = platformsThatDiffer();

        for (Optional<Committed> committed : List.of(committed("python"), Optional.<Committed>empty())) {
            assertThat(generate(committed).run(project)).isInstanceOf(PlatformsDiffer.class);
            assertThat(base.resolve("target")).doesNotExist();
        }
        assertThat(generate(Optional.empty())
                        .run(project)
                        .problem()
                        .orElseThrow()
                        .toString())
                .contains("_native.port", "a.so", "b.so");
    }

    @Test
    void what_only_some_of_the_targets_have_that_no_condition_tells_apart_is_kept_and_told() {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        NativeModule.write(base.resolve("b.so"), new ElfBuilder().machine(S390), "connect", "bind");

        Generated generated = (Generated) generate(Optional.empty()).run(read("*.so"));

        assertThat(generated.undistinguished())
                .extracting(Undistinguished::declaration)
                .contains("_native.bind");
        assertThat(generated.archives()).containsKey("stubs");
    }

    @Test
    void archives_of_earlier_runs_go_unless_they_are_kept() {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        Generated first = (Generated) generate(Optional.empty()).run(read("a.so"));
        Path kept = first.archives().get("stubs");
        Archives none = new Archives(base.resolve("target"), "geo-1.0", Optional.empty(), Set.of(kept));

        Generated second = (Generated) new GenerateStubs(
                        base.resolve("target/stubs"),
                        Optional.of(none),
                        Optional.empty(),
                        ProjectPlatforms.UNSTATED,
                        OwnParts.NONE)
                .run(read("a.so"));

        assertThat(second.archives()).isEmpty();
        assertThat(second.removedArchives()).containsExactly(first.archives().get("stubs-linux-x86_64"));
        assertThat(kept).exists();
    }

    @Test
    void committed_stubs_have_a_verdict_and_the_obstacles_of_their_update() throws Exception {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");
        VerifyCommitted verify = new VerifyCommitted(
                base.resolve("python"),
                Comparison.CONTENT,
                ProjectPlatforms.UNSTATED,
                OwnParts.NONE,
                OverlayOffer.in(base));
        assertThat(verify.run(read("a.so")))
                .asInstanceOf(type(NoDirectory.class))
                .satisfies(missing -> assertThat(missing.message().remedies()).contains(new UpdateStubs(false)));

        Files.createDirectories(base.resolve("python/_native.pyi"));
        Verified verified = (Verified) verify.run(read("a.so"));
        assertThat(verified.verdict().isFresh()).isFalse();
        assertThat(verified.problem().orElseThrow().remedies()).containsExactly(new UpdateStubs(false));
        assertThat(verified.obstacles()).singleElement().asString().contains("is a directory where a file belongs");
    }

    @Test
    void of_platforms_that_differ_the_nearest_is_proposed() throws Exception {
        ReadResult.Project project = platformsThatDiffer();
        Files.createDirectories(base.resolve("python"));

        VerifyResult result = new VerifyCommitted(
                        base.resolve("python"),
                        Comparison.CONTENT,
                        ProjectPlatforms.UNSTATED,
                        OwnParts.NONE,
                        OverlayOffer.in(base))
                .run(project);

        assertThat(result).asInstanceOf(type(PlatformsDiffer.class)).satisfies(differ -> {
            String choice = differ.choice().orElseThrow().asValue(project.query());
            assertThat(choice).matches("[ab]\\.so");
            assertThat(differ.message().remedies()).contains(new SetOption(Option.LIBRARIES, choice));
        });
    }

    @Test
    void each_wheel_has_a_result_and_one_repair_is_for_all() throws Exception {
        wheel("geo/_native.abi3.so", "_native").write(base.resolve(WHEEL));

        Checked checked = (Checked) new VerifyWheels(Comparison.CONTENT, HandWritten.NONE).run(read("*.whl"));

        assertThat(checked.isRight()).isFalse();
        assertThat(checked.wheels())
                .singleElement()
                .asInstanceOf(type(Compared.class))
                .satisfies(compared -> {
                    assertThat(compared.modules()).containsExactly("geo._native");
                    assertThat(compared.verdict().isFresh()).isFalse();
                });
        assertThat(checked.repairs()).containsExactly(new Repair(Optional.empty(), Optional.empty()));
    }

    @Test
    void the_stub_of_a_package_around_its_namesake_is_compared_under_the_packages_name() throws Exception {
        wheel("geo/geo.abi3.so", "geo")
                .file("geo/__init__.py", "from .geo import *\n")
                .file("geo/__init__.pyi", "def connect(): ...\n")
                .file("geo/py.typed", "")
                .write(base.resolve(WHEEL));

        Checked checked = (Checked) new VerifyWheels(Comparison.CONTENT, HandWritten.NONE).run(read("*.whl"));

        assertThat(checked.isRight()).isTrue();
        assertThat(checked.repairs()).containsExactly(new Repair(Optional.empty(), Optional.of("geo")));
    }

    @Test
    void the_stubs_of_a_wheel_are_expected_where_they_are_relocated_to() throws Exception {
        wheel("geo/_native.abi3.so", "_native")
                .file("geo/__init__.py", "from geo._native import *\n")
                .file("geo/api.pyi", "def connect(): ...\n\n__all__ = [\"connect\"]\n")
                .file("geo/py.typed", "")
                .write(base.resolve(WHEEL));

        Checked relocated = (Checked) new VerifyWheels(Comparison.CONTENT, HandWritten.NONE)
                .run(read(relocating("geo._native", "geo.api", false), "*.whl"));
        Checked asNamed = (Checked) new VerifyWheels(Comparison.CONTENT, HandWritten.NONE).run(read("*.whl"));

        assertThat(relocated.isRight()).isTrue();
        assertThat(asNamed.isRight()).isFalse();
    }

    @Test
    void a_module_that_is_relocated_to_its_package_is_not_renamed_again() throws Exception {
        wheel("geo/geo.abi3.so", "geo")
                .file("geo/__init__.py", "from .geo import *\n")
                .file("geo/__init__.pyi", "def connect(): ...\n\n__all__ = [\"connect\"]\n")
                .file("geo/py.typed", "")
                .write(base.resolve(WHEEL));

        VerifyWheels verify = new VerifyWheels(Comparison.CONTENT, HandWritten.NONE);
        assertThat(((Checked) verify.run(read(relocating("geo.geo", "geo", false), "*.whl"))).isRight())
                .isTrue();
        assertThat(((Checked) verify.run(read(relocating("geo.geo", "geo", true), "*.whl"))).isRight())
                .as("the stub under the old name is missing")
                .isFalse();
    }

    /** maturin gives the stubs the name of the package, and a relocation another one. */
    @Test
    void the_items_of_wheels_have_the_names_of_their_stubs() throws Exception {
        wheel("geo/geo.abi3.so", "geo")
                .file("geo/__init__.py", "from .geo import *\n")
                .file("geo/__init__.pyi", "def connect(): ...\n\n__all__ = [\"connect\"]\n")
                .file("geo/py.typed", "")
                .write(base.resolve(WHEEL));
        VerifyWheels verify = new VerifyWheels(Comparison.CONTENT, HandWritten.NONE);

        assertThat(itemsOf(((Checked) verify.run(read("*.whl"))).project())).isEqualTo("geo, geo.connect");
        assertThat(itemsOf(((Checked) verify.run(read(relocating("geo.geo", "geo.api", true), "*.whl"))).project()))
                .as("the stub under the old name has no items of its own")
                .isEqualTo("geo.api, geo.api.connect");
    }

    private static String itemsOf(ReadResult.Project project) throws Exception {
        GateResult result = new CheckGate(StatedGate.of("false", "true", null)).run(project);
        return result.verdict().items().stream().map(Item::name).collect(joining(", "));
    }

    @Test
    void a_wheel_with_two_versions_of_a_module_is_refused_beside_the_others() throws Exception {
        wheel("geo/_native.abi3.so", "_native")
                .library("geo/_native.so", NativeModule.describe("_native", new ElfBuilder(), "bind"))
                .write(base.resolve(WHEEL));

        Checked checked = (Checked) new VerifyWheels(Comparison.CONTENT, HandWritten.NONE).run(read("*.whl"));

        assertThat(checked.wheels()).singleElement().isInstanceOf(Refused.class);
        assertThat(checked.repairs()).isEmpty();
        assertThat(new WheelReport(checked, Path::toString, Object::toString).text(List.of()))
                .contains("describe the module geo._native for linux-x86_64 (cp39-abi3) differently.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_command_is_not_for_stubs_in_wheels_that_are_written_by_hand(boolean isByHand) throws Exception {
        wheel("geo/_native.abi3.so", "_native")
                .file("geo/_native.pyi", "def gone() -> int: ...\n")
                .file("geo/py.typed", "")
                .write(base.resolve(WHEEL));
        HandWritten handWritten = isByHand ? new HandWritten(List.of(new NamePattern("geo.*"))) : HandWritten.NONE;

        Checked checked = (Checked) new VerifyWheels(Comparison.CONTENT, handWritten).run(read("*.whl"));
        String text = new WheelReport(checked, Path::toString, Object::toString).text(List.of("generate it"));

        assertThat(text).contains("Put them right there, and build the wheel again.");
        assertThat(text.contains("generate it")).isNotEqualTo(isByHand);
    }

    private static WheelBuilder wheel(String library, String module) {
        return new WheelBuilder().library(library, NativeModule.describe(module, new ElfBuilder(), "connect"));
    }
}
