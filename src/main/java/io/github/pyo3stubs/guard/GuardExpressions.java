// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.guard.Condition.Not;
import io.github.pyo3stubs.guard.Condition.Platform;
import io.github.pyo3stubs.guard.Condition.PlatformStart;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Operation;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes conditions in the forms that mypy and pyright both evaluate.
 *
 * @see <a href="https://typing.python.org/en/latest/spec/directives.html#version-and-platform-checking">Version and
 *     platform checking</a>
 */
public final class GuardExpressions {

    static final Name PLATFORM = NameUses.PLATFORM;
    static final Name VERSION = NameUses.VERSION;

    private static final Map<String, String> OPPOSITES =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">", "in", "not in", "not in", "in");

    private GuardExpressions() {}

    /** True on one system. */
    public static Expression on(OperatingSystem system) {
        StringConstant name = new StringConstant(system.pythonName());
        return system.hasReleaseInPythonName()
                ? new Call(PLATFORM.member("startswith"), List.of(name))
                : new Operation(List.of("=="), List.of(PLATFORM, name));
    }

    /**
     * True on some systems and false on others: {@code !=} if fewer systems lack the thing than have it; never
     * {@code in}, which pyright does not evaluate.
     *
     * @param having those with the thing, one at least
     * @param lacking those without it, one at least
     */
    public static Expression on(Collection<OperatingSystem> having, Collection<OperatingSystem> lacking) {
        return lacking.size() < having.size()
                ? all(lacking.stream().map(system -> not(on(system))).toList())
                : any(having.stream().map(GuardExpressions::on).toList());
    }

    /** True from a version of Python on. */
    public static Expression from(PythonVersion version) {
        return version(">=", version);
    }

    /** True before a version of Python. */
    public static Expression before(PythonVersion version) {
        return version("<", version);
    }

    private static Expression version(String operator, PythonVersion version) {
        Tuple numbers = new Tuple(List.of(number(version.major()), number(version.minor())));
        return new Operation(List.of(operator), List.of(VERSION, numbers));
    }

    private static Number number(int value) {
        return new Number(Integer.toString(value));
    }

    /** True where a condition is false. */
    public static Expression not(Expression condition) {
        if (condition instanceof Unary unary && unary.operator().equals("not")) {
            return unary.operand();
        } else if (condition instanceof Operation operation
                && operation.operators().size() == 1
                && OPPOSITES.containsKey(operation.operators().get(0))) {
            return new Operation(List.of(OPPOSITES.get(operation.operators().get(0))), operation.operands());
        }
        return new Unary("not", condition);
    }

    /** The condition with an operator of its own in place of {@code not}, where there is one. */
    public static Expression plain(Expression condition) {
        return condition instanceof Unary unary && unary.operator().equals("not") ? not(unary.operand()) : condition;
    }

    /**
     * True where all of some conditions are true, of which there is at least one. What one system excludes is left out:
     * after {@code sys.platform == "win32"} nothing needs {@code sys.platform != "darwin"}.
     */
    public static Expression all(List<Expression> conditions) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        List<Platform> systems = conditions.stream()
                .map(Condition::of)
                .filter(Platform.class::isInstance)
                .map(Platform.class::cast)
                .toList();
        return joined(
                "and",
                conditions.stream()
                        .filter(condition ->
                                systems.stream().noneMatch(system -> follows(Condition.of(condition), system)))
                        .toList());
    }

    /** Whether a condition only excludes other systems than the one with a name. */
    private static boolean follows(Condition condition, Platform system) {
        return condition instanceof Not not
                && (not.condition() instanceof Platform other && !other.equals(system)
                        || not.condition() instanceof PlatformStart prefix
                                && !system.name().startsWith(prefix.start()));
    }

    /** True where any of some conditions is true, of which there is at least one. */
    public static Expression any(List<Expression> conditions) {
        return joined("or", conditions);
    }

    private static Expression joined(String operator, List<Expression> conditions) {
        return conditions.size() == 1
                ? conditions.get(0)
                : new Operation(Collections.nCopies(conditions.size() - 1, operator), conditions);
    }
}
