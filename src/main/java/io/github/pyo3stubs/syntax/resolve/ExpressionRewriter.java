// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.resolve;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.ValueExpression;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives the names in expressions other meanings. */
final class ExpressionRewriter {

    private final BiFunction<Expression.Name, Set<String>, Expression> meaning;
    private final Consumer<String> texts;

    /**
     * @param meaning what a name becomes, given the parameters of the type and lambda expressions around it
     * @param texts receives the values of all string literals
     */
    ExpressionRewriter(BiFunction<Expression.Name, Set<String>, Expression> meaning, Consumer<String> texts) {
        this.meaning = meaning;
        this.texts = texts;
    }

    Expression rewrite(Expression expression, Set<String> locals) {
        if (expression instanceof Expression.Name name) {
            return meaning.apply(name, locals);
        } else if (expression instanceof Expression.StringConstant text) {
            texts.accept(text.value());
        } else if (expression instanceof ValueExpression.Lambda lambda) {
            Set<String> inside = with(locals, lambda.locals());
            return lambda.mapped(part -> rewrite(part, locals), body -> rewrite(body, inside));
        }
        return expression.mapped(part -> rewrite(part, locals));
    }

    static Set<String> with(Set<String> locals, List<String> names) {
        return names.isEmpty()
                ? locals
                : Stream.concat(locals.stream(), names.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
