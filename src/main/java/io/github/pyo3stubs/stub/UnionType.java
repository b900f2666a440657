package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A type as the types that it is the union of, each in one of its spellings, so that equal types are equal. */
final class UnionType {

    private UnionType() {}

    /** The types; one where the type is no union. */
    static Set<Expression> members(Expression type) {
        Expression canonical = canonical(type);
        List<Expression> members = canonical instanceof Union union ? union.members() : List.of(canonical);
        return members.stream().collect(toCollection(LinkedHashSet::new));
    }

    private static Expression canonical(Expression type) {
        if (type instanceof Name name) {
            return KnownNames.canonical(name);
        } else if (type instanceof Subscript subscript && subscript.value() instanceof Name name) {
            Subscript mapped = subscript.mapped(UnionType::canonical, value -> value);
            return KnownNames.isOfTyping(name) ? ofTyping(mapped) : mapped;
        }
        Expression mapped = type.mapped(UnionType::canonical);
        return mapped instanceof Union union ? union.distinct() : mapped;
    }

    private static Expression ofTyping(Subscript subscript) {
        Stream<Expression> arguments = subscript.arguments().stream();
        return switch (subscript.form()) {
            case "Optional" ->
                new Union(Stream.concat(arguments, Stream.of(Constant.NONE)).toList()).distinct();
            case "Union" -> new Union(subscript.arguments()).distinct();
            case "Annotated" -> subscript.arguments().get(0);
            default -> subscript;
        };
    }
}
