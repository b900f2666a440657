// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static io.github.pyo3stubs.introspection.link.ChunkJson.chunks;
import static io.github.pyo3stubs.introspection.link.ChunkJson.classDef;
import static io.github.pyo3stubs.introspection.link.ChunkJson.function;
import static io.github.pyo3stubs.introspection.link.ChunkJson.id;
import static io.github.pyo3stubs.introspection.link.ChunkJson.method;
import static io.github.pyo3stubs.introspection.link.ChunkJson.module;
import static io.github.pyo3stubs.introspection.link.ChunkJson.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.CpuTime;
import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnlistedItemsTest {

    private static final String NONE = name("None");

    /** The record of {@code #[pymodule] fn}. */
    private static String ofFunction(String id, String name) {
        return "{\"type\":\"module\",\"id\":\"%s\",\"name\":\"%s\",\"members\":[],\"incomplete\":true}"
                .formatted(id, name);
    }

    private static Linked link(String home, String... json) {
        return new Linker(chunks(json), PythonVersion.OLDEST)
                .link("pkg.m", Optional.of(home))
                .orElseThrow();
    }

    private static List<String> names(ModuleDef module) {
        return Stream.concat(
                        module.classes().stream().map(ClassDef::name),
                        module.functions().stream().map(FunctionDef::name))
                .toList();
    }

    @Test
    void a_module_that_is_a_function_has_what_no_module_lists_and_stays_incomplete() {
        Linked linked = link(
                "pkg.m",
                ofFunction("1", "m"),
                classDef("2", "Ship"),
                method("2", "sail", NONE),
                "{\"type\":\"class\",\"id\":\"4\",\"name\":\"Kind\",\"parent\":\"2\"}",
                function("3", "moor", NONE));

        assertThat(names(linked.module())).containsExactly("Ship", "moor");
        assertThat(linked.module().incomplete()).isTrue();
        assertThat(linked.module().classes().get(0).classes())
                .extracting(ClassDef::name)
                .containsExactly("Kind");
        assertThat(linked.warnings()).isEmpty();
        assertThat(linked.unlisted())
                .get()
                .hasToString("the stub of module pkg.m declares 1 class and 1 function that no module lists.");
    }

    @Test
    void type_hints_name_the_classes() {
        Linked linked = link("pkg.m", ofFunction("1", "m"), classDef("2", "Ship"), function("3", "find", id("2")));

        assertThat(linked.module().functions())
                .extracting(FunctionDef::returns)
                .containsExactly(Optional.of((Expression) new Name("pkg.m", "Ship")));
    }

    @Test
    void what_a_module_lists_stays_there() {
        Linked linked = link(
                "pkg.m.sub",
                module("1", "m", "2", "3"),
                ofFunction("2", "sub"),
                classDef("3", "Listed"),
                classDef("4", "Unlisted"));

        assertThat(names(linked.module())).containsExactly("Listed");
        assertThat(names(linked.module().submodules().get(0))).containsExactly("Unlisted");
    }

    @Test
    void without_a_home_nothing_is_declared_and_the_warning_offers_one() {
        Linked linked = new Linker(
                        chunks(ofFunction("1", "m"), classDef("2", "A"), classDef("3", "B"), function("4", "f", NONE)),
                        PythonVersion.OLDEST)
                .link("pkg.m", Optional.empty())
                .orElseThrow();

        assertThat(names(linked.module())).isEmpty();
        assertThat(linked.unlisted()).isEmpty();
        Message warning = linked.warnings().get(0);
        assertThat(warning)
                .asString()
                .contains("Write the module as #[pymodule] mod")
                .endsWith("To declare in it the 2 classes and 1 function that no module lists: unlisted=pkg.m");
        assertThat(warning.remedies()).contains(new SetOption(Option.UNLISTED, "pkg.m"));
    }

    @Test
    void a_home_in_another_extension_changes_nothing() {
        Linked linked = link("pkg.other", ofFunction("1", "m"), classDef("2", "A"));

        assertThat(names(linked.module())).isEmpty();
        assertThat(linked.unlisted()).isEmpty();
        assertThat(linked.warnings()).singleElement().asString().doesNotContain("unlisted");
    }

    @Test
    void names_that_several_have_are_left_out_with_a_warning() {
        Linked linked = link(
                "pkg.m",
                "{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":[\"2\"],\"incomplete\":true}",
                classDef("2", "Listed"),
                classDef("3", "Listed"),
                classDef("4", "Twin"),
                function("5", "Twin", NONE),
                classDef("6", "Only"));

        assertThat(names(linked.module())).containsExactly("Listed", "Only");
        assertThat(linked.warnings()).isEmpty();
        assertThat(linked.undecided().keySet()).containsExactly("pkg.m.Listed", "pkg.m.Twin");
        assertThat(linked.undecided().get("pkg.m.Twin"))
                .hasToString("the stub of module pkg.m leaves out 'Twin', because several classes or functions have"
                        + " this name, and nothing tells which of them Python has. Declare the right one in an overlay,"
                        + " or write the module as #[pymodule] mod.");
        assertThat(linked.undecided().get("pkg.m.Listed"))
                .hasToString("the stub of module pkg.m leaves out the 1 class called 'Listed' that no module lists,"
                        + " because the module has a member or submodule of this name, and nothing tells which of them"
                        + " Python has. Declare the right one in an overlay, or write the module as #[pymodule] mod.");
        assertThat(linked.unlisted()).get().asString().contains("declares 1 class that");
    }

    @Test
    void a_class_beside_a_submodule_of_its_name_is_left_out_with_a_warning_that_says_so() {
        Linked linked = link(
                "pkg.m",
                "{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":[\"2\"],\"incomplete\":true}",
                module("2", "Part"),
                classDef("3", "Part"));

        assertThat(linked.undecided().get("pkg.m.Part"))
                .asString()
                .contains("the 1 class called 'Part'", "a member or submodule of this name")
                .doesNotContain("several");
    }

    @Test
    void nothing_is_added_to_a_module_that_lists_all_of_its_members() {
        Linked linked = link("pkg.m", module("1", "m", "2"), classDef("2", "Listed"), classDef("3", "Internal"));

        assertThat(names(linked.module())).containsExactly("Listed");
        assertThat(linked.module().incomplete()).isFalse();
        assertThat(linked.warnings())
                .singleElement()
                .asString()
                .startsWith("the module pkg.m lists all of its members, so its stub does not declare the 1 class that");
    }

    /** PyO3 0.25 does not say that a module is incomplete. */
    @Test
    void a_module_without_members_is_incomplete_once_it_has_such() {
        assertThat(link("pkg.m", module("1", "m"), classDef("2", "A")).module().incomplete())
                .isTrue();
        assertThat(link("pkg.m", module("1", "m")).module().incomplete()).isFalse();
    }

    @Test
    void the_other_modules_of_the_library_are_named() {
        assertThat(link("pkg.m", ofFunction("1", "m"), ofFunction("2", "n"), classDef("3", "A"))
                        .unlisted())
                .get()
                .hasToString(
                        "the stub of module pkg.m declares 1 class that no module lists. Some may belong to another"
                                + " module in the library: n. To declare them elsewhere: unlisted=…");
    }

    /** As PyO3 before 0.28 describes a variant with fields: Python has it within the enum only. */
    @Test
    void a_class_without_members_that_is_named_like_a_variant_is_none_of_them() {
        assertThat(names(link(
                                "pkg.m",
                                ofFunction("1", "m"),
                                classDef("2", "Shape"),
                                classDef("3", "Shape_Circle"),
                                classDef("4", "Map_Entry"),
                                classDef("5", "Shape_Own"),
                                method("5", "area", NONE))
                        .module()))
                .containsExactly("Map_Entry", "Shape", "Shape_Own");
    }

    @Test
    void a_name_of_any_length_is_read_soon() {
        List<Chunk> chunks = chunks(ofFunction("1", "m"), classDef("2", "_".repeat(1_000_000)));

        assertThat(CpuTime.assertWithin(Duration.ofSeconds(10), () -> new UnlistedItems(chunks).ids()))
                .containsExactly("2");
    }

    @Test
    void methods_and_nested_classes_are_none_of_them() {
        List<Chunk> chunks = chunks(
                ofFunction("1", "m"),
                classDef("2", "A"),
                method("2", "f", NONE),
                "{\"type\":\"class\",\"id\":\"3\",\"name\":\"B\",\"parent\":\"2\"}");

        assertThat(new UnlistedItems(chunks).ids()).containsExactly("2");
    }
}
