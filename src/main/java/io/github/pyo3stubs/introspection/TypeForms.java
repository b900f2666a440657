package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What type checkers want of the forms and generic classes that types are made of: those of {@code typing},
 * {@code collections.abc} and the builtins; of others nothing is known.
 *
 * @see <a href="https://typing.python.org/en/latest/spec/">Specification for the Python type system</a>
 */
final class TypeForms {

    private static final Set<String> MODULES =
            Set.of(Name.BUILTINS, "collections", "collections.abc", "typing", "typing_extensions");

    /** Those that mean nothing without arguments, and how many they take at the least and at the most. */
    private static final Map<String, List<Integer>> SPECIAL = Map.of(
            "Annotated", List.of(2, Integer.MAX_VALUE),
            "Concatenate", List.of(2, Integer.MAX_VALUE),
            "Literal", List.of(1, Integer.MAX_VALUE),
            "Optional", List.of(1, 1),
            "TypeGuard", List.of(1, 1),
            "TypeIs", List.of(1, 1),
            "Union", List.of(1, Integer.MAX_VALUE),
            "Unpack", List.of(1, 1));

    /** How many arguments classes take that take any or none: a line for each number, from none on. */
    private static final List<Set<String>> CLASSES =
            """
            bool bytearray bytes complex float int object str Any Never NoReturn Self LiteralString Hashable Sized Buffer
            list set frozenset type List Set FrozenSet Type deque Deque Counter AbstractSet MutableSet Iterable Iterator \
            Sequence MutableSequence Collection Container Reversible Awaitable AsyncIterable AsyncIterator KeysView ValuesView
            dict Dict defaultdict DefaultDict OrderedDict ChainMap Mapping MutableMapping ItemsView Callable
            Coroutine
            """.lines().map(line -> Set.of(line.split(" "))).toList();

    private static final Pattern INTEGER =
            Pattern.compile("-?(?:\\d[\\d_]*|0[xX][\\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)");

    private TypeForms() {}

    /** Whether a name is a type without arguments, as far as is known. */
    static boolean isType(Name name) {
        return !MODULES.contains(name.module()) || !SPECIAL.containsKey(name.path());
    }

    /** Whether a form takes these arguments, as far as is known. */
    static boolean isType(Name form, List<Expression> arguments) {
        if (!MODULES.contains(form.module())) {
            return true;
        }
        int count = arguments.size();
        List<Integer> bounds = SPECIAL.getOrDefault(form.path(), List.of(0, Integer.MAX_VALUE));
        boolean otherNumber = CLASSES.stream().anyMatch(names -> names.contains(form.path()))
                && (count >= CLASSES.size() || !CLASSES.get(count).contains(form.path()));
        return count >= bounds.get(0)
                && count <= bounds.get(1)
                && !otherNumber
                && (!form.path().equals("Callable") || areParameters(arguments.get(0)));
    }

    /** Whether the first argument of {@code Callable} is one: a list, {@code ...}, or what stands for a list. */
    private static boolean areParameters(Expression expression) {
        return expression instanceof ListDisplay
                || expression == Constant.ELLIPSIS
                || expression.equals(Name.INCOMPLETE)
                || expression instanceof Subscript subscript && subscript.form().equals("Concatenate");
    }

    /** Whether {@code Literal} takes a value: that of a literal, but for floating-point ones, or the member of an enum. */
    static boolean isLiteral(Expression value) {
        return value instanceof Text
                || value instanceof Expression.Bytes
                || value instanceof Number number
                        && INTEGER.matcher(number.literal()).matches()
                || value instanceof Constant && value != Constant.ELLIPSIS
                || value instanceof Name name && !name.isBuiltin();
    }
}
