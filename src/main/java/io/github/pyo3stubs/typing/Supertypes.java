// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The supertypes of types: the bases of the extension's classes, and a table for some of Python's types. */
public final class Supertypes {

    /** More supertypes than any type has. */
    private static final int MAX_TYPES = 100;

    private static final Name INT = Name.builtin("int");
    private static final Name AWAITABLE = new Name("collections.abc", "Awaitable");
    private static final Name MAPPING = new Name("collections.abc", "Mapping");
    private static final Name SEQUENCE = new Name("collections.abc", "Sequence");
    private static final Name PATH_LIKE = new Name("os", "PathLike");
    private static final Name TUPLE = Name.builtin("tuple");
    private static final Name GET_ITEM = new Name("_typeshed", "SupportsGetItem");
    private static final Name LEN_AND_GET_ITEM = new Name("_typeshed", "SupportsLenAndGetItem");

    /**
     * Types, and what is right below them: subclasses, other numbers (Specification for the Python type system, "Special
     * cases for float and complex"), and what has the protocols that PyO3's hints and authors use.
     */
    private static final Map<Name, Set<Name>> SUPERTYPES = above("""
            builtins int: builtins bool
            builtins int: enum IntEnum IntFlag
            builtins float: builtins int
            builtins complex: builtins float
            builtins str: enum StrEnum
            enum Enum: enum Flag IntEnum StrEnum
            enum Flag: enum IntFlag
            datetime date: datetime datetime
            datetime tzinfo: datetime timezone
            datetime tzinfo: zoneinfo ZoneInfo
            os PathLike: pathlib PurePath
            pathlib PurePath: pathlib Path PurePosixPath PureWindowsPath
            pathlib PurePosixPath: pathlib PosixPath
            pathlib PureWindowsPath: pathlib WindowsPath
            pathlib Path: pathlib PosixPath WindowsPath
            typing SupportsIndex: builtins int
            typing SupportsInt: builtins int float
            typing SupportsFloat: builtins int float
            typing SupportsComplex: builtins complex
            collections.abc Buffer: builtins bytes bytearray memoryview
            collections.abc Hashable: builtins complex str bytes None
            collections.abc Awaitable: collections.abc Coroutine
            collections.abc Awaitable: asyncio Future
            asyncio Future: asyncio Task
            collections.abc AsyncIterable: collections.abc AsyncIterator
            collections.abc AsyncIterator: collections.abc AsyncGenerator
            collections.abc Iterable: collections.abc Collection Iterator Reversible
            collections.abc Iterator: collections.abc Generator
            collections.abc Collection: collections.abc Mapping Sequence Set
            collections.abc Container: collections.abc Collection
            collections.abc Sized: collections.abc Collection
            collections.abc Reversible: collections.abc Sequence
            collections.abc Reversible: builtins dict
            collections.abc Sequence: collections.abc MutableSequence
            collections.abc Sequence: builtins str bytes tuple
            collections.abc MutableSequence: builtins bytearray list
            collections.abc Set: collections.abc MutableSet
            collections.abc Set: builtins frozenset
            collections.abc MutableSet: builtins set
            collections.abc Mapping: collections.abc MutableMapping
            collections.abc MutableMapping: builtins dict
            builtins BaseException: builtins Exception GeneratorExit KeyboardInterrupt SystemExit
            builtins Exception: builtins ArithmeticError AssertionError AttributeError BufferError EOFError
            builtins Exception: builtins ImportError LookupError MemoryError NameError OSError ReferenceError
            builtins Exception: builtins RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError
            builtins Exception: builtins TypeError ValueError Warning
            builtins ArithmeticError: builtins FloatingPointError OverflowError ZeroDivisionError
            builtins ImportError: builtins ModuleNotFoundError
            builtins LookupError: builtins IndexError KeyError
            builtins NameError: builtins UnboundLocalError
            builtins OSError: builtins BlockingIOError ChildProcessError ConnectionError FileExistsError
            builtins OSError: builtins FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError
            builtins OSError: builtins PermissionError ProcessLookupError TimeoutError
            builtins ConnectionError: builtins BrokenPipeError ConnectionAbortedError ConnectionRefusedError
            builtins ConnectionError: builtins ConnectionResetError
            builtins RuntimeError: builtins NotImplementedError RecursionError
            builtins SyntaxError: builtins IndentationError
            builtins IndentationError: builtins TabError
            builtins ValueError: builtins UnicodeError
            builtins UnicodeError: builtins UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
            builtins Warning: builtins BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning
            builtins Warning: builtins PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning
            builtins Warning: builtins UnicodeWarning UserWarning
            """);

