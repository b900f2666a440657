// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import io.github.pyo3stubs.model.Attribute;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A module of random classes that inherit from each other. The members of a subclass are similar to those of its base.
 */
public final class RandomFamilies {

    public static final String MODULE = "families";
    private static final List<String> NAMES = List.of("f", "g", "h", "constant", "__add__", "__call__", "__getitem__");
    private static final List<String> OF_OBJECT = List.of("__eq__", "__hash__", "__str__", "__reduce__", "__format__");
    private static final List<String> PARAMETERS = List.of("a", "b", "c", "_d");
    private static final Name INT = Name.builtin("int");
    private static final Name STR = Name.builtin("str");
    private static final Name PROPERTY = Name.builtin("property");
    private static final Name SELF = new Name("typing_extensions", "Self");
    private static final Name FINAL = new Name("typing", "Final");
    private static final Subscript ANY_LENGTH = new Subscript(Name.builtin("tuple"), List.of(INT, Constant.ELLIPSIS));

    private final Random random;
    private final boolean foreign;
    private final List<Name> classes = new ArrayList<>();

    /** @param foreign whether there are types with unknown supertypes */
    public RandomFamilies(long seed, boolean foreign) {
        this.random = new Random(seed);
        this.foreign = foreign;
    }

    /** A module of families: each a line of two or three classes. */
    public ModuleDef module(int families) {
        List<ClassDef> all = new ArrayList<>();
        for (int family = 0; family < families; family++) {
            List<ClassDef> line = new ArrayList<>();
            int generations = 2 + random.nextInt(2);
            for (int generation = 0; generation < generations; generation++) {
                String name = "C%d_%d".formatted(family, generation);
                classes.add(new Name(MODULE, name));
                line.add(theClass(name, line));
            }
            all.addAll(line);
        }
        return new ModuleDef(MODULE, Optional.empty(), false, List.of(), List.of(), all, List.of(), List.of());
    }

    /** @param above the classes that it inherits from, the topmost first */
    private ClassDef theClass(String name, List<ClassDef> above) {
        List<Attribute> attributes = new ArrayList<>();
        List<FunctionDef> methods = new ArrayList<>();
        List<String> names = Stream.concat(NAMES.stream(), OF_OBJECT.stream())
                .filter(any -> chance(3))
                .toList();
        for (String member : names) {
            List<FunctionDef> inherited = above.stream()
                    .flatMap(base -> base.methods().stream())
                    .filter(method -> method.name().equals(member))
                    .toList();
            boolean special = member.startsWith("__");
            if (!inherited.isEmpty() && !chance(8)) {
                inherited.stream()
                        .filter(method ->
                                method.decorators().equals(inherited.get(0).decorators()) || isProperty(method))
                        .filter(method -> !chance(4))
                        .map(this::changed)
                        .forEach(methods::add);
            } else if (!special && chance(4)) {
                attributes.add(attribute(member));
            } else if (!special && chance(3)) {
                methods.addAll(property(member));
            } else {
                methods.addAll(definitions(member, special));
            }
        }
        List<Expression> bases = above.isEmpty()
                ? List.of()
                : List.of(new Name(MODULE, above.get(above.size() - 1).name()));
        return new ClassDef(name, Optional.empty(), bases, List.of(), attributes, methods, List.of());
    }

