// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.python.Typeshed.KnownClass;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bases of the table of types and of typeshed, compared. */
final class TypeshedBases {

    /** Specification for the Python type system, "Special cases for float and complex". */
    private static final Map<Name, Name> WIDER_NUMBERS =
            Map.of(Name.builtin("int"), Name.builtin("float"), Name.builtin("float"), Name.builtin("complex"));

    private final Typeshed typeshed;

    TypeshedBases(Typeshed typeshed) {
        this.typeshed = typeshed;
    }

    /** The bases by typeshed, with their arguments, that the table has as types, but not as bases. */
    List<Expression> missing(KnownType type) {
        Set<Name> all = new HashSet<>();
        addBases(type, all);
        return typeshed.classOf(type.name()).stream()
                .flatMap(known -> known(type, known))
                .filter(base -> !isAmong(base, type, all))
                .toList();
    }

    private static boolean isAmong(Expression base, KnownType type, Set<Name> all) {
        Name bare = bare(base);
        return bareBases(type).contains(bare) && !type.name().path().equals("tuple")
                ? type.bases().contains(base)
                : all.contains(bare);
    }

    private static void addBases(KnownType type, Set<Name> all) {
        for (Name base : bareBases(type)) {
            if (all.add(base)) {
                KnownNames.type(base).ifPresent(known -> addBases(known, all));
            }
        }
    }

    /** The direct bases that the table has, and those of a private class between. */
    private Stream<Expression> known(KnownType type, KnownClass known) {
        List<Name> variables = typeshed.typeVariables(known);
        Map<Expression, Expression> names = new HashMap<>();
        for (int i = 0; i < Math.min(variables.size(), type.parameters().size()); i++) {
            names.put(variables.get(i), Name.local(type.parameters().get(i).name()));
        }
        return known.definition().bases().stream()
                .filter(base -> base instanceof Name || base instanceof Subscript)
                .flatMap(base -> {
                    Name bare = canonical(bare(base));
                    if (KnownNames.type(bare).isPresent()) {
                        return bare.equals(new Name("typing", "Any")) ? Stream.of() : Stream.of(as(names, base));
                    }
                    return typeshed.classOf(bare(base)).stream()
                            .filter(between -> !between.equals(known))
                            .flatMap(between -> known(type, between).map(TypeshedBases::bare));
                });
    }

    private Expression as(Map<Expression, Expression> names, Expression expression) {
        if (names.containsKey(expression)) {
            return names.get(expression);
        } else if (expression instanceof Subscript generic) {
            return new Subscript(
                    as(names, generic.value()),
                    generic.arguments().stream()
                            .map(argument -> as(names, argument))
                            .toList());
        }
        return expression instanceof Name name ? canonical(name) : expression;
    }

    /** The bases of the table that are neither bases by typeshed nor protocols whose members the type has. */
    List<Name> unknown(KnownType type) {
        Set<KnownClass> ancestors = new LinkedHashSet<>();
        Stream.of(type.name(), Name.builtin("object"))
                .flatMap(name -> typeshed.classOf(name).stream())
                .forEach(known -> addAncestors(known, ancestors));
        Set<Name> names = ancestors.stream()
                .map(ancestor -> canonical(
                        new Name(ancestor.module(), ancestor.definition().name())))
                .collect(Collectors.toSet());
        Set<String> members = ancestors.stream().flatMap(TypeshedBases::members).collect(Collectors.toSet());
        return bareBases(type).stream()
                .filter(base -> !names.contains(base))
                .filter(base -> !base.equals(WIDER_NUMBERS.get(type.name())))
                .filter(base -> typeshed.classOf(base)
                        .filter(protocol ->
                                isProtocol(protocol) && members(protocol).allMatch(members::contains))
                        .isEmpty())
                .toList();
    }

    private void addAncestors(KnownClass known, Set<KnownClass> ancestors) {
        if (ancestors.add(known)) {
            known.definition().bases().stream()
                    .filter(base -> base instanceof Name || base instanceof Subscript)
                    .flatMap(base -> typeshed.classOf(bare(base)).stream())
                    .forEach(base -> addAncestors(base, ancestors));
        }
    }

    private static boolean isProtocol(KnownClass known) {
        return known.definition().bases().stream()
                .anyMatch(base -> bare(base).path().equals("Protocol"));
    }

    private static Stream<String> members(KnownClass known) {
        return Typeshed.unconditional(known.definition().body())
                .filter(Declaration.class::isInstance)
                .map(member -> ((Declaration) member).name())
                .filter(name -> !name.equals("__slots__"));
    }

    /** The table's name of what typeshed may declare in a private module. */
    private Name canonical(Name name) {
        return Stream.concat(Stream.of(name), typeshed.meanings(name).stream())
                .flatMap(each -> Stream.concat(
                        Stream.of(KnownNames.canonical(each)), KnownNames.unqualified(each.path()).stream()))
                .filter(known -> KnownNames.type(known).isPresent())
                .filter(known -> typeshed.meanings(known).stream().anyMatch(typeshed.meanings(name)::contains))
                .findFirst()
                .orElse(name);
    }

    private static List<Name> bareBases(KnownType type) {
        return type.bases().stream().map(TypeshedBases::bare).toList();
    }

    private static Name bare(Expression base) {
        return (Name) (base instanceof Subscript generic ? generic.value() : base);
    }
}
