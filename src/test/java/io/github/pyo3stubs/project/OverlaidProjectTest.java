// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.committed.HandWritten;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.GenerateStubs.Archives;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.Notice.Level;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.project.result.WheelsResult.Checked;
import io.github.pyo3stubs.relocation.Relocations;
import io.github.pyo3stubs.remedy.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects with an overlay. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlaidProjectTest {

    private static final String WHEEL = "geo-1.0-cp39-abi3-manylinux_2_17_x86_64.whl";

    @TempDir
    Path base;

    private Path overlay;

    @BeforeEach
    void createOverlay() throws IOException {
        overlay = Files.createDirectories(base.resolve("src/main/stubs"));
    }

    private ReadResult read(String... libraries) {
        return read(new Unlisted.Ignored(), Relocations.NONE, libraries);
    }

    private ReadResult read(Unlisted unlisted, Relocations relocations, String... libraries) {
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of(libraries), List.of(), Optional.empty(), Optional.empty());
        ReadOptions options = new ReadOptions(
                Optional.empty(),
                Policy.WARN,
                Policy.FAIL,
                CompiledOut.OMIT,
                unlisted,
                relocations,
                Optional.of(overlay),
                Elsewhere.UNKNOWN);
        return new ProjectReader(query, Map.of(), options).read();
    }

    private static ElfBuilder module(String name) {
        return NativeModule.port(NativeModule.describe(name, new ElfBuilder(), "connect"), "int");
    }

    private String failure(String... libraries) {
        ReadResult result = read(libraries);
        assertThat(result)
                .asInstanceOf(type(Failure.class))
                .extracting(Failure::reason)
                .isEqualTo(Reason.PROJECT);
        return ((Failure) result).message().toString();
    }

    @Test
    void a_failure_names_all_places_with_the_text_to_paste() throws Exception {
        module("_native").write(base.resolve("a.so"));
        Path file = Files.writeString(overlay.resolve("_native.pyi"), """
                def bind() -> int: ...

                port: bytes  # was: str
                """);
        Path broken = Files.writeString(overlay.resolve("other.pyi"), "def (\n");
        Path binary = Files.write(overlay.resolve("text.pyi"), new byte[] {'#', (byte) 0xff});
        Files.writeString(overlay.resolve("README.md"), "not a stub");

        assertThat(failure("a.so")).isEqualTo("""
                The overlay does not fit what the libraries say:
                  %1$s:1: The library has no bind. Correct the name, or write  # new
                  %1$s:3: port is 'int', not 'str': look again, then write  # was: int
                  %2$s:1: Expected the name of the function, found '(' at character 5 of the line. Correct the syntax.
                  %3$s:1: The file is not UTF-8. Save it in that encoding.""".formatted(file, broken, binary));
    }

    @Test
    void an_overlay_decides_which_of_the_unlisted_a_name_means() throws Exception {
        ElfBuilder library = NativeModule.describePartly("_native", new ElfBuilder());
        List<String> names = List.of("Twin", "Twin", "Other", "Other");
        for (int i = 0; i < names.size(); i++) {
            library.record("PYO3_INTROSPECTION_1_u" + i, """
                    {"type":"class","id":"u%d","name":"%s"}""".formatted(i, names.get(i)));
        }
        library.write(base.resolve("a.so"));
        Files.writeString(overlay.resolve("_native.pyi"), "class Twin:\n    x: int\n");

        ReadResult result = read(new Unlisted.InRoot(), Relocations.NONE, "a.so");

        assertThat(result.notices().stream()
                        .filter(notice -> notice.level() == Level.WARNING)
                        .map(notice -> notice.message().toString())
                        .filter(text -> text.contains("leaves out")))
                .singleElement()
                .asString()
                .contains("leaves out 'Other', because");
    }

    @Test
    void a_failure_names_fifty_places_at_most() throws Exception {
        module("_native").write(base.resolve("a.so"));
        Files.writeString(
                overlay.resolve("_native.pyi"),
                IntStream.rangeClosed(1, 52)
                        .mapToObj("def f%d() -> int: ...\n"::formatted)
                        .collect(joining()));

        List<String> lines = failure("a.so").lines().toList();

        assertThat(lines).hasSize(52).last().isEqualTo("  and 2 more");
        assertThat(lines.get(50)).contains("_native.pyi:50: The library has no f50.");
    }

    @Test
    void branches_for_which_there_is_no_library_are_told() throws Exception {
        module("_native").write(base.resolve("a.so"));
        Path file = Files.writeString(overlay.resolve("_native.pyi"), """
                import sys
                def connect() -> int: ...
                if sys.platform == "win32":
                    port: str  # was: bytes
                """);

        assertThat(read("a.so").notices())
                .filteredOn(notice -> notice.level() == Level.INFO)
                .extracting(Notice::message)
                .singleElement()
                .hasToString(file + ":4: not checked, because no library is for  sys.platform == \"win32\"");
    }

    /** The overlay would not fit a second time. */
    @Test
    void archives_of_other_jobs_have_the_overlay_already() throws Exception {
        module("_native").write(base.resolve("a.so"));
        Files.writeString(overlay.resolve("_native.pyi"), "port: str  # was: int\n");
        Archives archives = new Archives(base.resolve("target"), "geo-1.0", Optional.of(Instant.EPOCH), Set.of());
        Generated generated = (Generated) new GenerateStubs(
                        base.resolve("target/stubs"),
                        Optional.of(archives),
                        Optional.empty(),
                        ProjectPlatforms.UNSTATED,
                        OwnParts.NONE)
                .run((ReadResult.Project) read("a.so"));
        assertThat(base.resolve("target/stubs/stubs/_native/__init__.pyi"))
                .content()
                .contains("port: str\n");

        assertThat(read(base.relativize(generated.archives().get("stubs-linux-x86_64"))
                        .toString()))
                .isInstanceOf(ReadResult.Project.class);
    }

    @Test
    void wheels_carry_the_stubs_with_the_overlay() throws Exception {
        Files.createDirectories(overlay.resolve("geo"));
        Files.writeString(overlay.resolve("geo/_native.pyi"), "port: str  # was: int\n");

        assertThat(isRight("port: str\ndef connect(): ...\n")).isTrue();
        assertThat(isRight("port: int\ndef connect(): ...\n")).isFalse();
    }

    /** Whether a wheel with a stub of the module is right. */
    private boolean isRight(String stub) throws IOException {
        new WheelBuilder()
                .library("geo/_native.abi3.so", module("_native"))
                .file("geo/_native.pyi", stub)
                .file("geo/py.typed", "")
                .write(base.resolve(WHEEL));
        return ((Checked) new VerifyWheels(Comparison.CONTENT, HandWritten.NONE).run((ReadResult.Project) read(WHEEL)))
                .isRight();
    }

    /** The message about committed stubs that someone has edited by hand. */
    private String stale(boolean contradictions) throws IOException {
        module("_native").write(base.resolve("a.so"));
        Files.createDirectories(base.resolve("python"));
        Files.writeString(base.resolve("python/_native.pyi"), """
                # Generated by pyo3stubs-maven-plugin from _native; do not edit.
                from collections.abc import Sequence
                __all__ = ["port", "connect"]
                port: str
                def connect() -> Sequence[int]: ...
                """);
        return stale(contradictions, "a.so");
    }

    private String stale(boolean contradictions, String library) throws IOException {
        VerifyCommitted verify = new VerifyCommitted(
                base.resolve("python"),
                Comparison.CONTENT,
                ProjectPlatforms.UNSTATED,
                OwnParts.NONE,
                OptionValues.overlayOffer(Optional.empty(), base, contradictions));
        return ((Verified) verify.run((ReadResult.Project) read(library)))
                .problem()
                .orElseThrow()
                .toString();
    }

    @Test
    void stale_stubs_offer_an_overlay_for_what_fills_in_open_places() throws Exception {
        assertThat(stale(false)).contains("""

                If these are edits of your own, write them into the overlay, and generating keeps them:
                  %s
                    from collections.abc import Sequence
                    def connect() -> Sequence[int]: ...
                These lines leave out what contradicts the library, in _native.port. To have that offered too: \
                offerOverlay=true

                To bring them up to date:""".formatted(overlay.resolve("_native.pyi")));
    }

    @Test
    void stale_stubs_offer_an_overlay_that_contradicts_if_the_user_asks_for_it() throws Exception {
        assertThat(stale(true)).contains("    port: str  # was: int\n", "    def connect() -> Sequence[int]: ...\n");
    }

    @Test
    void an_offered_overlay_makes_the_stubs_fresh() throws Exception {
        String message = stale(true);
        Files.writeString(overlay.resolve("_native.pyi"), offered(message));

        VerifyCommitted verify = new VerifyCommitted(
                base.resolve("python"),
                Comparison.CONTENT,
                ProjectPlatforms.UNSTATED,
                OwnParts.NONE,
                OverlayOffer.in(base));

        assertThat(((Verified) verify.run((ReadResult.Project) read("a.so"))).problem())
                .isEmpty();
    }

    /** The lines of the overlay that a failure offers for a module. */
    private static String offered(String message) {
        return message.substring(message.indexOf("and generating keeps them:"))
                        .lines()
                        .skip(2)
                        .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                        .map(line -> line.isEmpty() ? "\n" : line.substring(4) + "\n")
                        .collect(joining())
                        .strip()
                + "\n";
    }

    @Test
    void an_offer_of_any_length_is_whole() throws Exception {
        String[] names = IntStream.range(0, 100).mapToObj(i -> "f" + i).toArray(String[]::new);
        NativeModule.describe("_native", new ElfBuilder(), names).write(base.resolve("a.so"));
        Files.createDirectories(base.resolve("python"));
        Files.writeString(
                base.resolve("python/_native.pyi"),
                "# Generated by pyo3stubs-maven-plugin from _native; do not edit.\n__all__ = ["
                        + Stream.of(names).map(name -> '"' + name + '"').collect(joining(", ")) + "]\n"
                        + Stream.of(names)
                                .map(name -> "def " + name + "() -> int: ...\n")
                                .collect(joining()));

        assertThat(offered(stale(false, "a.so")).lines()).hasSize(names.length);
    }

    /**
     * What is stale of a stub with a condition, if the overlay has none; the library's Python is unknown, or there may
     * be other wheels for some of its versions.
     */
    private Optional<String> staleByVersion(String library, String newer, String older) throws IOException {
        module("_native").write(base.resolve("a.so"));
        new WheelBuilder().library("_native.abi3.so", module("_native")).write(base.resolve(WHEEL));
        Files.writeString(overlay.resolve("_native.pyi"), "port: str  # was: int\ndef connect() -> int: ...\n");
        Files.createDirectories(base.resolve("python"));
        Files.writeString(base.resolve("python/_native.pyi"), """
                # Generated by pyo3stubs-maven-plugin from _native; do not edit.
                import sys
                __all__ = ["port", "connect"]
                if sys.version_info >= (3, 12):
                    %s
                else:
                    %s
                """.formatted(
                        newer.replace("; ", "\n    "), older.replace("; ", "\n    ")));
        VerifyCommitted verify = new VerifyCommitted(
                base.resolve("python"),
                Comparison.CONTENT,
                ProjectPlatforms.UNSTATED,
                OwnParts.NONE,
                OverlayOffer.in(base));
        return ((Verified) verify.run((ReadResult.Project) read(library)))
                .problem()
                .map(Message::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.so", WHEEL})
    void what_an_overlay_no_longer_says_of_one_version_is_stale(String library) throws Exception {
        assertThat(staleByVersion(
                        library, "port: str; def connect() -> int: ...", "port: bytes; def connect() -> int: ..."))
                .hasValueSatisfying(
                        text -> assertThat(text)
                                .contains(
                                        "_native.port: is of type 'str', the stub says 'bytes' under 'sys.version_info < (3, 12)'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.so", WHEEL})
    void what_an_overlay_does_not_say_may_differ_by_version(String library) throws Exception {
        assertThat(staleByVersion(
                        library, "port: str; def connect() -> int: ...", "port: str; def connect(old) -> int: ..."))
                .isEmpty();
    }

    /** The stub of a module to which a function adds an exception when it is imported. */
    private String partlyDescribed(String ofOverlay) throws IOException {
        NativeModule.describePartly("two", new ElfBuilder(), "tear").write(base.resolve("two.so"));
        Files.writeString(overlay.resolve("two.pyi"), ofOverlay);
        ReadResult.Project project = (ReadResult.Project) read("two.so");
        new GenerateStubs(
                        base.resolve("trees"),
                        Optional.empty(),
                        Optional.empty(),
                        ProjectPlatforms.UNSTATED,
                        OwnParts.NONE)
                .run(project);
        return Files.readString(base.resolve("trees/stubs/two/__init__.pyi"));
    }

    @Test
    void what_an_incomplete_module_lacks_is_added_without_further_words() throws Exception {
        assertThat(partlyDescribed("class Torn(OSError): ...\n"))
                .contains("class Torn(OSError): ...\n", "def tear(): ...\n", "def __getattr__(name: str)")
                .doesNotContain("__all__");
        assertThat(partlyDescribed("del __getattr__\nclass Torn(OSError): ...  # new\n"))
                .contains("class Torn(OSError): ...\n", "__all__ = [\"Torn\", \"tear\"]")
                .doesNotContain("__getattr__");
    }
}
