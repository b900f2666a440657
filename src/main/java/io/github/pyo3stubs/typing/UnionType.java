// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The members of union types, and unions of several types. */
public final class UnionType {

    private UnionType() {}

    /** The members of a union, each in its canonical spelling; only the type itself if it is not a union. */
    public static Set<Expression> members(Expression type) {
        Expression canonical = canonical(type);
        return canonical instanceof Union union ? new LinkedHashSet<>(union.members()) : Set.of(canonical);
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

    /**
     * The union of types; one of them if it has all members. The members are ordered by their texts, because the order
     * of the types may be that of a library's symbols.
     *
     * @return empty for any type: if there are no types, or if one of them is empty
     */
    public static Optional<Expression> of(List<Optional<Expression>> types) {
        if (types.isEmpty() || types.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Expression> present = TextOrder.sorted(
                types.stream().map(Optional::orElseThrow).distinct().toList(), TextOrder::ofMember);
        Set<Expression> all = present.stream()
                .flatMap(type -> UnionType.members(type).stream())
                .collect(toSet());
        return present.stream()
                .filter(type -> UnionType.members(type).containsAll(all))
                .findFirst()
                .or(() -> Optional.of(unionOf(present)));
    }

    private static Expression unionOf(List<Expression> types) {
        List<Expression> members = TextOrder.sorted(new Union(types).members(), TextOrder::ofMember);
        Set<Expression> known = new HashSet<>();
        return new Union(members.stream()
                        .filter(member -> known.addAll(UnionType.members(member)))
                        .toList())
                .distinct();
    }
}
