// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlatformMergeTest {
    private static final List<Platform> PLATFORMS = Stream.of(
                    "linux-aarch_64", "linux-x86_64", "osx-aarch_64", "osx-x86_64", "windows-x86_64")
            .map(Platforms::of)
            .toList();

    private static final Expression INT = Expression.Name.builtin("int");
    private static final Expression STR = Expression.Name.builtin("str");

    @Test
    void equal_trees_are_the_common_tree() {
        StubTree tree = tree(module("a.b", function("f", INT)));

        PlatformMerge merge = merge(tree, tree(module("a.b", function("f", INT))));

        assertThat(merge.common()).contains(tree);
        assertThat(merge.differences()).isEmpty();
    }

    @Test
    void one_tree_is_the_common_tree() {
        StubTree tree = tree(module("a.b"));
        assertThat(merge(tree).common()).contains(tree);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_differs_is_told_by_its_qualified_name(List<String> told, List<StubTree> trees) {
        PlatformMerge merge = merge(trees.toArray(StubTree[]::new));

        assertThat(merge.common()).isEmpty();
        assertThat(merge.differences()).extracting(PlatformDifference::toString).containsExactlyElementsOf(told);
    }

    static Stream<Arguments> what_differs_is_told_by_its_qualified_name() {
        return Stream.of(
                row(
                        tree(module("a.b", function("f", INT), function("g", INT))),
                        tree(module("a.b", function("f", INT))),
                        "a.b.g: only on linux-aarch_64, none on linux-x86_64"),
                row(
                        tree(module("a.b", function("f", INT))),
                        tree(module("a.b", function("f", STR))),
                        "a.b.f: one form on linux-aarch_64, another on linux-x86_64"),
                row(
                        tree(module(
                                "a.b", classOf("C", INT, function("f", INT), classOf("D", INT, assignment("x", INT))))),
                        tree(module("a.b", classOf("C", INT, function("f", STR), classOf("D", INT)))),
                        "a.b.C.f: one form on linux-aarch_64, another on linux-x86_64",
                        "a.b.C.D.x: only on linux-aarch_64, none on linux-x86_64"),
                row(
                        tree(module("a.b", classOf("C", INT, function("f", INT)))),
                        tree(module("a.b", classOf("C", STR, function("f", INT)))),
                        "a.b.C: one form on linux-aarch_64, another on linux-x86_64"),
                row(
                        tree(module("a.b", classOf("C", INT))),
                        tree(module("a.b", function("C", INT))),
                        "a.b.C: one form on linux-aarch_64, another on linux-x86_64"),
                row(
                        tree(module("a.b", function("p", INT), function("p", STR))),
                        tree(module("a.b", function("p", INT))),
                        "a.b.p: one form on linux-aarch_64, another on linux-x86_64"),
                row(
                        tree(module("a.b", submodule("s")), module("a.b.s", function("f", INT))),
                        tree(module("a.b")),
                        "a.b.s: only on linux-aarch_64, none on linux-x86_64"),
                row(
                        tree(module("a.b", all("f", "g"), function("f", INT), function("g", INT))),
                        tree(module("a.b", all("f"), function("f", INT))),
                        "a.b.g: only on linux-aarch_64, none on linux-x86_64"),
                row(
                        tree(module("a.b", function("f", INT), function("g", INT))),
                        tree(module("a.b", function("g", INT), function("f", INT))),
                        "a.b: one form on linux-aarch_64, another on linux-x86_64"),
                row(
                        tree(new StubFile("a.b", false, Optional.of("Here."), List.of())),
                        tree(new StubFile("a.b", false, Optional.of("There."), List.of())),
                        "a.b: one form on linux-aarch_64, another on linux-x86_64"));
    }

    @Test
    void platforms_with_the_same_form_stand_together() {
        StubTree one = tree(module("a.b", function("f", INT)));
        StubTree other = tree(module("a.b", function("f", STR)));
        StubTree none = tree(module("a.b"));

        assertThat(merge(one, other, none, one, none).differences())
                .singleElement()
                .hasToString(
                        "a.b.f: one form on linux-aarch_64 and osx-x86_64, another on linux-x86_64, none on osx-aarch_64 and windows-x86_64");
    }

    private static Arguments row(StubTree one, StubTree other, String... told) {
        return arguments(List.of(told), List.of(one, other));
    }

    private static PlatformMerge merge(StubTree... trees) {
        SortedMap<Platform, StubTree> byPlatform = new TreeMap<>();
        for (StubTree tree : trees) {
            byPlatform.put(PLATFORMS.get(byPlatform.size()), tree);
        }
        return PlatformMerge.of(byPlatform);
    }

    private static StubTree tree(StubFile... files) {
        return StubTree.of(List.of(files));
    }

    private static StubFile module(String name, Statement... body) {
        return new StubFile(name, false, Optional.empty(), List.of(body));
    }

    private static Statement submodule(String name) {
        return new Statement.Import(new Expression.Name("a.b", name), true);
    }

    private static Declaration function(String name, Expression returns) {
        return new Declaration.Function(name, List.of(), false, List.of(), Optional.of(returns), Optional.empty());
    }

    private static Declaration classOf(String name, Expression base, Declaration... body) {
        return new Declaration.ClassDefinition(name, List.of(), List.of(base), Optional.empty(), List.of(body));
    }

    private static Declaration assignment(String name, Expression value) {
        return new Declaration.Assignment(name, Optional.empty(), Optional.of(value), Optional.empty());
    }

    private static Declaration all(String... names) {
        return assignment(
                "__all__",
                new Expression.ListDisplay(Arrays.stream(names)
                        .<Expression>map(Expression.StringConstant::new)
                        .toList()));
    }
}
