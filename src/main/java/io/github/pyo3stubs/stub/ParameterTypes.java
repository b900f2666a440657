package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.Module;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Text;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.KnownNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which values parameters take, as far as the names of their types tell, and the bases of the extension's classes. */
final class ParameterTypes {

    /** More than anyone has above a class, and compares one by one. */
    private static final int MANY = 100;

    /** Types that take all others. */
    private static final Set<Name> ANYTHING =
            Set.of(Name.builtin("object"), new Name("typing", "Any"), Name.INCOMPLETE);

    private static final Name INT = Name.builtin("int");
    private static final Name PATH_LIKE = new Name("os", "PathLike");
    private static final Name GET_ITEM = new Name("_typeshed", "SupportsGetItem");
    private static final Name LEN_AND_GET_ITEM = new Name("_typeshed", "SupportsLenAndGetItem");

    /**
     * What values of classes are taken for, to type checkers: base classes, other numbers (Specification for the Python
     * type system, "Special cases for float and complex"), and the protocols that PyO3's hints and authors use.
     */
    private static final Map<Name, Set<Name>> TAKEN_FOR = takenFor("""
            builtins int: builtins bool
            builtins float: builtins bool int
            builtins complex: builtins bool int float
            datetime date: datetime datetime
            os PathLike: pathlib PurePath Path PosixPath WindowsPath PurePosixPath PureWindowsPath
            typing SupportsIndex: builtins bool int
            typing SupportsInt: builtins bool int float
            typing SupportsFloat: builtins bool int float
            typing SupportsComplex: builtins complex
            collections.abc Hashable: builtins bool int float complex str bytes None
            collections.abc Sized: builtins str bytes bytearray list tuple set frozenset dict
            collections.abc Container: builtins str bytes bytearray list tuple set frozenset dict
            collections.abc Iterable: builtins str bytes bytearray list tuple set frozenset dict
            collections.abc Iterable: collections.abc Iterator Collection Sequence Mapping Set MutableSequence
            collections.abc Collection: builtins str bytes bytearray list tuple set frozenset dict
            collections.abc Collection: collections.abc Sequence Mapping Set MutableSequence
            collections.abc Reversible: builtins str bytes bytearray list tuple dict
            collections.abc Sequence: builtins str bytes bytearray list tuple
            collections.abc Sequence: collections.abc MutableSequence
            collections.abc MutableSequence: builtins bytearray list
            collections.abc Set: builtins set frozenset
            collections.abc MutableSet: builtins set
            collections.abc Mapping: builtins dict
            collections.abc Mapping: collections.abc MutableMapping
            collections.abc MutableMapping: builtins dict
            """);

    /** Generic classes that take another of their kind if their arguments take its arguments. */
    private static final Set<Name> COVARIANT = Stream.of(
                    "builtins frozenset tuple type",
                    "collections.abc Collection Container Iterable Iterator Reversible Sequence Set",
                    "_typeshed SupportsGetItem SupportsLenAndGetItem")
            .flatMap(ParameterTypes::names)
            .collect(toSet());

    /** What sequences have for items. */
    private static final Map<Name, Name> ITEMS = Map.of(
            Name.builtin("str"), Name.builtin("str"), Name.builtin("bytes"), INT, Name.builtin("bytearray"), INT);

    /** Builtin classes of which no value is one of another, nor of the number classes. */
    private static final Set<String> DISTINCT =
            Set.of("bytearray", "bytes", "dict", "frozenset", "list", "set", "str", "tuple");

    private static final Set<String> NUMBERS = Set.of("bool", "int", "float", "complex");

    private final String extension;
    private final Map<Name, List<Name>> bases = new HashMap<>();

    /** @param root the extension module */
    ParameterTypes(Module root) {
        extension = root.name();
        addBases(root);
    }

    private void addBases(Module module) {
        module.classes().forEach(theClass -> addBases(theClass, Name.ofModule(module.name())));
        module.submodules().forEach(this::addBases);
    }

