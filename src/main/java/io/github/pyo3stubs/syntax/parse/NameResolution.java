package io.github.pyo3stubs.syntax.parse;

import static io.github.pyo3stubs.syntax.parse.ExpressionRewriter.with;

import io.github.pyo3stubs.syntax.BlockStatement.Compound;
import io.github.pyo3stubs.syntax.BlockStatement.Compound.Clause;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.BlockStatement.If.Branch;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Other;
import io.github.pyo3stubs.syntax.TypeParameter;
import java.util.List;
import java.util.Set;

/** Says what the spelled names of a parsed file mean: the whole file is known by now, for stubs use names early. */
final class NameResolution {

    private final ModuleBindings names;

    NameResolution(ModuleBindings names) {
        this.names = names;
    }

    /** The statements of the file, all imports among them. */
    List<Statement> module(List<Statement> body) {
        return statements(body, ClassScope.MODULE, Set.of());
    }

    /** @param locals the type parameters of the classes around */
    private List<Statement> statements(List<Statement> body, ClassScope scope, Set<String> locals) {
        return body.stream()
                .map(statement -> statement(statement, scope, locals))
                .toList();
    }

    private Statement statement(Statement statement, ClassScope scope, Set<String> locals) {
        ExpressionRewriter expressions = new ExpressionRewriter(
                (name, inner) -> inner.contains(name.root()) ? name : names.resolve(name.path(), scope),
                names::mention);
        if (statement instanceof Assignment assignment) {
            return new Assignment(
                    assignment.name(),
                    expressions.rewrite(assignment.annotation(), locals),
                    expressions.rewrite(assignment.value(), locals),
                    assignment.documentation(),
                    assignment.suppression());
        } else if (statement instanceof TypeAlias alias) {
            Set<String> inside = inside(locals, alias.typeParameters());
            return new TypeAlias(
                    alias.name(),
                    typeParameters(alias.typeParameters(), expressions, inside),
                    expressions.rewrite(alias.value(), inside),
                    alias.documentation());
        } else if (statement instanceof Function function) {
            return function(function, expressions, locals);
        } else if (statement instanceof ClassDefinition definition) {
            return definition(definition, expressions, scope, locals);
        } else if (statement instanceof If conditional) {
            List<Branch> branches = conditional.branches().stream()
                    .map(branch -> new Branch(
                            expressions.rewrite(branch.condition(), locals), statements(branch.body(), scope, locals)))
                    .toList();
            return new If(branches, statements(conditional.otherwise(), scope, locals));
        } else if (statement instanceof Compound compound) {
            return new Compound(compound.clauses().stream()
                    .map(clause -> new Clause(
                            other(clause.header(), expressions, locals), statements(clause.body(), scope, locals)))
                    .toList());
        } else if (statement instanceof Other other) {
            return other(other, expressions, locals);
        }
        return statement;
    }

    private static Function function(Function function, ExpressionRewriter expressions, Set<String> locals) {
        Set<String> inside = inside(locals, function.typeParameters());
        return new Function(
                function.name(),
                expressions.rewrite(function.decorators(), locals),
                function.async(),
                typeParameters(function.typeParameters(), expressions, inside),
                expressions.parameters(function.parameters(), inside),
                expressions.rewrite(function.returns(), inside),
                function.documentation(),
                function.suppression());
    }

    private ClassDefinition definition(
            ClassDefinition definition, ExpressionRewriter expressions, ClassScope scope, Set<String> locals) {
        Set<String> inside = inside(locals, definition.typeParameters());
        return new ClassDefinition(
                definition.name(),
                expressions.rewrite(definition.decorators(), locals),
                typeParameters(definition.typeParameters(), expressions, inside),
                expressions.rewrite(definition.bases(), inside),
                definition.documentation(),
                statements(definition.body(), scope.inside(definition), inside));
    }

    /** What a statement binds is named as it is, not by the place where it then lies. */
    private static Other other(Other other, ExpressionRewriter expressions, Set<String> locals) {
        return new Other(expressions.phrase(other.phrase(), with(locals, other.names())), other.names());
    }

    private static Set<String> inside(Set<String> locals, List<TypeParameter> parameters) {
        return with(locals, parameters.stream().map(TypeParameter::name).toList());
    }

    private static List<TypeParameter> typeParameters(
            List<TypeParameter> parameters, ExpressionRewriter expressions, Set<String> locals) {
        return parameters.stream()
                .map(parameter -> new TypeParameter(
                        parameter.kind(),
                        parameter.name(),
                        expressions.rewrite(parameter.bound(), locals),
                        expressions.rewrite(parameter.defaultValue(), locals)))
                .toList();
    }
}
