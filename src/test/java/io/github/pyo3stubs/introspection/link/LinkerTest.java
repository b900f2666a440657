// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static io.github.pyo3stubs.introspection.link.ChunkJson.chunks;
import static io.github.pyo3stubs.introspection.link.ChunkJson.classDef;
import static io.github.pyo3stubs.introspection.link.ChunkJson.function;
import static io.github.pyo3stubs.introspection.link.ChunkJson.id;
import static io.github.pyo3stubs.introspection.link.ChunkJson.link;
import static io.github.pyo3stubs.introspection.link.ChunkJson.member;
import static io.github.pyo3stubs.introspection.link.ChunkJson.method;
import static io.github.pyo3stubs.introspection.link.ChunkJson.module;
import static io.github.pyo3stubs.introspection.link.ChunkJson.name;
import static io.github.pyo3stubs.introspection.link.ChunkJson.quoted;
import static io.github.pyo3stubs.introspection.link.ChunkJson.returned;
import static io.github.pyo3stubs.introspection.link.ChunkJson.union;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.model.Reexport;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the corpus of texts cannot show: full module names, and what linking makes of each expression. */
class LinkerTest {

    private static final Name ANY = new Name("typing", "Any");
    private static final Name INT = Name.builtin("int");

    @Test
    void modules_have_their_full_names_though_the_chunks_know_the_short_ones() {
        ModuleDef root = link(
                        "geodesy._native",
                        module("1", "_native", "2"),
                        module("2", "shapes", "3"),
                        module("3", "round"))
                .module();

        assertThat(root.name()).isEqualTo("geodesy._native");
        assertThat(root.submodules().get(0).name()).isEqualTo("geodesy._native.shapes");
        assertThat(root.submodules().get(0).submodules().get(0).name()).isEqualTo("geodesy._native.shapes.round");
    }

    @Test
    void no_module_has_the_name() {
        assertThat(new Linker(chunks(module("1", "m", "2"), module("2", "sub")), PythonVersion.OLDEST)
                        .link("geodesy.zzz", Optional.empty()))
                .isEmpty();
    }

    @Test
    void roots_are_the_modules_that_are_nobodys_member() {
        assertThat(new Linker(
                                chunks(module("2", "sub"), module("1", "m", "2", "1"), module("3", "other")),
                                PythonVersion.OLDEST)
                        .roots())
                .containsExactly("m", "other");
    }

    @Test
    void a_root_is_preferred_to_a_submodule_of_its_name() {
        ModuleDef root = link("m", module("2", "m"), module("1", "m", "2", "3"), function("3", "f", "null"))
                .module();

        assertThat(root.functions()).hasSize(1);
    }

    @Test
    void modules_that_list_each_other_end_at_the_repetition() {
        Linked linked = link("m", module("1", "m", "2"), module("2", "sub", "1", "2", "3"), classDef("3", "C"));

        ModuleDef sub = linked.module().submodules().get(0);
        assertThat(sub.submodules()).isEmpty();
        assertThat(sub.classes()).hasSize(1);
        assertThat(sub.incomplete()).isFalse();
        assertThat(linked.warnings()).isEmpty();
    }

    @Test
    void a_class_that_is_its_own_parent_ends_at_the_repetition() {
        Linked linked = link(
                "m",
                module("1", "m", "2"),
                "{\"type\":\"class\",\"id\":\"2\",\"name\":\"A\",\"parent\":\"3\"}",
                "{\"type\":\"class\",\"id\":\"3\",\"name\":\"B\",\"parent\":\"2\"}");

        assertThat(linked.module().classes())
                .singleElement()
                .satisfies(a -> assertThat(a.classes())
                        .singleElement()
                        .satisfies(b -> assertThat(b.classes()).isEmpty()));
    }