    private void addBases(ClassDef theClass, Name around) {
        Name name = around.member(theClass.name());
        bases.put(
                name,
                theClass.bases().stream()
                        .filter(Name.class::isInstance)
                        .map(Name.class::cast)
                        .toList());
        theClass.classes().forEach(inner -> addBases(inner, name));
    }

    private static Map<Name, Set<Name>> takenFor(String table) {
        Map<Name, Set<Name>> takenFor = new HashMap<>();
        table.lines().map(line -> line.split(": ")).forEach(sides -> {
            Name type = names(sides[0]).findFirst().orElseThrow();
            names(sides[1])
                    .forEach(value -> takenFor.computeIfAbsent(value, any -> new HashSet<>())
                            .add(type));
        });
        return takenFor;
    }

    /** Names from a line of a module and what it has. */
    private static Stream<Name> names(String line) {
        List<String> words = List.of(line.split(" "));
        return words.stream().skip(1).map(word -> new Name(words.get(0), word));
    }

    /** Whether a parameter of a type takes all that one of another type takes. */
    boolean takesAll(Optional<Expression> type, Optional<Expression> other) {
        return type.isEmpty() || takesAnything(type.get()) || other.isPresent() && takesAll(type.get(), other.get());
    }

    private static boolean takesAnything(Expression type) {
        return members(type).stream().anyMatch(ANYTHING::contains);
    }

    private boolean takesAll(Expression type, Expression other) {
        Set<Expression> members = members(type);
        return members(other).stream().allMatch(value -> takes(members, value));
    }

    private boolean takes(Set<Expression> members, Expression value) {
        if (value instanceof Subscript literal && literal.form().equals("Literal")) {
            return members.contains(value)
                    || literal.arguments().stream()
                            .allMatch(argument -> ofLiteral(argument)
                                    .filter(type -> takes(members, type))
                                    .isPresent());
        }
        return takenFor(value).stream().anyMatch(type -> members.contains(type) || takesItsLike(members, type));
    }

    private boolean takesItsLike(Set<Expression> members, Expression value) {
        return value instanceof Subscript generic
                && COVARIANT.contains(generic.value())
                && members.size() <= MANY
                && members.stream()
                        .anyMatch(member -> member instanceof Subscript like
                                && like.value().equals(generic.value())
                                && like.arguments().size()
                                        == generic.arguments().size()
                                && IntStream.range(0, like.arguments().size())
                                        .allMatch(i -> takesAll(
                                                Optional.of(like.arguments().get(i)),
                                                Optional.of(generic.arguments().get(i)))));
    }

    /** All types that a value of a type is taken for: the type, and what is above it. */
    private Set<Expression> takenFor(Expression type) {
        Set<Expression> all = new LinkedHashSet<>(List.of(type));
        List<Expression> rest = new ArrayList<>(List.of(type));
        while (!rest.isEmpty() && all.size() < MANY) {
            for (Expression above : directly(rest.remove(0))) {
                if (all.add(above)) {
                    rest.add(above);
                }
            }
        }
        return all;
    }

    private List<Expression> directly(Expression type) {
        List<Expression> above = new ArrayList<>();
        if (type instanceof Subscript generic) {
            above.add(generic.value());
            directly(generic.value()).forEach(name -> above.add(new Subscript(name, generic.arguments())));
            if (generic.value().equals(Name.builtin("list"))) {
                above.add(new Subscript(LEN_AND_GET_ITEM, generic.arguments()));
            } else if (generic.value().equals(LEN_AND_GET_ITEM)) {
                above.add(new Subscript(
                        GET_ITEM,
                        Stream.concat(Stream.of(INT), generic.arguments().stream())
                                .toList()));
            }
        } else if (type == Constant.NONE) {
            above.addAll(TAKEN_FOR.get(Name.builtin("None")));
        } else if (type instanceof Name name) {
            above.addAll(TAKEN_FOR.getOrDefault(name, Set.of()));
            above.addAll(bases.getOrDefault(name, List.of()));
            if (above.contains(PATH_LIKE)) {
                above.add(new Subscript(PATH_LIKE, List.of(Name.builtin("str"))));
            }
            Optional.ofNullable(ITEMS.get(name))
                    .ifPresent(item -> above.add(new Subscript(LEN_AND_GET_ITEM, List.of(item))));
        }
        return above;
    }