    /** Those of them that have an argument for their items. */
    private static final Set<Name> OF_ITEMS = names(
                    "collections.abc AsyncIterable AsyncIterator Collection Container Iterable Iterator MutableSequence"
                            + " Reversible Sequence")
            .collect(toSet());

    /** The types of the items of sequences that are not generic. */
    private static final Map<Name, Name> ITEMS = Map.of(
            Name.builtin("str"), Name.builtin("str"), Name.builtin("bytes"), INT, Name.builtin("bytearray"), INT);

    private final Map<Name, Set<Name>> bases = new HashMap<>();

    /** @param root the extension module */
    public Supertypes(ModuleDef root) {
        addBases(root);
    }

    private void addBases(ModuleDef module) {
        module.classes().forEach(theClass -> addBases(theClass, Name.ofModule(module.name())));
        module.submodules().forEach(this::addBases);
    }

    private void addBases(ClassDef theClass, Name around) {
        Name name = around.member(theClass.name());
        // most classes have none
        if (!theClass.bases().isEmpty()) {
            // of all classes with this name, because it is unknown which one the library has
            Set<Name> all = bases.computeIfAbsent(name, any -> new LinkedHashSet<>());
            theClass.bases().stream()
                    .filter(Name.class::isInstance)
                    .map(Name.class::cast)
                    .forEach(all::add);
        }
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

    /** Names from a line with a module, followed by names in it. */
    static Stream<Name> names(String line) {
        List<String> words = List.of(line.split(" "));
        return words.stream().skip(1).map(word -> new Name(words.get(0), word));
    }

    /** A type and all its supertypes. */
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
            return List.copyOf(SUPERTYPES.get(Name.builtin("None")));
        } else if (type instanceof Name name) {
            return above(name);
        }
        return List.of();
    }

    private List<Expression> above(Name name) {
        List<Expression> above = new ArrayList<>(SUPERTYPES.getOrDefault(name, Set.of()));
        above.addAll(bases.getOrDefault(name, Set.of()));
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
        List<Expression> above = new ArrayList<>(List.of(name));
        if (name.equals(TUPLE)) {
            item(arguments).ifPresent(item -> above.add(new Subscript(SEQUENCE, List.of(item))));
        } else {
            above(name).forEach(type -> above.add(new Subscript(type, arguments(type, arguments))));
        }
        if (name.equals(SEQUENCE)) {
            above.add(new Subscript(LEN_AND_GET_ITEM, arguments));
        } else if (name.equals(MAPPING)) {
            above.add(new Subscript(GET_ITEM, arguments));
        } else if (name.equals(LEN_AND_GET_ITEM)) {
            above.add(new Subscript(
                    GET_ITEM, Stream.concat(Stream.of(INT), arguments.stream()).toList()));
        }
        return above;
    }

    /** The union of the types of a tuple's items; empty if there are none, or if an argument is not a type. */
    private static Optional<Expression> item(List<Expression> arguments) {
        List<Expression> items = arguments.stream()
                .filter(argument -> argument != Constant.ELLIPSIS)
                .toList();
        boolean types = items.stream()
                .allMatch(item -> item instanceof Name
                        || item instanceof Subscript
                        || item instanceof Union
                        || item == Constant.NONE);
        return !types || items.isEmpty()
                ? Optional.empty()
                : Optional.of(items.size() == 1 ? items.get(0) : new Union(items));
    }

    /**
     * The arguments of a generic supertype: the first one, such as the keys of a dictionary, for types that have
     * items.
     */
    private static List<Expression> arguments(Expression type, List<Expression> below) {
        boolean ofResult = type.equals(AWAITABLE);
        return ofResult
                ? below.subList(Math.max(below.size() - 1, 0), below.size())
                : OF_ITEMS.contains(type) ? below.subList(0, Math.min(1, below.size())) : below;
    }
}