    @Test
    void hints_of_a_member_that_no_stub_can_declare_are_no_matter() {
        assertThat(link("m", module("1", "m", "2"), classDef("2", "C"), method("2", "open", quoted("Nope")))
                        .warnings())
                .hasSize(1);
        assertThat(link("m", module("1", "m", "2"), classDef("2", "C"), method("2", "from", quoted("Nope")))
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_member_without_a_chunk_makes_the_module_incomplete() {
        assertThat(link("m", module("1", "m", "2")).module().incomplete()).isTrue();
    }

    @Test
    void what_is_listed_twice_is_there_twice_and_children_by_parent_come_first() {
        ModuleDef root = link(
                        "m",
                        module("1", "m", "2", "2"),
                        function("2", "member", "null"),
                        "{\"type\":\"function\",\"name\":\"child\",\"parent\":\"1\",\"arguments\":{}}")
                .module();

        assertThat(root.functions()).extracting(FunctionDef::name).containsExactly("child", "member", "member");
    }

    @Test
    void a_module_without_described_members_is_told() {
        String undescribed = "{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":[],\"incomplete\":true}";

        assertThat(link("pkg.m", undescribed).warnings())
                .singleElement()
                .asString()
                .startsWith("the stub of module pkg.m is empty")
                .endsWith("Write the module as #[pymodule] mod, with its members inside.");
        assertThat(link("m", module("1", "m", "2")).warnings())
                .as("an exported exception has no chunk")
                .isEmpty();
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                arguments("a name is a builtin", name("int"), INT),
                arguments("a builtin's long form", member("builtins", "int"), INT),
                arguments("a library's member", member("datetime", "date"), new Name("datetime", "date")),
                arguments(
                        "an attribute of an attribute",
                        "{\"type\":\"attribute\",\"value\":%s,\"attr\":\"c\"}".formatted(member("a", "b")),
                        new Name("a", "b.c")),
                arguments("a class by its id", id("2"), new Name("pkg.m", "C")),
                arguments("a class within a class", id("4"), new Name("pkg.m", "C.Inner")),
                arguments("a submodule's class", id("5"), new Name("pkg.m.sub", "D")),
                arguments("an id that nothing has", id("my_modMyError"), ANY),
                arguments("an id that no module lists", id("6"), ANY),
                arguments("a class of the root by its name", member("m", "C"), new Name("pkg.m", "C")),
                arguments("a nested class by its name", member("m", "C.Inner"), new Name("pkg.m", "C.Inner")),
                arguments("a class by its full name", member("pkg.m", "C"), new Name("pkg.m", "C")),
                arguments("a submodule by its name", member("m", "sub"), new Name("pkg.m", "sub")),
                arguments("a submodule's class by its name", member("m.sub", "D"), new Name("pkg.m.sub", "D")),
                arguments("16b: no member of this module", member("m", "Missing"), Name.INCOMPLETE),
                arguments("16b: the same by its full name", member("pkg.m", "Missing"), Name.INCOMPLETE),
                arguments("no member of another module", member("m.sub", "Missing"), new Name("m.sub", "Missing")),
                arguments("16c: no module of this tree", member("m.types", "Q"), new Name("m.types", "Q")),
                arguments("21: swapped", member("gaierror", "socket"), new Name("socket", "gaierror")),
                arguments(
                        "21: swapped, dotted",
                        member("URLError", "urllib.error"),
                        new Name("urllib.error", "URLError")),
                arguments(
                        "21: swapped, private, beyond ASCII",
                        member("_ÄrgerlicheGröße", "socket"),
                        new Name("socket", "_ÄrgerlicheGröße")),
                arguments("21: not like one class", member("Foo.bar", "socket"), new Name("Foo.bar", "socket")),
                arguments("21: not like a class", member("numpy", "random"), new Name("numpy", "random")),
                arguments("21: not a module", member("Foo", "Bar"), new Name("Foo", "Bar")),
                arguments("a union", union(name("int"), id("2")), new Union(List.of(INT, new Name("pkg.m", "C")))),
                arguments(
                        "a union of unions",
                        union(union(name("int"), name("str")), union(name("str"), name("None"))),
                        new Union(List.of(INT, Name.builtin("str"), Constant.NONE))),
                arguments("a union with itself", union(name("int"), name("int")), INT),
                arguments("two unknown types", union(id("98"), id("99")), ANY),
                arguments(
                        "twins with the same text",
                        union(name("int"), member("builtins", "int")),
                        new Union(List.of(INT, INT))),
                arguments(
                        "one argument",
                        "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}".formatted(name("list"), name("int")),
                        new Subscript(Name.builtin("list"), List.of(INT))),
                arguments(
                        "no arguments",
                        "{\"type\":\"subscript\",\"value\":%s,\"slice\":{\"type\":\"tuple\",\"elts\":[]}}"
                                .formatted(name("tuple")),
                        new Subscript(Name.builtin("tuple"), List.of())),
                arguments(
                        "a float",
                        "{\"type\":\"constant\",\"kind\":\"float\",\"value\":\"1\"}",
                        new Expression.Number("1.")),
                arguments("36: no builtin", name("traceback"), new Name("types", "TracebackType")),
                arguments(
                        "36: no builtin, in the long form",
                        member("builtins", "builtin_function_or_method"),
                        new Name("types", "BuiltinFunctionType")),
                arguments(
                        "a quoted part",
                        "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}".formatted(name("list"), quoted("C")),
                        new Subscript(Name.builtin("list"), List.of(new Name("pkg.m", "C")))),
                arguments(
                        "a literal type",
                        "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}"
                                .formatted(member("typing", "Literal"), quoted("C")),
                        new Subscript(new Name("typing", "Literal"), List.of(new Expression.StringConstant("C")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void an_expression_is_qualified(String what, String json, Expression expected) {
        assertThat(returned(json).module().functions().get(0).returns()).contains(expected);
    }

    @Test
    void an_id_that_nothing_has_is_no_class_of_a_module_that_is_called_typing() {
        ModuleDef root = link(
                        "pkg.typing",
                        module("1", "typing", "2", "3"),
                        classDef("2", "Any"),
                        function("3", "f", id("99")))
                .module();

        assertThat(root.functions().get(0).returns()).contains(ANY);
    }

    @Test
    void a_child_of_a_root_that_is_named_like_a_library_means_the_library() {
        ModuleDef root = link(
                        "decimal",
                        module("1", "decimal", "2"),
                        module("2", "sub", "3"),
                        function("3", "f", member("decimal", "Decimal")))
                .module();

        assertThat(root.submodules().get(0).functions().get(0).returns()).contains(new Name("decimal", "Decimal"));
    }

    @Test
    void a_class_in_two_modules_is_declared_in_one_and_means_the_same_everywhere() {
        ModuleDef root = link(
                        "r",
                        module("1", "r", "2", "3", "9"),
                        module("2", "b", "4"),
                        module("3", "a", "4"),
                        classDef("4", "C"),
                        "{\"type\":\"class\",\"id\":\"5\",\"name\":\"Inner\",\"parent\":\"4\",\"bases\":[%s]}"
                                .formatted(id("4")),
                        method("4", "x", id("4")),
                        function("9", "f", id("5")))
                .module();

        Name theClass = new Name("r.a", "C");
        assertThat(root.functions().get(0).returns()).contains(new Name("r.a", "C.Inner"));
        assertThat(root.submodules().get(0).classes()).isEmpty();
        assertThat(root.submodules().get(0).reexports()).containsExactly(new Reexport("C", theClass));
        ClassDef declared = root.submodules().get(1).classes().get(0);
        assertThat(declared.methods().get(0).returns()).contains(theClass);
        assertThat(declared.methods().get(0).decorators()).containsExactly(new Name("r.a", "C.x.setter"));
        assertThat(declared.classes().get(0).bases()).containsExactly(theClass);
    }

    @Test
    void a_class_that_one_from_elsewhere_hides_has_no_name() {
        ModuleDef root = link(
                        "r",
                        module("1", "r", "2", "3", "4", "9"),
                        module("2", "sub", "4"),
                        classDef("3", "A"),
                        classDef("4", "A"),
                        function("9", "f", id("3")))
                .module();

        assertThat(root.classes()).isEmpty();
        assertThat(root.reexports()).containsExactly(new Reexport("A", new Name("r.sub", "A")));
        assertThat(root.functions().get(0).returns()).contains(new Name("typing", "Any"));
    }

    static Stream<Arguments> listings() {
        return Stream.of(
                arguments("the deepest module", List.of("r", "r.b.c", "r.a"), "r.b.c"),
                arguments("then the first by name", List.of("r.b", "r.a", "r"), "r.a"),
                arguments("one alone", List.of("r.b"), "r.b"),
                arguments("twice in one", List.of("r.b", "r.b"), "r.b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listings")
    void a_class_is_declared_in(String what, List<String> listing, String expected) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        Map.of("r", "", "r.a", "r", "r.b", "r", "r.b.c", "r.b")
                .forEach((name, parent) -> members.computeIfAbsent(parent, any -> new ArrayList<>())
                        .add(name));
        listing.forEach(module ->
                members.computeIfAbsent(module, any -> new ArrayList<>()).add("class"));
        String[] chunks = Stream.concat(
                        Stream.of("r", "r.a", "r.b", "r.b.c")
                                .map(name -> module(
                                        name,
                                        DottedName.of(name).last(),
                                        members.getOrDefault(name, List.of()).toArray(String[]::new))),
                        Stream.of(classDef("class", "C")))
                .toArray(String[]::new);

        List<ModuleDef> modules = all(link("r", chunks).module()).toList();

        assertThat(modules)
                .filteredOn(module -> !module.classes().isEmpty())
                .extracting(ModuleDef::name)
                .containsExactly(expected);
        assertThat(modules)
                .filteredOn(module -> !module.reexports().isEmpty())
                .allSatisfy(module ->
                        assertThat(module.reexports()).containsExactly(new Reexport("C", new Name(expected, "C"))))
                .extracting(ModuleDef::name)
                .containsExactlyInAnyOrderElementsOf(listing.stream()
                        .distinct()
                        .filter(name -> !name.equals(expected))
                        .toList());
    }

    private static Stream<ModuleDef> all(ModuleDef module) {
        return Stream.concat(Stream.of(module), module.submodules().stream().flatMap(LinkerTest::all));
    }

    @Test
    void a_class_within_another_is_declared_there_also_if_modules_list_it() {
        ModuleDef root = link(
                        "r",
                        module("1", "r", "2", "4", "5", "9"),
                        module("2", "a", "4", "5"),
                        classDef("4", "Shape"),
                        "{\"type\":\"class\",\"id\":\"5\",\"name\":\"Circle\",\"parent\":\"4\"}",
                        function("9", "f", id("5")))
                .module();

        Name circle = new Name("r.a", "Shape.Circle");
        assertThat(root.functions().get(0).returns()).contains(circle);
        assertThat(root.reexports())
                .containsExactlyInAnyOrder(
                        new Reexport("Shape", new Name("r.a", "Shape")), new Reexport("Circle", circle));
        assertThat(root.submodules().get(0).classes())
                .singleElement()
                .satisfies(shape -> assertThat(shape.classes()).hasSize(1));
        assertThat(root.submodules().get(0).reexports()).containsExactly(new Reexport("Circle", circle));
    }

    @Test
    void a_class_is_not_declared_where_another_one_takes_its_name() {
        ModuleDef root = link(
                        "r",
                        module("1", "r", "2", "4"),
                        module("2", "a", "4", "5"),
                        classDef("4", "C"),
                        classDef("5", "C"),
                        "{\"type\":\"attribute\",\"name\":\"is_of_5\",\"parent\":\"5\"}")
                .module();

        assertThat(root.classes())
                .singleElement()
                .satisfies(theClass -> assertThat(theClass.attributes()).isEmpty());
        assertThat(root.submodules().get(0).classes())
                .singleElement()
                .satisfies(theClass -> assertThat(theClass.attributes()).hasSize(1));
        assertThat(root.submodules().get(0).reexports()).isEmpty();
    }

    @Test
    void the_last_class_of_a_name_stays_be_it_declared_or_not() {
        ModuleDef root = link(
                        "r",
                        module("1", "r", "2", "5", "4"),
                        module("2", "a", "4"),
                        classDef("4", "C"),
                        classDef("5", "C"))
                .module();

        assertThat(root.classes()).isEmpty();
        assertThat(root.reexports()).containsExactly(new Reexport("C", new Name("r.a", "C")));
    }

    @Test
    void a_module_with_keywords_among_its_names_says_that_it_has_no_list_of_them() {
        Linked linked = link(
                "pkg.m",
                module("1", "m", "2", "3", "4"),
                module("2", "in", "5"),
                function("3", "class", "null"),
                function("4", "f", "null"),
                function("5", "g", "null"));

        assertThat(linked.warnings())
                .map(Message::toString)
                .containsExactly("the module pkg.m has members whose names are Python keywords: 'class', 'in'. Python"
                        + " code cannot write these names, so the stub leaves the members out, has no __all__, and says"
                        + " that the module has more members than it declares. Give each another name in Rust, such as"
                        + " #[pyo3(name = \"class_\")].");
        assertThat(link("m", module("1", "m", "9", "3"), function("3", "class", "null"))
                        .warnings())
                .as("it has no such list in any case")
                .isEmpty();
    }
}
