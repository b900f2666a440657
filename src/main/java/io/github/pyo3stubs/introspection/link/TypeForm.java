package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kinds of arguments that may stand between the brackets of a type. All forms of {@code typing} are known; of the other
 * names in {@link KnownNames} the number of arguments is known; of any other name nothing.
 *
 * @see <a href="https://typing.python.org/en/latest/spec/">Specification for the Python type system</a>
 */
enum TypeForm {
    ANNOTATED,
    CALLABLE,
    CONCATENATE,
    LITERAL,
    TUPLE,
    UNION,
    UNPACK,
    /** A class of Python's, or a form whose arguments are types. */
    ORDINARY,
    /** What may be generic in any way. */
    UNKNOWN;

    /** What {@code typing} has besides those that {@link KnownNames} has, and is a type or makes one. */
    private static final Set<String> MORE_OF_TYPING =
            Set.of("NamedTuple", "ParamSpec", "TypeAliasType", "TypeVar", "TypeVarTuple");

    /** Forms that mean nothing without arguments; that of dataclasses means nothing where there are none. */
    private static final Set<String> BARE_IS_NOTHING = Set.of(
            "Annotated", "Concatenate", "InitVar", "Literal", "Optional", "TypeGuard", "TypeIs", "Union", "Unpack");

    private record Arguments(int least, int most) {}

    private static final Arguments NONE = new Arguments(0, 0);

    /** How many arguments forms and generic classes take, at the least and at the most (0 for any number). */
    private static final Map<String, Arguments> ARGUMENTS = arguments("""
            1 1: list set frozenset type List Set FrozenSet Type deque Deque Counter AbstractSet MutableSet Iterable Iterator
            1 1: Sequence MutableSequence Collection Container Reversible Awaitable AsyncIterable AsyncIterator KeysView
            1 1: ValuesView Optional TypeGuard TypeIs TypeForm Unpack Final ClassVar array Future Task
            1 1: ContextVar PathLike DirEntry Match Pattern IO Popen CompletedProcess LoggerAdapter partial partialmethod
            1 1: cached_property SupportsAbs SupportsRound memoryview enumerate filter map zip reversed ExceptionGroup
            1 1: ExitStack AsyncExitStack BufferedReader TextIOWrapper
            1 1: BaseExceptionGroup SupportsRead SupportsReadline SupportsWrite SupportsLenAndGetItem UserList
            1 2: AbstractContextManager AbstractAsyncContextManager ContextManager AsyncContextManager AsyncGenerator
            1 2: AsyncGeneratorType
            1 3: Generator GeneratorType slice
            2 2: dict Dict defaultdict DefaultDict OrderedDict ChainMap Mapping MutableMapping ItemsView Callable frozendict
            2 2: SupportsGetItem SupportsItems SupportsKeysAndGetItem UserDict MappingProxyType
            3 3: Coroutine CoroutineType
            2 0: Annotated Concatenate
            1 0: Literal Union
            0 0: tuple Tuple
            """);

    private static final Pattern INTEGER =
            Pattern.compile("-?(?:\\d[\\d_]*|0[xX][\\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)");

    private static Map<String, Arguments> arguments(String table) {
        Map<String, Arguments> arguments = new HashMap<>();
        table.lines().map(line -> line.split(": ")).forEach(sides -> {
            String[] counts = sides[0].split(" ");
            int most = Integer.parseInt(counts[1]);
            Arguments count = new Arguments(Integer.parseInt(counts[0]), most == 0 ? Integer.MAX_VALUE : most);
            for (String name : sides[1].split(" ")) {
                arguments.put(name, count);
            }
        });
        return arguments;
    }

    /** What a name is before brackets. */
    static TypeForm of(Name name) {
        if (!isKnown(name)) {
            return UNKNOWN;
        }
        return switch (name.path()) {
            case "Annotated" -> ANNOTATED;
            case "Callable" -> CALLABLE;
            case "Concatenate" -> CONCATENATE;
            case "Literal" -> LITERAL;
            case "Tuple", "tuple" -> TUPLE;
            case "Union" -> UNION;
            case "Unpack" -> UNPACK;
            case "classmethod", "staticmethod" -> UNKNOWN;
            default -> ORDINARY;
        };
    }

    /** Whether a name is a type without brackets, as far as is known. */
    static boolean isType(Name name) {
        return isKnown(name)
                ? !BARE_IS_NOTHING.contains(name.path())
                : !KnownNames.isOfTyping(name) || MORE_OF_TYPING.contains(name.path());
    }

    /** Whether a name takes so many arguments between brackets, as far as is known. */
    static boolean takes(Name name, int arguments) {
        if (of(name) == UNKNOWN) {
            return isType(name);
        }
        Arguments count = ARGUMENTS.getOrDefault(name.path(), NONE);
        return count.least() <= arguments && arguments <= count.most();
    }

    /** Whether a name is in the table: by the module there, or by {@code typing}, which has what other modules have, too. */
    private static boolean isKnown(Name name) {
        return KnownNames.contains(name)
                || KnownNames.isOfTyping(name)
                        && KnownNames.unqualified(name.path()).isPresent();
    }

    /** Whether {@code Literal} takes a value that is no name: any literal, but for those of {@code float}. */
    static boolean isLiteral(Expression value) {
        return value instanceof Text
                || value instanceof Expression.Bytes
                || value instanceof Number number
                        && INTEGER.matcher(number.literal()).matches()
                || value instanceof Constant && value != Constant.ELLIPSIS;
    }
}
