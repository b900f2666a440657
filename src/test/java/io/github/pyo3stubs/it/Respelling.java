// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Stubs with the same types in the spelling of older Pythons, and in another order. */
final class Respelling {

    private static final Map<Name, Name> OLDER = Map.of(
            Name.builtin("list"),
            new Name("typing", "List"),
            Name.builtin("dict"),
            new Name("typing_extensions", "Dict"),
            Name.builtin("tuple"),
            new Name("typing", "Tuple"),
            Name.builtin("type"),
            new Name("typing", "Type"),
            Name.builtin("str"),
            new Name("typing", "Text"),
            Name.builtin("OSError"),
            Name.builtin("IOError"),
            new Name("typing", "Any"),
            new Name("typing_extensions", "Any"),
            new Name("typing", "overload"),
            new Name("typing_extensions", "overload"),
            new Name("collections.abc", "Set"),
            new Name("typing", "AbstractSet"),
            new Name("re", "Pattern"),
            new Name("typing", "Pattern"));

    private Respelling() {}

    /** Whether a module declares the names of the other spelling, so that it would import them from itself. */
    static boolean isSource(String module) {
        return module.equals("typing") || module.equals("typing_extensions");
    }

    static StubFile of(StubFile file) {
        return new StubFile(file.module(), file.isPackage(), file.documentation(), statements(file.body()));
    }

    private static List<Statement> statements(List<Statement> body) {
        return body.stream().map(Respelling::statement).toList();
    }

    private static Statement statement(Statement statement) {
        if (statement instanceof Assignment assignment) {
            return new Assignment(
                    assignment.name(),
                    assignment.annotation().map(Respelling::type),
                    assignment.value(),
                    assignment.documentation());
        } else if (statement instanceof Function function) {
            return function.withDecorators(function.decorators().stream()
                            .map(decorator -> decorator instanceof Name name ? older(name) : decorator)
                            .toList())
                    .withParameters(function.parameters().stream()
                            .map(parameter -> parameter.mapped(Respelling::type, value -> value))
                            .toList())
                    .withReturns(function.returns().map(Respelling::type));
        } else if (statement instanceof ClassDefinition definition) {
            return new ClassDefinition(
                    definition.name(),
                    definition.decorators(),
                    definition.typeParameters(),
                    definition.bases().stream().map(Respelling::type).toList(),
                    definition.documentation(),
                    statements(definition.body()));
        } else if (statement instanceof If conditional) {
            return new If(
                    conditional.branches().stream()
                            .map(branch -> new If.Branch(branch.condition(), statements(branch.body())))
                            .toList(),
                    statements(conditional.otherwise()));
        }
        return statement;
    }

    private static Expression type(Expression type) {
        if (type instanceof Name name) {
            return older(name);
        } else if (type instanceof Subscript subscript) {
            Subscript mapped = subscript.mapped(Respelling::type, value -> value);
            return subscript.form().equals("Literal")
                    ? new Subscript(mapped.value(), reversed(mapped.arguments()))
                    : mapped;
        } else if (type instanceof Union union) {
            return union(union.members().stream().map(Respelling::type).toList());
        }
        return type instanceof ListDisplay || type instanceof Tuple ? type.mapped(Respelling::type) : type;
    }

    private static Expression union(List<Expression> members) {
        List<Expression> others =
                members.stream().filter(member -> member != Constant.NONE).toList();
        if (others.size() == members.size() || others.isEmpty()) {
            return new Subscript(new Name("typing", "Union"), reversed(members));
        }
        return new Subscript(new Name("typing", "Optional"), List.of(new Union(reversed(others))));
    }

    private static Name older(Name name) {
        boolean abstractClass = name.module().equals("collections.abc") && !name.isModule();
        return OLDER.getOrDefault(name, abstractClass ? new Name("typing_extensions", name.path()) : name);
    }

    private static List<Expression> reversed(List<Expression> list) {
        List<Expression> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
