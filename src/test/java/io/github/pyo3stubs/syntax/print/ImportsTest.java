// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.guard.GuardExpressions;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest {

    private static final Name ANY = new Name("typing", "Any");

    @ParameterizedTest(name = "{0} from {1} (package: {2}) is {3}")
    @CsvSource({
        "foo.bar, foo.bar.baz, false, .",
        "foo, foo.bar.baz, false, ..",
        "foo, foo.bar, true, ..",
        "foo.bar.baz, foo, true, .bar.baz",
        "foo.lat, foo.bar.baz, false, ..lat",
        "foo.lat, foo.bar, true, ..lat",
        "foo, foo.la, false, .",
        "foo.bar.baz, foo.lat, false, .bar.baz",
        "foo.barx, foo.bar, false, .barx",
        "foo, bar, false, foo",
        "foo, foo, true, .",
    })
    void names_a_module_by_its_relative_path(String target, String current, boolean isPackage, String path) {
        assertThat(ImportSources.relative(target, current, isPackage)).isEqualTo(path);
    }

    @Test
    void imports_what_is_used_and_spells_it() {
        assertThat(printed(
                        function("f", ANY),
                        function("g", new Name("collections.abc", "Buffer")),
                        function("h", Name.builtin("int"))))
                .isEqualTo("""
                        from collections.abc import Buffer
                        from typing import Any
                        def f() -> Any: ...
                        def g() -> Buffer: ...
                        def h() -> int: ...
                        """);
    }

    @Test
    void a_declaration_of_the_module_keeps_its_name() {
        assertThat(printed(variable("Any", ANY), classOf("int"), variable("i", Name.builtin("int"))))
                .isEqualTo("""
                        from builtins import int as int2
                        from typing import Any as Any2
                        Any: Any2
                        class int: ...
                        i: int2
                        """);
    }

    @Test
    void a_class_body_that_declares_an_imported_name_uses_another() {
        assertThat(printed(
                        classOf("C", variable("Any", ANY), function("f", new Name("typing", "Any.Inner"))),
                        variable("v", ANY)))
                .isEqualTo("""
                        from typing import Any, Any as Any2

                        class C:
                            Any: Any2
                            def f() -> Any2.Inner: ...

                        v: Any
                        """);
    }

    @Test
    void a_name_that_only_hiding_bodies_use_is_imported_once() {
        assertThat(printed(classOf("C", variable("Any", ANY)))).isEqualTo("""
                        from typing import Any as Any2

                        class C:
                            Any: Any2
                        """);
    }

    @Test
    void a_name_that_the_module_offers_has_another_in_a_body_that_declares_it() {
        Name point = new Name("geo.shapes", "Point");
        assertThat(printed(
                        new Import(point, Optional.of("Point"), true),
                        classOf("C", function("Point", point)),
                        function("f", point)))
                .isEqualTo("""
                        from geo.shapes import Point as Point
                        from geo.shapes import Point as Point2

                        class C:
                            def Point() -> Point2: ...

                        def f() -> Point: ...
                        """);
    }

    @Test
    void one_alias_serves_all_hiding_bodies() {
        assertThat(printed(
                        classOf("C", variable("Any", ANY)),
                        classOf("D", variable("Any", ANY), variable("Any2", ANY)),
                        classOf("E", variable("Any2", ANY))))
                .isEqualTo("""
                        from typing import Any, Any as Any3

                        class C:
                            Any: Any3

                        class D:
                            Any: Any3
                            Any2: Any3

                        class E:
                            Any2: Any
                        """);
    }

    @Test
    void only_the_innermost_class_body_hides() {
        ClassDefinition inner = new ClassDefinition(
                "Inner",
                List.of(new Name("typing", "final")),
                List.of(Name.builtin("list")),
                Optional.empty(),
                List.of(variable("v", Name.builtin("list"))));
        ClassDefinition outer = new ClassDefinition(
                "Outer",
                List.of(new Name("typing", "final")),
                List.of(Name.builtin("list")),
                Optional.empty(),
                List.of(variable("final", Name.builtin("int")), variable("list", Name.builtin("int")), inner));

        assertThat(printed(outer)).isEqualTo("""
                        from builtins import list as list2
                        from typing import final, final as final2

                        @final
                        class Outer(list):
                            final: int
                            list: int
                            @final2
                            class Inner(list2):
                                v: list
                        """);
    }

    @Test
    void the_accessors_of_a_property_name_the_property() {
        Expression setter = new Expression.Attribute(new Name("m", "Outer.Inner.x"), "setter");
        Expression ofTheBody = new Expression.Attribute(Name.builtin("x"), "deleter");
        ClassDefinition inner =
                classOf("Inner", method("x", Name.builtin("property")), method("x", setter), method("x", ofTheBody));

        assertThat(printed(classOf("Outer", inner))).isEqualTo("""
                        class Outer:
                            class Inner:
                                @property
                                def x(): ...
                                @x.setter
                                def x(): ...
                                @x.deleter
                                def x(): ...
                        """);
    }

    @Test
    void imports_relatively_only_what_a_module_of_the_tree_declares() {
        StubFile root = new StubFile(
                "pkg.m",
                true,
                Optional.empty(),
                List.of(new Import(new Name("pkg.m", "sub"), true), function("f", new Name("pkg.m.sub", "K.Inner"))));
        StubFile sub = new StubFile(
                "pkg.m.sub",
                false,
                Optional.empty(),
                List.of(
                        classOf("K"),
                        variable("a", new Name("pkg.m", "f")),
                        variable("b", new Name("pkg.m", "missing")),
                        variable("c", new Name("pkg.other", "X"))));
        StubTree tree = StubTree.of(List.of(root, sub));

        assertThat(Imports.of(root, tree).lines()).containsExactly("from . import sub as sub", "from .sub import K");
        assertThat(Imports.of(sub, tree).lines())
                .containsExactly("from . import f", "from pkg.m import missing", "from pkg.other import X");
    }

    @Test
    void an_extension_module_named_like_a_submodule_of_another_is_one_of_its_own() {
        StubFile outer =
                new StubFile("pkg", false, Optional.empty(), List.of(variable("a", new Name("pkg._native", "K"))));
        StubFile inner = new StubFile("pkg._native", false, Optional.empty(), List.of(classOf("K")));
        StubTree tree = StubTree.of(List.of(outer, inner));

        assertThat(Imports.of(outer, tree).lines()).containsExactly("from ._native import K");
        assertThat(tree.extensionOf("pkg._native")).isEqualTo("pkg._native");
    }

    @Test
    void a_member_that_the_module_itself_lacks_is_unknown() {
        assertThat(printed(variable("v", new Name("m", "Missing.Inner")))).isEqualTo("""
                        from _typeshed import Incomplete
                        v: Incomplete
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"del:X", "x.class.y:X", "x:import", "x:C.None"})
    void what_python_cannot_write_is_unknown(String moduleAndPath) {
        String[] parts = moduleAndPath.split(":");

        assertThat(printed(variable("v", new Name(parts[0], parts[1])))).isEqualTo("""
                        from _typeshed import Incomplete
                        v: Incomplete
                        """);
    }

    @Test
    void an_explicit_import_counts_as_a_use() {
        assertThat(lines(new Import(ANY, false), new Import(Name.builtin("str"), false), classOf("str")))
                .containsExactly("from builtins import str as str2", "from typing import Any");
    }

    @Test
    void what_is_offered_to_others_is_a_line_of_its_own_and_takes_its_name() {
        assertThat(lines(
                        new Import(new Name("lib", "b"), true),
                        new Import(new Name("lib", "a"), true),
                        new Import(new Name("lib", "a"), true),
                        variable("v", new Name("lib", "a")),
                        variable("w", new Name("lib", "c")),
                        variable("x", new Name("other", "a"))))
                .containsExactly("from lib import a as a, b as b", "from lib import c", "from other import a as a2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a name that is used under a condition;          a ;   ;     if sys.version_info >= (3, 11):",
                "a name that is used in both branches;           a ; a ;     from lib import a",
                "a name that is used in the other branch;        Any; a ;    if sys.version_info < (3, 11):",
            })
    void what_is_used_under_conditions_only_is_imported_under_them(
            String rule, String inBody, String otherwise, String line) throws Exception {
        If conditional = new If(
                List.of(new If.Branch(NEW, List.of(variable("v", name(inBody))))),
                otherwise == null ? List.of() : List.of(variable("w", name(otherwise))));

        assertThat(printed(conditional)).contains("import sys\n").contains(line + "\n");
        assertThat(StubParser.parse(printed(conditional), "m", false)).isEqualTo(file(conditional));
    }

    @Test
    void what_every_python_has_is_imported_without_a_condition() {
        If conditional = new If(
                List.of(new If.Branch(NEW, List.of(variable("v", ANY), function("f", new Name("typing", "Self"))))),
                List.of());

        assertThat(printed(conditional)).isEqualTo("""
                import sys
                from typing import Any

                if sys.version_info >= (3, 11):
                    from typing import Self

                if sys.version_info >= (3, 11):
                    v: Any
                    def f() -> Self: ...
                """);
    }

    private static final Expression NEW = GuardExpressions.from(new PythonVersion(3, 11));

    private static Name name(String path) {
        return path.equals("Any") ? ANY : new Name("lib", path);
    }

    private static String printed(Statement... statements) {
        StubFile file = file(statements);
        return StubPrinter.print(file, StubTree.of(List.of(file)));
    }

    private static List<String> lines(Statement... statements) {
        StubFile file = file(statements);
        return Imports.of(file, StubTree.of(List.of(file))).lines();
    }

    private static StubFile file(Statement... statements) {
        return new StubFile("m", false, Optional.empty(), List.of(statements));
    }

    private static ClassDefinition classOf(String name, Declaration... body) {
        return new ClassDefinition(name, List.of(), List.of(), Optional.empty(), List.of(body));
    }

    private static Assignment variable(String name, Expression annotation) {
        return new Assignment(name, Optional.of(annotation), Optional.empty(), Optional.empty());
    }

    private static Function function(String name, Expression returns) {
        return new Function(name, List.of(), false, List.of(), Optional.of(returns), Optional.empty());
    }

    private static Function method(String name, Expression decorator) {
        return new Function(name, List.of(decorator), false, List.of(), Optional.empty(), Optional.empty());
    }
}