    /**
     * The definitions of a method. Half of the methods that accept keywords have several definitions with the same
     * decorators, each with a required keyword of its own. They are overloads; most other definitions become one.
     */
    private List<FunctionDef> definitions(String name, boolean special) {
        Supplier<List<Expression>> decorators = () -> special ? List.of() : decorators();
        List<Expression> shared = decorators.get();
        if (special && !name.equals("__call__") || random.nextBoolean()) {
            return list(1, 3, () -> method(name, decorators.get()));
        }
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> withKeyword("only" + i, method(name, shared)))
                .toList();
    }

    private FunctionDef withKeyword(String name, FunctionDef method) {
        return method.withParameters(Stream.concat(
                        method.parameters().stream()
                                .filter(parameter -> !parameter.kind().isVariadic()),
                        Stream.of(parameter(Kind.KEYWORD_ONLY, name, false)
                                .mapped(RandomFamilies::withoutSelf, value -> value)))
                .sorted(Comparator.comparing(Parameter::kind))
                .toList());
    }

    private static boolean isProperty(FunctionDef method) {
        return !method.decorators().isEmpty()
                && (method.decorators().equals(List.of(PROPERTY))
                        || method.decorators().get(0) instanceof Name name
                                && name.path().endsWith("ter"));
    }

    private List<Expression> decorators() {
        return random.nextInt(5) > 1
                ? List.of()
                : List.of(Name.builtin(random.nextBoolean() ? "classmethod" : "staticmethod"));
    }

    private Attribute attribute(String name) {
        if (chance(3)) {
            Expression value = of(List.of(new Number("1"), new Number("2.5"), new StringConstant("a"), Constant.TRUE));
            return new Attribute(name, Optional.empty(), Optional.of(FINAL), Optional.of(value));
        }
        return new Attribute(
                name,
                Optional.empty(),
                Optional.of(new Subscript(FINAL, List.of(withoutSelf(type())))),
                Optional.empty());
    }

    private List<FunctionDef> property(String name) {
        Expression type = type();
        List<FunctionDef> accessors = new ArrayList<>();
        accessors.add(function(name, List.of(PROPERTY), List.of(self()), type));
        if (random.nextBoolean()) {
            Parameter value = new Parameter(
                    of(List.of("value", "new_value")),
                    of(List.of(Kind.POSITIONAL_ONLY, Kind.POSITIONAL_OR_KEYWORD)),
                    Optional.of(chance(3) ? type() : type),
                    Optional.empty());
            accessors.add(function(
                    name,
                    List.of(Name.local(name + ".setter")),
                    List.of(self().withKind(value.kind()), value),
                    Constant.NONE));
        }
        return accessors;
    }

    private FunctionDef method(String name, List<Expression> decorators) {
        List<Parameter> parameters = new ArrayList<>();
        if (!decorators.contains(Name.builtin("staticmethod"))) {
            parameters.add(decorators.isEmpty() ? self() : self().withName("cls"));
        }
        int arguments = switch (name) {
            case "__add__", "__getitem__", "__eq__", "__format__" -> 1;
            case "__hash__", "__str__", "__reduce__" -> 0;
            default -> -1;
        };
        parameters.addAll(
                arguments < 0
                        ? parameters()
                        : list(arguments, arguments + 1, () -> parameter(Kind.POSITIONAL_OR_KEYWORD, "other", false)));
        boolean onlyPositional = parameters.stream().anyMatch(parameter -> parameter.kind() == Kind.POSITIONAL_ONLY);
        if (onlyPositional && !decorators.contains(Name.builtin("staticmethod"))) {
            parameters.set(0, parameters.get(0).withKind(Kind.POSITIONAL_ONLY));
        }
        if (decorators.contains(Name.builtin("staticmethod"))) {
            parameters.replaceAll(parameter -> parameter.mapped(RandomFamilies::withoutSelf, value -> value));
            return new FunctionDef(
                    name, Optional.empty(), decorators, parameters, Optional.of(withoutSelf(type())), false);
        }
        boolean async = name.length() == 1 && chance(6);
        return new FunctionDef(name, Optional.empty(), decorators, parameters, Optional.of(type()), async);
    }

    private static FunctionDef function(
            String name, List<Expression> decorators, List<Parameter> parameters, Expression returns) {
        return new FunctionDef(name, Optional.empty(), decorators, parameters, Optional.of(returns), false);
    }

    private static Parameter self() {
        return new Parameter("self", Kind.POSITIONAL_OR_KEYWORD, Optional.empty(), Optional.empty());
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        List<String> names = new ArrayList<>(PARAMETERS);
        boolean optional = false;
        int positional = random.nextInt(3);
        int onlyPositional = random.nextInt(3) == 0 ? random.nextInt(positional + 1) : 0;
        for (int i = 0; i < positional; i++) {
            optional |= chance(3);
            Kind kind = i < onlyPositional ? Kind.POSITIONAL_ONLY : Kind.POSITIONAL_OR_KEYWORD;
            parameters.add(parameter(kind, names.remove(random.nextInt(names.size())), optional));
        }
        if (chance(6)) {
            parameters.add(parameter(Kind.VAR_POSITIONAL, "args", false));
        }
        for (int i = random.nextInt(8) / 6; i > 0; i--) {
            parameters.add(parameter(Kind.KEYWORD_ONLY, names.remove(random.nextInt(names.size())), chance(2)));
        }
        if (chance(8)) {
            parameters.add(parameter(Kind.VAR_KEYWORD, "kwargs", false));
        }
        return parameters;
    }

    private Parameter parameter(Kind kind, String name, boolean optional) {
        return new Parameter(
                name,
                kind,
                chance(20) ? Optional.empty() : Optional.of(type()),
                optional ? Optional.of(Constant.ELLIPSIS) : Optional.empty());
    }

    /** A similar method. */
    private FunctionDef changed(FunctionDef method) {
        return switch (random.nextInt(isProperty(method) || method.name().startsWith("__") ? 4 : 7)) {
            case 0 -> method.withReturns(Optional.of(withoutSelf(type())));
            case 1, 2 ->
                method.withParameters(method.parameters().stream()
                        .map(parameter -> parameter.name().equals("self")
                                        || parameter.name().equals("cls")
                                        || !chance(2)
                                ? parameter
                                : parameter.withAnnotation(Optional.of(withoutSelf(type()))))
                        .toList());
            case 3 -> method;
            case 4 -> method(method.name(), method.decorators());
            case 5 -> method(method.name(), decorators());
            default -> withOther(method);
        };
    }

    private FunctionDef withOther(FunctionDef method) {
        List<Parameter> parameters = new ArrayList<>(method.parameters());
        int last = parameters.size() - 1;
        boolean bound = !method.decorators().contains(Name.builtin("staticmethod"));
        if (last < (bound ? 1 : 0)) {
            return method;
        }
        Parameter parameter = parameters.get(last);
        boolean variable = parameter.kind() == Kind.VAR_POSITIONAL || parameter.kind() == Kind.VAR_KEYWORD;
        switch (random.nextInt(4)) {
            case 0 -> parameters.remove(last);
            case 1 -> parameters.set(last, parameter.withName("other"));
            case 2 ->
                parameters.set(
                        last,
                        variable
                                ? parameter
                                : parameter.withDefaultValue(
                                        parameter.defaultValue().isPresent() && parameter.kind() == Kind.KEYWORD_ONLY
                                                ? Optional.empty()
                                                : Optional.of(Constant.ELLIPSIS)));
            default -> parameters.set(last, variable ? parameter : parameter.withKind(Kind.KEYWORD_ONLY));
        }
        parameters.sort(Comparator.comparing(Parameter::kind));
        return method.withParameters(parameters);
    }

    private Expression type() {
        List<Supplier<Expression>> types = new ArrayList<>(List.of(
                () -> INT,
                () -> INT,
                () -> STR,
                () -> STR,
                () -> Name.builtin("bool"),
                () -> Name.builtin("float"),
                () -> Name.builtin("bytes"),
                () -> Name.builtin("object"),
                () -> Constant.NONE,
                () -> new Name("typing", "Any"),
                () -> Name.INCOMPLETE,
                () -> new Union(List.of(INT, STR)),
                () -> new Union(List.of(STR, Constant.NONE)),
                () -> new Union(List.of(of(classes), Constant.NONE)),
                () -> new Subscript(new Name("typing", "Optional"), List.of(INT)),
                () -> new Subscript(new Name("typing", "Literal"), List.of(new StringConstant("a"))),
                () -> new Subscript(Name.builtin("list"), List.of(of(List.of(INT, Name.builtin("bool"))))),
                () -> new Subscript(
                        new Name("collections.abc", "Sequence"), List.of(of(List.of(INT, Name.builtin("bool"))))),
                () -> new Subscript(Name.builtin("dict"), List.of(STR, INT)),
                () -> new Subscript(new Name("collections.abc", "Mapping"), List.of(STR, INT)),
                () -> ANY_LENGTH,
                () -> new Subscript(Name.builtin("tuple"), List.of(INT, of(List.of(INT, STR)))),
                () -> new Name("datetime", of(List.of("date", "datetime"))),
                () -> Name.builtin(of(List.of("Exception", "ValueError"))),
                () -> new Name("pathlib", "Path"),
                () -> of(classes),
                () -> of(classes.subList(Math.max(0, classes.size() - 3), classes.size())),
                () -> of(classes.subList(Math.max(0, classes.size() - 3), classes.size())),
                () -> SELF));
        if (foreign) {
            types.addAll(List.of(
                    () -> new Name("typing", "SupportsIndex"),
                    () -> new Subscript(new Name("collections.abc", "Iterable"), List.of(INT)),
                    () -> new Subscript(new Name("collections", "OrderedDict"), List.of(STR, INT)),
                    () -> new Name("numbers", "Number"),
                    () -> new Subscript(
                            new Name("collections.abc", "Callable"), List.of(new ListDisplay(List.of(INT)), STR))));
        }
        return of(types).get();
    }

    /** Static methods and attributes cannot use {@code Self}. */
    private static Expression withoutSelf(Expression type) {
        return type.equals(SELF) ? INT : type;
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> List<T> list(int least, int most, Supplier<T> element) {
        return IntStream.range(0, least + random.nextInt(most - least))
                .mapToObj(i -> element.get())
                .toList();
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
