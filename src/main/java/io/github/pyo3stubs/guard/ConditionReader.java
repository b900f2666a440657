// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.guard.Condition.All;
import io.github.pyo3stubs.guard.Condition.Any;
import io.github.pyo3stubs.guard.Condition.Constant;
import io.github.pyo3stubs.guard.Condition.Family;
import io.github.pyo3stubs.guard.Condition.Not;
import io.github.pyo3stubs.guard.Condition.Platform;
import io.github.pyo3stubs.guard.Condition.PlatformStart;
import io.github.pyo3stubs.guard.Condition.Unknown;
import io.github.pyo3stubs.guard.Condition.Version;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Operation;
import io.github.pyo3stubs.syntax.ValueExpression.SetDisplay;
import io.github.pyo3stubs.syntax.ValueExpression.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads conditions. */
final class ConditionReader {

    private static final Name STARTS_WITH = GuardExpressions.PLATFORM.member("startswith");
    private static final Name FAMILY = NameUses.SYSTEM_FAMILY;
    private static final Set<Name> TYPE_CHECKING =
            Set.of(new Name("typing", "TYPE_CHECKING"), new Name("typing_extensions", "TYPE_CHECKING"));

    /** Operators of order, each with the one that means the same when the operands change places. */
    private static final Map<String, String> MIRRORED =
            Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "==", "==", "!=", "!=");

    /** The elements of {@code sys.version_info} that have names. */
    private static final List<String> ELEMENTS = List.of("major", "minor", "micro");

    private static final Pattern SMALL = Pattern.compile("\\d{1,4}");

    private ConditionReader() {}

    static Condition read(Expression expression) {
        if (expression == Expression.Constant.TRUE || TYPE_CHECKING.contains(expression)) {
            return new Constant(true);
        } else if (expression == Expression.Constant.FALSE) {
            return new Constant(false);
        } else if (expression instanceof Number number) {
            return small(number)
                    .<Condition>map(value -> new Constant(value != 0))
                    .orElse(new Unknown(expression));
        } else if (expression instanceof Unary unary && unary.operator().equals("not")) {
            return new Not(read(unary.operand()));
        } else if (expression instanceof Operation operation) {
            return read(operation);
        } else if (expression instanceof Call call
                && call.callee().equals(STARTS_WITH)
                && call.arguments().size() == 1) {
            return any(call.arguments().get(0), PlatformStart::new).orElse(new Unknown(expression));
        }
        return new Unknown(expression);
    }

    private static Condition read(Operation operation) {
        return switch (operation.operators().get(0)) {
            case "and" ->
                new All(operation.operands().stream().map(ConditionReader::read).toList());
            case "or" ->
                new Any(operation.operands().stream().map(ConditionReader::read).toList());
            default -> comparisons(operation);
        };
    }

    /** The comparisons of {@code a < b < c}: that of a and b, and that of b and c. */
    private static Condition comparisons(Operation operation) {
        List<Condition> comparisons = new ArrayList<>();
        for (int i = 0; i < operation.operators().size(); i++) {
            Expression left = operation.operands().get(i);
            Expression right = operation.operands().get(i + 1);
            String operator = operation.operators().get(i);
            comparisons.add(comparison(left, operator, right)
                    .or(() -> Optional.ofNullable(MIRRORED.get(operator))
                            .flatMap(mirrored -> comparison(right, mirrored, left)))
                    .orElseGet(() -> new Unknown(new Operation(List.of(operator), List.of(left, right)))));
        }
        return comparisons.size() == 1 ? comparisons.get(0) : new All(comparisons);
    }

    private static Optional<Condition> comparison(Expression left, String operator, Expression right) {
        if (left.equals(GuardExpressions.PLATFORM)) {
            return texts(operator, right, Platform::new);
        } else if (left.equals(FAMILY)) {
            return texts(operator, right, Family::new);
        }
        return MIRRORED.containsKey(operator) ? version(left, operator, right).map(Version::new) : Optional.empty();
    }

    private static Optional<Condition> texts(String operator, Expression right, Function<String, Condition> condition) {
        return switch (operator) {
            case "==" -> text(right, condition);
            case "!=" -> text(right, condition).map(Not::new);
            case "in" -> isDisplay(right) ? any(right, condition) : Optional.empty();
            case "not in" -> isDisplay(right) ? any(right, condition).map(Not::new) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Condition> text(Expression text, Function<String, Condition> condition) {
        return text instanceof StringConstant constant
                ? Optional.of(condition.apply(constant.value()))
                : Optional.empty();
    }

    private static boolean isDisplay(Expression texts) {
        return texts instanceof Tuple || texts instanceof ListDisplay || texts instanceof SetDisplay;
    }

    /** A condition on a text, or on any text of a tuple, list or set; empty if there is another expression. */
    private static Optional<Condition> any(Expression texts, Function<String, Condition> condition) {
        if (!isDisplay(texts)) {
            return text(texts, condition);
        }
        List<Condition> conditions = texts.parts().stream()
                .flatMap(text -> text(text, condition).stream())
                .toList();
        return conditions.size() == texts.parts().size() ? Optional.of(new Any(conditions)) : Optional.empty();
    }

    private static Optional<VersionComparison> version(Expression left, String operator, Expression right) {
        if (left.equals(GuardExpressions.VERSION)) {
            return tuple(0, VersionComparison.ELEMENTS, operator, right);
        } else if (left instanceof Name name) {
            int element = ELEMENTS.stream()
                    .map(GuardExpressions.VERSION::member)
                    .toList()
                    .indexOf(name);
            return element < 0 ? Optional.empty() : number(element, operator, right);
        } else if (left instanceof Subscript part
                && part.value().equals(GuardExpressions.VERSION)
                && part.arguments().size() == 1) {
            return part.arguments().get(0) instanceof Slice slice
                    ? slice(slice).flatMap(to -> tuple(0, to, operator, right))
                    : small(part.arguments().get(0))
                            .filter(element -> element < VersionComparison.ELEMENTS)
                            .flatMap(element -> number(element, operator, right));
        }
        return Optional.empty();
    }

    /** The end of a slice that begins with the first element. */
    private static Optional<Integer> slice(Slice slice) {
        boolean fromStart = slice.step().isEmpty()
                && slice.lower()
                        .map(lower -> small(lower).equals(Optional.of(0)))
                        .orElse(true);
        return fromStart
                ? slice.upper().flatMap(ConditionReader::small).map(to -> Math.min(to, VersionComparison.ELEMENTS))
                : Optional.empty();
    }

    private static Optional<VersionComparison> number(int element, String operator, Expression right) {
        return small(right).map(number -> new VersionComparison(element, element + 1, operator, List.of(number), 1));
    }

    private static Optional<VersionComparison> tuple(int from, int to, String operator, Expression right) {
        if (!(right instanceof Tuple tuple)) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (Expression element : tuple.elements()) {
            Optional<Integer> number = small(element);
            if (number.isEmpty()) {
                break;
            }
            numbers.add(number.get());
        }
        boolean readable = tuple.elements().stream()
                .skip(numbers.size())
                .allMatch(element -> element instanceof StringConstant || element instanceof Number);
        return readable
                ? Optional.of(new VersionComparison(
                        from, to, operator, numbers, tuple.elements().size()))
                : Optional.empty();
    }

    private static Optional<Integer> small(Expression number) {
        return number instanceof Number literal
                        && SMALL.matcher(literal.literal()).matches()
                ? Optional.of(Integer.valueOf(literal.literal()))
                : Optional.empty();
    }
}
