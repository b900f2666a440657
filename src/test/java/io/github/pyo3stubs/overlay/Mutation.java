// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.overlay.member.OpenPlaces;
import io.github.pyo3stubs.overlay.member.ScopeLaying.Key;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A change of a stub that an overlay can say.
 *
 * @param site the declaration that it changes
 * @param mutated the stubs with the change
 * @param breaking changes of the library after which the overlay does not fit, each with its name
 */
record Mutation(String what, Site site, UnaryOperator<StubTree> mutated, List<Breaking> breaking) {

    /** A change of the library. */
    record Breaking(String what, UnaryOperator<StubTree> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    @Override
    public String toString() {
        return what + " at " + site;
    }

    /**
     * The changes of the library that have to be reported. In a module that is described only partly, a declaration
     * without comments is a member that is not described, if the library does not have it.
     */
    List<Breaking> reported(StubTree library) {
        return breaking.stream()
                .filter(change ->
                        !(change.what().equals("renamed") && site.classes().isEmpty() && isPartly(site, library)))
                .toList();
    }

    /** A change at a site of a library; empty if the chosen one is not possible there. */
    static Optional<Mutation> of(StubTree library, Site site, Random random) {
        List<Declaration> declared = site.in(library);
        return switch (random.nextInt(6)) {
            case 0 ->
                site.key().name().matches("First|Second|Derived") || isPartly(site, library)
                        ? Optional.empty()
                        : Optional.of(removal(site));
            case 1 -> Optional.of(addition(site, random));
            default -> change(site, declared, random);
        };
    }

    private static boolean isPartly(Site site, StubTree library) {
        return OpenPlaces.areIn(library.file(site.module()).orElseThrow().body());
    }

    private static Optional<Mutation> change(Site site, List<Declaration> declared, Random random) {
        Declaration first = declared.get(0);
        if (first instanceof ClassDefinition definition) {
            return definition.name().equals("Failed")
                    ? Optional.of(exception(site))
                    : definition.bases().isEmpty() || random.nextBoolean()
                            ? Optional.of(addedBase(site))
                            : Optional.of(replacedBase(site));
        } else if (first instanceof Assignment attribute) {
            return random.nextInt(3) == 0 ? documentation(site) : Optional.of(attribute(site, attribute, random));
        } else if (declared.size() > 1 || random.nextInt(5) == 0) {
            return site.key().accessor().isPresent()
                    ? Optional.empty()
                    : Optional.of(overloads(site, declared, random));
        }
        return switch (random.nextInt(5)) {
            case 0 -> documentation(site);
            case 1 -> value(site, (Function) first);
            default -> Optional.of(type(site, (Function) first, random));
        };
    }

    private static UnaryOperator<StubTree> each(Site site, UnaryOperator<Declaration> change) {
        return tree -> site.changed(tree, all -> all.stream().map(change).toList());
    }

    private static UnaryOperator<StubTree> renamed(Site site) {
        return each(site, declaration -> {
            if (declaration instanceof Function function) {
                return function.withName(function.name() + "_renamed");
            } else if (declaration instanceof Assignment attribute) {
                return new Assignment(
                        attribute.name() + "_renamed", attribute.annotation(), attribute.value(), Optional.empty());
            }
            ClassDefinition definition = (ClassDefinition) declaration;
            return new ClassDefinition(
                    definition.name() + "_renamed",
                    definition.decorators(),
                    definition.bases(),
                    definition.documentation(),
                    definition.body());
        });
    }

    private static Breaking rename(Site site) {
        return new Breaking("renamed", renamed(site));
    }

    private static Mutation removal(Site site) {
        return new Mutation(
                "removed",
                site,
                tree -> {
                    StubTree left = site.changed(tree, all -> List.of());
                    // an accessor goes with the others of its property
                    for (Site other : Site.of(left)) {
                        if (other.overlaps(site)
                                && other.key().name().equals(site.key().name())
                                && other.classes().equals(site.classes())) {
                            left = other.changed(left, all -> List.of());
                        }
                    }
                    return left;
                },
                site.key().accessor().isPresent() ? List.of() : List.of(rename(site)));
    }

    private static Mutation addition(Site beside, Random random) {
        String name = "added_" + beside.key().name();
        Declaration added = switch (random.nextInt(4)) {
            case 0 -> new Assignment(name, Optional.of(type(random)), Optional.empty(), Optional.empty());
            case 1 ->
                new Assignment(
                        name,
                        Optional.empty(),
                        Optional.of(new Call(new Name("typing", "TypeVar"), List.of(new StringConstant(name)))),
                        Optional.empty());
            case 2 ->
                new ClassDefinition(
                        name,
                        List.of(),
                        List.of(),
                        Optional.of("New."),
                        List.of(new Assignment("y", Optional.of(type(random)), Optional.empty(), Optional.empty())));
            default ->
                new Function(name, List.of(), false, List.of(), Optional.of(type(random)), Optional.of("Also new."));
        };
        Declaration known =
                new Function(name, List.of(), false, List.of(), Optional.of(Name.builtin("complex")), Optional.empty());
        Site site = new Site(beside.module(), beside.classes(), Key.of(added));
        return new Mutation(
                "added",
                site,
                tree -> site.with(tree, added),
                List.of(new Breaking("the library has it", tree -> site.with(tree, known))));
    }

    private static Mutation addedBase(Site site) {
        Name added = new Name("collections.abc", "Sized");
        UnaryOperator<StubTree> change = each(site, declaration -> withBase((ClassDefinition) declaration, added));
        return new Mutation(
                "added base", site, change, List.of(rename(site), new Breaking("the library has the base", change)));
    }

    private static ClassDefinition withBase(ClassDefinition definition, Expression base) {
        List<Expression> bases = new ArrayList<>(definition.bases());
        bases.add(base);
        return definition.withBases(bases);
    }

    private static UnaryOperator<StubTree> bases(Site site, List<Expression> bases) {
        return each(site, declaration -> ((ClassDefinition) declaration).withBases(bases));
    }

    private static Mutation replacedBase(Site site) {
        Name other = new Name("other", "Base");
        return new Mutation(
                "replaced base",
                site,
                bases(site, List.of(other)),
                List.of(
                        rename(site),
                        new Breaking("another base", bases(site, List.of(Name.builtin("bytes")))),
                        new Breaking("that base", bases(site, List.of(other))),
                        new Breaking("no base", bases(site, List.of()))));
    }

    private static Mutation exception(Site site) {
        UnaryOperator<StubTree> described = each(
                site,
                declaration -> ((ClassDefinition) declaration)
                        .withBody(List.of(new Assignment(
                                "path", Optional.of(Name.builtin("str")), Optional.empty(), Optional.empty()))));
        return new Mutation(
                "base of an exception",
                site,
                bases(site, List.of(Name.builtin("LookupError"))),
                List.of(
                        rename(site),
                        new Breaking("another base", bases(site, List.of(Name.builtin("OSError")))),
                        new Breaking("that base", bases(site, List.of(Name.builtin("LookupError")))),
                        new Breaking("no base", bases(site, List.of())),
                        new Breaking("described", described)));
    }

    private static Mutation attribute(Site site, Assignment attribute, Random random) {
        Expression type = typeOtherThan(attribute.annotation(), random);
        return new Mutation(
                "type of an attribute",
                site,
                annotated(site, Optional.of(type)),
                List.of(
                        rename(site),
                        new Breaking("another type", annotated(site, Optional.of(Name.builtin("complex")))),
                        new Breaking("that type", annotated(site, Optional.of(type)))));
    }

    private static UnaryOperator<StubTree> annotated(Site site, Optional<Expression> type) {
        return each(site, declaration -> ((Assignment) declaration).withAnnotation(type));
    }

    private static Optional<Mutation> documentation(Site site) {
        UnaryOperator<StubTree> change =
                each(site, declaration -> declaration.withDocumentation(Optional.of("Of the overlay.")));
        return Optional.of(new Mutation(
                "documentation", site, change, List.of(rename(site), new Breaking("that documentation", change))));
    }

    private static Optional<Mutation> value(Site site, Function function) {
        return function.parameters().stream()
                .filter(parameter -> parameter.defaultValue().equals(Optional.of(Constant.ELLIPSIS)))
                .map(Parameter::name)
                .findFirst()
                .map(name -> new Mutation(
                        "default",
                        site,
                        defaulted(site, name, "7"),
                        List.of(rename(site), new Breaking("another default", defaulted(site, name, "8")))));
    }

    private static UnaryOperator<StubTree> defaulted(Site site, String name, String value) {
        return parameter(site, name, parameter -> parameter.withDefaultValue(Optional.of(new Number(value))));
    }

    private static UnaryOperator<StubTree> parameter(Site site, String name, UnaryOperator<Parameter> change) {
        return each(site, declaration -> {
            Function function = (Function) declaration;
            return function.withParameters(function.parameters().stream()
                    .map(parameter -> parameter.name().equals(name) ? change.apply(parameter) : parameter)
                    .toList());
        });
    }

    /** Another type for some of the parameters and the result. */
    private static Mutation type(Site site, Function function, Random random) {
        UnaryOperator<StubTree> mutated = UnaryOperator.identity();
        List<Breaking> breaking = new ArrayList<>(List.of(rename(site)));
        boolean any = false;
        for (Parameter parameter : function.parameters()) {
            if (!parameter.name().equals("self") && random.nextBoolean()) {
                Expression type = typeOtherThan(parameter.annotation(), random);
                UnaryOperator<StubTree> before = mutated;
                UnaryOperator<StubTree> change =
                        parameter(site, parameter.name(), each -> each.withAnnotation(Optional.of(type)));
                mutated = tree -> change.apply(before.apply(tree));
                any = true;
                breaking.add(new Breaking("that type of " + parameter.name(), change));
                breaking.add(new Breaking(
                        "another type of " + parameter.name(),
                        parameter(
                                site,
                                parameter.name(),
                                each -> each.withAnnotation(Optional.of(Name.builtin("complex"))))));
                breaking.add(new Breaking(
                        "another name of " + parameter.name(),
                        parameter(site, parameter.name(), each -> each.withName("renamed"))));
            }
        }
        if (!any || random.nextBoolean()) {
            Expression type = typeOtherThan(function.returns(), random);
            UnaryOperator<StubTree> before = mutated;
            mutated = tree -> returning(site, type).apply(before.apply(tree));
            breaking.add(new Breaking("that result", returning(site, type)));
            breaking.add(new Breaking("another result", returning(site, Name.builtin("complex"))));
        }
        return new Mutation("types", site, mutated, breaking);
    }

    private static UnaryOperator<StubTree> returning(Site site, Expression type) {
        return each(site, declaration -> ((Function) declaration).withReturns(Optional.of(type)));
    }

    private static Mutation overloads(Site site, List<Declaration> declared, Random random) {
        Function known = (Function) declared.get(0);
        List<Declaration> overloads = List.of(overload(known, "one", random), overload(known, "other", random));
        Comparator<Parameter> byKind = Comparator.comparing(Parameter::kind);
        UnaryOperator<StubTree> more = each(site, declaration -> {
            Function function = (Function) declaration;
            List<Parameter> parameters = new ArrayList<>(function.parameters());
            parameters.add(new Parameter("more", Kind.KEYWORD_ONLY, Optional.empty(), Optional.empty()));
            parameters.sort(byKind);
            return function.withParameters(parameters);
        });
        return new Mutation(
                "overloads",
                site,
                tree -> site.changed(tree, all -> overloads),
                List.of(
                        rename(site),
                        new Breaking("another parameter", more),
                        new Breaking("another result", returning(site, Name.builtin("complex")))));
    }

    private static Function overload(Function known, String keyword, Random random) {
        List<Expression> decorators = new ArrayList<>(known.decorators());
        if (!decorators.contains(RandomLibrary.OVERLOAD)) {
            decorators.add(0, RandomLibrary.OVERLOAD);
        }
        List<Parameter> parameters = known.parameters().stream()
                .filter(parameter -> parameter.name().equals("self"))
                .map(parameter -> parameter.withKind(Kind.POSITIONAL_OR_KEYWORD))
                .collect(ArrayList::new, List::add, List::addAll);
        parameters.add(new Parameter(keyword, Kind.KEYWORD_ONLY, Optional.of(type(random)), Optional.empty()));
        return new Function(
                known.name(),
                decorators,
                known.async(),
                parameters,
                Optional.of(type(random)),
                Optional.of("Of " + keyword));
    }

    private static Expression typeOtherThan(Optional<Expression> other, Random random) {
        Expression type = type(random);
        while (other.equals(Optional.of(type))) {
            type = type(random);
        }
        return type;
    }

    private static Expression type(Random random) {
        return RandomLibrary.TYPES.get(random.nextInt(RandomLibrary.TYPES.size()));
    }
}