    private static Optional<Expression> ofLiteral(Expression value) {
        if (value instanceof Text) {
            return Optional.of(Name.builtin("str"));
        } else if (value instanceof Expression.Number) {
            return Optional.of(Name.builtin("int"));
        } else if (value instanceof Expression.Bytes) {
            return Optional.of(Name.builtin("bytes"));
        } else if (value == Constant.TRUE || value == Constant.FALSE) {
            return Optional.of(Name.builtin("bool"));
        }
        return Optional.of(value).filter(Constant.NONE::equals);
    }

    /** Whether it is certain that no value is of both types. */
    static boolean areApart(Optional<Expression> one, Optional<Expression> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        Set<Optional<String>> kinds = kinds(one.get());
        Set<Optional<String>> others = kinds(other.get());
        return !kinds.contains(Optional.<String>empty())
                && !others.contains(Optional.<String>empty())
                && kinds.stream().noneMatch(others::contains);
    }

    private static Set<Optional<String>> kinds(Expression type) {
        return members(type).stream().map(ParameterTypes::kind).collect(toSet());
    }

    /** What tells a type's values from others; empty where nothing does. */
    private static Optional<String> kind(Expression type) {
        if (type == Constant.NONE) {
            return Optional.of(Constant.NONE.text());
        } else if (type instanceof Subscript subscript) {
            return kind(subscript.value());
        } else if (type instanceof Name name && name.isBuiltin()) {
            return NUMBERS.contains(name.path())
                    ? Optional.of("number")
                    : Optional.of(name.path()).filter(DISTINCT::contains);
        }
        return Optional.empty();
    }

    /** A type for the values of two. */
    static Optional<Expression> union(Optional<Expression> one, Optional<Expression> other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return one.isEmpty() ? one : other;
        }
        Set<Expression> members = new LinkedHashSet<>(members(one.get()));
        members.addAll(members(other.get()));
        return Optional.of(new Union(List.copyOf(members)));
    }

    /**
     * Whether a parameter of a type does not take {@code None}: if all that its type is made of are classes of Python's or
     * of the extension.
     */
    boolean refusesNone(Optional<Expression> type) {
        return type.isPresent()
                && members(type.get()).stream()
                        .allMatch(member -> member instanceof Subscript subscript
                                ? !subscript.arguments().contains(Constant.NONE) && isClass(subscript.value())
                                : isClass(member));
    }

    private boolean isClass(Expression type) {
        return type instanceof Name name
                && !ANYTHING.contains(name)
                && !name.path().equals("Hashable")
                && (name.isBuiltin()
                        || KnownNames.unqualified(name.path())
                                .filter(name::equals)
                                .isPresent()
                        || name.module().equals(extension)
                        || name.module().startsWith(extension + "."));
    }

    /** The types that a type is the union of, however it is written. */
    private static Set<Expression> members(Expression type) {
        if (type instanceof Union union) {
            return members(union.members());
        } else if (type instanceof Subscript subscript && isOfTyping(subscript.value())) {
            Set<Expression> arguments = members(subscript.arguments());
            switch (subscript.form()) {
                case "Optional":
                    arguments.add(Constant.NONE);
                    return arguments;
                case "Union":
                    return arguments;
                case "Annotated":
                    return members(subscript.arguments().get(0));
                default:
                    return Set.of(type);
            }
        }
        return Set.of(type);
    }

    private static Set<Expression> members(List<Expression> types) {
        return types.stream().flatMap(type -> members(type).stream()).collect(toCollection(LinkedHashSet::new));
    }

    private static boolean isOfTyping(Expression form) {
        return form instanceof Name name
                && Set.of("typing", "typing_extensions").contains(name.module());
    }
}
