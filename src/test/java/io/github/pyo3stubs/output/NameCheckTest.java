// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Specimen;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.TypeParameter;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Keyword;
import io.github.pyo3stubs.syntax.ValueExpression.Lambda;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NameCheckTest {

    /** A name that would be printed as code. */
    private static final String CODE = "f(): ...\nimport os\ndef g";

    /** The same for names with dots between their parts. */
    private static final String PART = CODE.replace("...", "pass");

    private static final String TOLD = "'f(): ...\\u000aimport os\\u000adef g' is not a Python identifier";

    private static final Name CALLEE = new Name("m", "f");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void code_in_place_of_a_name_is_refused(String place, Statement statement) {
        assertThat(refusals(statement))
                .extracting(refusal -> refusal.replace("pass", "..."))
                .containsExactly(place + ": " + TOLD);
    }

    static Stream<Arguments> code_in_place_of_a_name_is_refused() {
        String told = "m.f(): ...\\u000aimport os\\u000adef g";
        Parameter parameter = new Parameter(CODE, Parameter.Kind.KEYWORD_ONLY, Optional.empty(), Optional.empty());
        TypeParameter typeParameter =
                new TypeParameter(TypeParameter.Kind.TYPE, CODE, Optional.empty(), Optional.empty());
        return Stream.of(
                arguments(told, inIf(function(CODE))),
                arguments(told.replace("m.", "m.C."), classOf("C", inIf(function(CODE)))),
                arguments(told.replace("m.", "m.C."), inIf(classOf("C", function(CODE)))),
                arguments("m.g", inIf(function("g").withParameters(List.of(parameter)))),
                arguments("m.T", new TypeAlias("T", List.of(typeParameter), Constant.NONE, Optional.empty())),
                arguments(told, inIf(new Import(new Name("os", "path"), Optional.of(PART), true))),
                arguments("m.path", new Import(new Name(PART, "path"), Optional.of("path"), true)),
                arguments("m.x", assignment(new Name("os", PART))),
                arguments("m.x", assignment(new Name(PART, "path"))),
                arguments("m.x", assignment(new Attribute(new Call(CALLEE, List.of()), CODE))),
                arguments("m.x", assignment(new Call(CALLEE, List.of(new Keyword(CODE, Constant.NONE))))),
                arguments("m.x", assignment(new Lambda(List.of(parameter), Constant.NONE))),
                arguments("m", inIf(new Name("sys", PART), function("g"))));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void every_name_in_a_statement_is_checked(Specimen<Statement> specimen) {
        assertThat(refusals(specimen.value()))
                .extracting(refusal -> refusal.replaceFirst(".*: '(.*)' is not a Python identifier", "$1"))
                .containsExactlyInAnyOrderElementsOf(specimen.names());
    }

    static Stream<Specimen<Statement>> statements() {
        return Specimen.of(Statement.class, "no name %d");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void every_name_in_an_expression_is_checked(Specimen<Expression> specimen) {
        assertThat(refusals(assignment(specimen.value())))
                .extracting(refusal -> refusal.replaceFirst("m\\.x: '(.*)' is not a Python identifier", "$1"))
                .containsExactlyInAnyOrderElementsOf(specimen.names());
    }

    static Stream<Specimen<Expression>> expressions() {
        return Specimen.of(Expression.class, "no name %d");
    }

    @Test
    void the_uses_of_a_bad_name_are_not_told_beside_its_declaration() {
        assertThat(refusals(assignment(new Name("m", PART)), function(PART))).hasSize(1);
    }

    @Test
    void an_import_of_all_names_is_no_bad_name() {
        assertThat(refusals(Import.all("x"), inIf(Import.all("y")))).isEmpty();
    }

    private static List<String> refusals(Statement... body) {
        StubTree tree = StubTree.of(List.of(new StubFile("m", false, Optional.empty(), List.of(body))));
        return NameCheck.refusals(StubPaths.installed(tree));
    }

    private static If inIf(Statement statement) {
        return inIf(new Name("m", "CONDITION"), statement);
    }

    private static If inIf(Expression condition, Statement statement) {
        return new If(List.of(new If.Branch(condition, List.of(statement))), List.of());
    }

    private static Function function(String name) {
        return new Function(name, List.of(), false, List.of(), Optional.empty(), Optional.empty());
    }

    private static Assignment assignment(Expression value) {
        return new Assignment("x", Optional.empty(), Optional.of(value), Optional.empty());
    }

    private static ClassDefinition classOf(String name, Statement member) {
        return new ClassDefinition(name, List.of(), List.of(), Optional.empty(), List.of(member));
    }
}
