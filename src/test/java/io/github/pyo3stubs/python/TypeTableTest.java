// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pyo3stubs.python.KnownType.Parameter;
import io.github.pyo3stubs.python.KnownType.Variance;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.TypeParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTableTest {
    private static final Name SET = new Name("collections.abc", "Set");
    private static final Name STR = Name.builtin("str");

    @Test
    void every_module_of_the_table_is_of_the_standard_library_or_made_for_stubs() {
        assertThat(TypeTable.ALL.names().stream().map(Name::module).distinct())
                .allMatch(module -> StandardLibrary.contains(module)
                        || List.of("_typeshed", "typing_extensions").contains(module));
    }

    @Test
    void every_line_of_the_table_can_be_read() {
        assertThat(TypeTable.ALL.names())
                .hasSizeGreaterThan(500)
                .allMatch(name -> TypeTable.ALL.type(name).isPresent()
                        || TypeTable.ALL.canonical(name).isPresent()
                        || TypeTable.ALL.isRenamed(name)
                        || TypeTable.ALL.importable(name).isPresent());
    }

    /** The second module has a line that cannot be read. A first run would take long to read all modules. */
    @Test
    void a_module_is_read_when_one_of_its_names_is_asked_for() {
        TypeTable table = new TypeTable("[a]\nA\n[b]\nfrom c\n");

        assertThat(table.type(new Name("a", "A"))).isPresent();
        assertThat(table.type(new Name("c", "A"))).isEmpty();
        assertThatThrownBy(() -> table.type(new Name("b", "A"))).isInstanceOf(RuntimeException.class);
    }

    /** A name that had two lines would have the meaning of the last one. */
    @Test
    void a_name_has_one_line_in_its_module() {
        List<String> names = new ArrayList<>();
        for (String line : TypeTable.TEXT.split("\n")) {
            if (line.startsWith("[")) {
                names.add(line);
            } else if (line.startsWith("from ")) {
                Stream.of(line.replaceFirst(".* import ", "").split(", "))
                        .map(name -> name.replaceFirst(".* as ", ""))
                        .forEach(names::add);
            } else if (!line.isEmpty()) {
                names.add(line.replaceFirst("^[.!]*(\\w+).*", "$1"));
            }
        }

        assertThat(names.stream().filter(name -> !name.startsWith("[")))
                .containsExactlyElementsOf(
                        TypeTable.ALL.names().stream().map(Name::path).toList());
    }

    @Test
    void a_name_without_its_module_has_one_meaning() {
        List<String> names = TypeTable.TEXT
                .lines()
                .filter(line -> line.matches("!?\\w+(?! import).*") && !line.startsWith("from "))
                .map(line -> line.replaceFirst("^!?(\\w+).*", "$1"))
                .toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(250);
        assertThat(TypeTable.ALL.names().stream()
                        .filter(TypeTable.ALL::isUnqualified)
                        .map(Name::path))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(names)
                .allMatch(name -> TypeTable.ALL
                        .unqualified(name)
                        .filter(TypeTable.ALL::isUnqualified)
                        .isPresent());
    }

    @Test
    void a_line_tells_release_parameters_and_bases() {
        TypeTable table = new TypeTable("""
                [builtins]
                str
                [collections.abc]
                .Set[+T]
                Map[K, -V=..., *A, **P](collections.abc.Set[K], collections.abc.Set[Map[str, V]], str) 3.11""");
        Name map = new Name("collections.abc", "Map");

        assertThat(table.names()).containsExactly(STR, SET, map);
        assertThat(table.names()).filteredOn(table::isUnqualified).containsExactly(STR, map);
        KnownType type = table.type(map).orElseThrow();
        assertThat(type.since()).contains(PythonVersion.parse("3.11").orElseThrow());
        assertThat(type.parameters())
                .containsExactly(
                        new Parameter("K", Kind.TYPE, Variance.INVARIANT, false),
                        new Parameter("V", Kind.TYPE, Variance.CONTRAVARIANT, true),
                        new Parameter("A", Kind.TYPES, Variance.INVARIANT, false),
                        new Parameter("P", Kind.PARAMETERS, Variance.INVARIANT, false));
        assertThat(type.bases(List.of())).containsExactly(SET, new Subscript(SET, List.of(map)), STR);
        assertThat(type.bases(List.of(STR, SET)))
                .containsExactly(
                        new Subscript(SET, List.of(STR)),
                        new Subscript(SET, List.of((Expression) new Subscript(map, List.of(STR, SET)))),
                        STR);
        assertThat(type.bases(List.of(STR)))
                .containsExactly(new Subscript(SET, List.of(STR)), new Subscript(SET, List.of(map)), STR);
    }

    @Test
    void a_line_tells_what_a_name_stands_for() {
        TypeTable table = new TypeTable("""
                # [comment]
                [builtins]
                .code -> CodeType
                dict
                [re] 3.11
                .error = re.PatternError since 3.13
                PatternError

                [types]
                CodeType
                [typing]
                from types import CodeType, Other as Another
                Dict = dict
                """);

        assertThat(table.importable(Name.builtin("code"))).contains(new Name("types", "CodeType"));
        assertThat(table.since("re")).isEqualTo(PythonVersion.parse("3.11"));
        assertThat(table.since("types")).isEmpty();
        assertThat(table.isRenamed(new Name("re", "error"))).isTrue();
        assertThat(table.canonical(new Name("re", "error"))).isEmpty();
        assertThat(table.since(new Name("re", "error"))).isEmpty();
        assertThat(table.canonical(new Name("typing", "Dict"))).contains(Name.builtin("dict"));
        assertThat(table.canonical(new Name("typing", "CodeType"))).contains(new Name("types", "CodeType"));
        assertThat(table.canonical(new Name("typing", "Another"))).contains(new Name("types", "Other"));
        assertThat(table.unqualified("CodeType")).contains(new Name("types", "CodeType"));
        assertThat(table.names())
                .filteredOn(name -> table.type(name).isPresent())
                .hasSize(3);
    }

    @ParameterizedTest(name = "{0} takes {1} to {2}")
    @CsvSource({
        "builtins, list, 1, 1",
        "builtins, dict, 2, 2",
        "builtins, slice, 1, 3",
        "builtins, str, , ",
        "collections.abc, Generator, 1, 3",
        "contextlib, ExitStack, 1, 1",
        "typing, Union, 1, 9",
        "typing, Annotated, 2, 9",
        "builtins, tuple, 0, 9",
        "typing, Tuple, 0, 9"
    })
    void a_type_takes_as_many_arguments_as_it_has_parameters(String module, String name, Integer least, Integer most) {
        KnownType type = KnownNames.type(new Name(module, name)).orElseThrow();

        for (int arguments = 0; arguments < 10; arguments++) {
            assertThat(type.takes(arguments))
                    .as("%d arguments", arguments)
                    .isEqualTo(least != null && least <= arguments && arguments <= most);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"list[", "list(Unknown)", "list[+]", "list[T](", "a b"})
    void a_malformed_line_is_told(String line) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> {
                    TypeTable table = new TypeTable("[builtins]\n" + line);
                    table.names().forEach(table::type);
                })
                .withMessageContaining("the table of types");
    }
}
