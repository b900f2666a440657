// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkExpression;
import io.github.pyo3stubs.introspection.record.ChunkExpression.Attribute;
import io.github.pyo3stubs.introspection.record.ChunkExpression.BitOr;
import io.github.pyo3stubs.introspection.record.ChunkExpression.Constant;
import io.github.pyo3stubs.introspection.record.ChunkExpression.Id;
import io.github.pyo3stubs.introspection.record.ChunkExpression.ListDisplay;
import io.github.pyo3stubs.introspection.record.ChunkExpression.Name;
import io.github.pyo3stubs.introspection.record.ChunkExpression.Subscript;
import io.github.pyo3stubs.introspection.record.ChunkExpression.Tuple;
import io.github.pyo3stubs.syntax.Expression;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which members of a union count as equal. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnionMembersTest {

    private static final ChunkExpression A = new Name("a");
    private static final ChunkExpression B = new Name("b");
    private static final ChunkExpression C = new Name("c");

    @Test
    void a_class_by_its_id_equals_the_class_by_its_name_and_the_first_stays() {
        ChunkExpression byId = list(new Id("2"));
        ChunkExpression byName = list(new Attribute(new Name("pkg.m"), "C"));

        assertThat(members(byId, byName)).containsExactly(byId);
        assertThat(members(byName, byId)).containsExactly(byName);
        assertThat(members(byId, list(new Id("5")))).hasSize(2);
    }

    @Test
    void equal_members_are_one_wherever_they_stand() {
        ChunkExpression pair = tuple(A, new BitOr(B, C));

        assertThat(members(new BitOr(A, pair), new BitOr(tuple(A, new BitOr(B, C)), A)))
                .containsExactly(A, pair);
    }

    static Stream<Arguments> different() {
        return Stream.of(
                arguments("two names and one that looks like both", tuple(A, B), tuple(new Name("anb"))),
                arguments("names that join alike", tuple(A, new Name("bnc")), tuple(new Name("anb"), C)),
                arguments("tuples that end elsewhere", tuple(tuple(A), B), tuple(tuple(A, B))),
                arguments("lists that end elsewhere", tuple(listOf(A), B), tuple(listOf(A, B))),
                arguments("a tuple and a list", tuple(A, B), listOf(A, B)),
                arguments("a pair and a subscript", tuple(A, B), new Subscript(A, B)),
                arguments("a pair and a union", tuple(tuple(A, B)), tuple(new BitOr(A, B))),
                arguments("the order of a union", tuple(new BitOr(A, B)), tuple(new BitOr(B, A))),
                arguments("a member and one of another module", new Attribute(A, "x"), new Attribute(B, "x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("different")
    void members_with_other_parts_both_stay(String what, ChunkExpression one, ChunkExpression other) {
        assertThat(members(one, other)).containsExactly(one, other);
    }

    static Stream<Expression> constants() {
        return Stream.of(
                Expression.Constant.NONE,
                Expression.Constant.TRUE,
                new Expression.StringConstant("a"),
                new Expression.Number("1"));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void a_constant_differs_from_a_name_of_the_same_text(Expression value) {
        ChunkExpression constant = new Constant(value);
        ChunkExpression name = new Name(value.toString());

        assertThat(members(constant, name)).containsExactly(constant, name);
        assertThat(members(constant, new Constant(value))).containsExactly(constant);
    }

    private static Collection<ChunkExpression> members(ChunkExpression left, ChunkExpression right) {
        List<Chunk> chunks = ChunkJson.around(ChunkJson.function("9", "f", "null"));
        ModuleTree tree = new ModuleTree(chunks, (Chunk.Module) chunks.get(0), "pkg.m", warning -> {});
        return UnionMembers.of(new BitOr(left, right), tree);
    }

    private static ChunkExpression list(ChunkExpression element) {
        return new Subscript(new Name("list"), element);
    }

    private static ChunkExpression tuple(ChunkExpression... elements) {
        return new Tuple(List.of(elements));
    }

    private static ChunkExpression listOf(ChunkExpression... elements) {
        return new ListDisplay(List.of(elements));
    }
}
