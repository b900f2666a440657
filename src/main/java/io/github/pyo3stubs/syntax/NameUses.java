package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Assignment;
import io.github.pyo3stubs.syntax.Statement.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement.Compound;
import io.github.pyo3stubs.syntax.Statement.Compound.Clause;
import io.github.pyo3stubs.syntax.Statement.Function;
import io.github.pyo3stubs.syntax.Statement.If;
import io.github.pyo3stubs.syntax.Statement.If.Branch;
import io.github.pyo3stubs.syntax.Statement.Other;
import io.github.pyo3stubs.syntax.Statement.TypeAlias;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds every name of a stub file, with the class body in which it stands; of imports only those that are mere uses. */
public final class NameUses {

    /** Type checkers understand conditions on these only if the module's name is before theirs. */
    private static final Set<Name> SPELLED_WITH_MODULE =
            Set.of(new Name("sys", "platform"), new Name("sys", "version_info"));

    private final BiConsumer<Name, ClassScope> found;

    public NameUses(BiConsumer<Name, ClassScope> found) {
        this.found = found;
    }

    /** What a file imports for a name: all before the first dot, or the module where its name must be seen. */
    public static Name imported(Name name) {
        return SPELLED_WITH_MODULE.contains(new Name(name.module(), name.root()))
                ? Name.ofModule(name.module())
                : new Name(name.module(), name.root());
    }

    /** The names in the statements of a module. */
    public void in(List<Statement> body) {
        body.forEach(statement -> in(statement, ClassScope.MODULE));
    }

    private void in(Statement statement, ClassScope scope) {
        if (statement instanceof Statement.Import explicit) {
            if (!explicit.isBound()) {
                found.accept(explicit.name(), scope);
            }
        } else if (statement instanceof Assignment assignment) {
            in(assignment.annotation(), scope);
            in(assignment.value(), scope);
        } else if (statement instanceof TypeAlias alias) {
            inTypeParameters(alias.typeParameters(), scope);
            in(alias.value(), scope);
        } else if (statement instanceof Function function) {
            in(function, scope);
        } else if (statement instanceof ClassDefinition definition) {
            in(definition.decorators(), scope);
            inTypeParameters(definition.typeParameters(), scope);
            in(definition.bases(), scope);
            ClassScope body = scope.inside(definition);
            definition.body().forEach(member -> in(member, body));
        } else if (statement instanceof If conditional) {
            for (Branch branch : conditional.branches()) {
                in(branch.condition(), scope);
                branch.body().forEach(inner -> in(inner, scope));
            }
            conditional.otherwise().forEach(inner -> in(inner, scope));
        } else if (statement instanceof Compound compound) {
            for (Clause clause : compound.clauses()) {
                in(clause.header(), scope);
                clause.body().forEach(inner -> in(inner, scope));
            }
        } else if (statement instanceof Other other) {
            in(other.phrase(), scope);
        }
    }

    private void in(Function function, ClassScope scope) {
        function.decorators().forEach(decorator -> in(decorator, scope.ofDecorator(decorator, function.name())));
        inTypeParameters(function.typeParameters(), scope);
        inParameters(function.parameters(), scope);
        in(function.returns(), scope);
    }

    private void inTypeParameters(List<TypeParameter> parameters, ClassScope scope) {
        for (TypeParameter parameter : parameters) {
            found.accept(Name.local(parameter.name()), scope);
            in(parameter.bound(), scope);
            in(parameter.defaultValue(), scope);
        }
    }

    private void inParameters(List<Parameter> parameters, ClassScope scope) {
        for (Parameter parameter : parameters) {
            in(parameter.annotation(), scope);
            in(parameter.defaultValue(), scope);
        }
    }

    private void in(Optional<Expression> expression, ClassScope scope) {
        expression.ifPresent(present -> in(present, scope));
    }

    private void in(List<Expression> expressions, ClassScope scope) {
        expressions.forEach(expression -> in(expression, scope));
    }

    private void in(Expression expression, ClassScope scope) {
        if (expression instanceof Name name) {
            found.accept(name, scope);
        } else if (expression instanceof Expression.Attribute attribute) {
            in(attribute.value(), scope);
        } else if (expression instanceof Expression.Subscript subscript) {
            in(subscript.value(), scope);
            in(subscript.arguments(), scope);
        } else if (expression instanceof Expression.Call call) {
            in(call.callee(), scope);
            in(call.arguments(), scope);
        } else if (expression instanceof Expression.Union union) {
            in(union.members(), scope);
        } else if (expression instanceof Expression.Operation operation) {
            in(operation.operands(), scope);
        } else if (expression instanceof Expression.Unary unary) {
            in(unary.operand(), scope);
        } else if (expression instanceof Expression.Keyword keyword) {
            in(keyword.value(), scope);
        } else if (expression instanceof Expression.Lambda lambda) {
            lambda.parameters().forEach(parameter -> found.accept(Name.local(parameter.name()), scope));
            inParameters(lambda.parameters(), scope);
            in(lambda.body(), scope);
        } else if (expression instanceof Expression.Phrase phrase) {
            in(phrase.parts(), scope);
        } else if (expression instanceof Expression.Slice slice) {
            in(slice.lower(), scope);
            in(slice.upper(), scope);
            in(slice.step(), scope);
        } else {
            inDisplay(expression, scope);
        }
    }

    private void inDisplay(Expression expression, ClassScope scope) {
        if (expression instanceof Expression.Tuple tuple) {
            in(tuple.elements(), scope);
        } else if (expression instanceof Expression.ListDisplay display) {
            in(display.elements(), scope);
        } else if (expression instanceof Expression.SetDisplay display) {
            in(display.elements(), scope);
        } else if (expression instanceof Expression.Dict dict) {
            in(dict.entries(), scope);
        } else if (expression instanceof Expression.Entry entry) {
            in(entry.key(), scope);
            in(entry.value(), scope);
        }
    }
}
