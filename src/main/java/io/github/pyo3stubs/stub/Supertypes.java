package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.Module;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is above types to type checkers: the bases of the extension's classes, and for some of Python's types a table. */
final class Supertypes {

    /** More than any type has above it. */
    private static final int MAX_TYPES = 100;

    private static final Name INT = Name.builtin("int");
    private static final Name PATH_LIKE = new Name("os", "PathLike");
    private static final Name GET_ITEM = new Name("_typeshed", "SupportsGetItem");
    private static final Name LEN_AND_GET_ITEM = new Name("_typeshed", "SupportsLenAndGetItem");

    /**
     * Types, and what is right below them: subclasses, other numbers (Specification for the Python type system, "Special
     * cases for float and complex"), and what has the protocols that PyO3's hints and authors use.
     */
    private static final Map<Name, Set<Name>> ABOVE = above("""
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

    /** Those of them that have an argument for their items. */
    private static final Set<Name> OF_ITEMS = names(
                    "collections.abc Collection Container Iterable MutableSequence Reversible Sequence")
            .collect(toSet());

    /** What sequences that are not generic have for items. */
    private static final Map<Name, Name> ITEMS = Map.of(
            Name.builtin("str"), Name.builtin("str"), Name.builtin("bytes"), INT, Name.builtin("bytearray"), INT);

    private final Map<Name, List<Name>> bases = new HashMap<>();

    /** @param root the extension module */
    Supertypes(Module root) {
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

    private static Map<Name, Set<Name>> above(String table) {
        Map<Name, Set<Name>> above = new HashMap<>();
        table.lines().map(line -> line.split(": ")).forEach(sides -> {
            Name type = names(sides[0]).findFirst().orElseThrow();
            names(sides[1])
                    .forEach(below ->
                            above.computeIfAbsent(below, any -> new HashSet<>()).add(type));
        });
        return above;
    }

    /** Names from a line of a module and what it has. */
    static Stream<Name> names(String line) {
        List<String> words = List.of(line.split(" "));
        return words.stream().skip(1).map(word -> new Name(words.get(0), word));
    }

    /** A type and all that is above it. */
    Set<Expression> of(Expression type) {
        Set<Expression> all = new LinkedHashSet<>(List.of(type));
        List<Expression> rest = new ArrayList<>(List.of(type));
        while (!rest.isEmpty() && all.size() < MAX_TYPES) {
            for (Expression above : above(rest.remove(0))) {
                if (all.add(above)) {
                    rest.add(above);
                }
            }
        }
        return all;
    }

    private List<Expression> above(Expression type) {
        if (type instanceof Subscript generic && generic.value() instanceof Name name) {
            return above(name, generic);
        } else if (type == Constant.NONE) {
            return List.copyOf(ABOVE.get(Name.builtin("None")));
        } else if (type instanceof Name name) {
            return above(name);
        }
        return List.of();
    }

    private List<Expression> above(Name name) {
        List<Expression> above = new ArrayList<>(ABOVE.getOrDefault(name, Set.of()));
        above.addAll(bases.getOrDefault(name, List.of()));
        if (above.contains(PATH_LIKE)) {
            above.add(new Subscript(PATH_LIKE, List.of(Name.builtin("str"))));
        }
        Optional.ofNullable(ITEMS.get(name)).ifPresent(item -> {
            List.copyOf(above).stream()
                    .filter(OF_ITEMS::contains)
                    .forEach(protocol -> above.add(new Subscript(protocol, List.of(item))));
            above.add(new Subscript(LEN_AND_GET_ITEM, List.of(item)));
        });
        return above;
    }

    private List<Expression> above(Name name, Subscript generic) {
        List<Expression> arguments = generic.arguments();
        // a dictionary's items are its keys
        List<Expression> items = arguments.stream().limit(1).toList();
        List<Expression> above = new ArrayList<>(List.of(name));
        above(name).forEach(type -> above.add(new Subscript(type, OF_ITEMS.contains(type) ? items : arguments)));
        if (name.equals(Name.builtin("list"))) {
            above.add(new Subscript(LEN_AND_GET_ITEM, arguments));
        } else if (name.equals(LEN_AND_GET_ITEM)) {
            above.add(new Subscript(
                    GET_ITEM, Stream.concat(Stream.of(INT), arguments.stream()).toList()));
        }
        return above;
    }
}
