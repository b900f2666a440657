package io.github.pyo3stubs.introspection;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Text;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.ExpressionParser;
import io.github.pyo3stubs.syntax.ExpressionSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes types of the texts in one annotation: those that authors put in quotes, and all of PyO3 before 0.28. What is no
 * type, or unknown, becomes {@code Incomplete}, and so does a form around it that wants to know what it is made of.
 */
final class AnnotationReader {

    /** Forms of {@code typing} that do not take any type. */
    private static final Set<String> PARTICULAR = Set.of("Literal", "Unpack", "Concatenate");

    /** How much of a text a message shows. */
    private static final int SHOWN = 80;

    private final TextNames names;
    private Optional<String> text = Optional.empty();
    private Optional<String> noType = Optional.empty();
    private boolean nested;

    AnnotationReader(TextNames names) {
        this.names = names;
    }

    /** The annotation without quotes; otherwise as it is. */
    Expression unquoted(Expression annotation) {
        if (annotation instanceof Text quoted) {
            return read(quoted.value());
        }
        return annotation instanceof Subscript subscript
                ? subscript.mapped(this::unquoted, value -> value)
                : annotation.mapped(this::unquoted);
    }

    /** What became unknown by reading, in a part of a sentence about the annotation. */
    Optional<String> problem() {
        Optional<String> unknown = names.unknown().isEmpty()
                ? Optional.empty()
                : Optional.of(names.unknown().stream()
                        .map(AnnotationReader::shown)
                        .collect(joining(", ", "in which nothing is known of ", "")));
        return noType.or(() -> unknown).map(problem -> "\"%s\", %s".formatted(shown(text.orElse("")), problem));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private Expression read(String annotation) {
        if (text.isEmpty()) {
            text = Optional.of(annotation);
        }
        try {
            return UnionMembers.distinct(type(ExpressionParser.parse(annotation.strip(), names)));
        } catch (ExpressionSyntaxException e) {
            return noType("which is no Python type: expected %s at character %d, found %s"
                    .formatted(e.expected(), e.position() + 1, e.found()));
        }
    }

    private Expression noType(String problem) {
        noType = noType.or(() -> Optional.of(problem));
        return Name.INCOMPLETE;
    }

    private Expression type(Expression expression) {
        if (expression instanceof Name || expression == Constant.NONE) {
            return expression;
        } else if (expression instanceof Union) {
            return expression.mapped(this::type);
        } else if (expression instanceof Subscript subscript && subscript.value() instanceof Name) {
            return subscript(subscript);
        } else if (expression instanceof Text inner && !nested) {
            nested = true;
            Expression type = read(inner.value());
            nested = false;
            return type;
        }
        return noType("which is no Python type");
    }

    private Expression subscript(Subscript subscript) {
        boolean literal = subscript.form().equals("Literal");
        Subscript type = subscript.mapped(this::argument, value -> literal ? literal(value) : value);
        List<Expression> arguments = type.arguments();
        boolean unknown = type.value().equals(Name.INCOMPLETE)
                || arguments.stream().anyMatch(AnnotationReader::unpacksUnknown)
                || PARTICULAR.contains(type.form()) && arguments.contains(Name.INCOMPLETE)
                || type.form().equals("Callable") && arguments.indexOf(Name.INCOMPLETE) == 0;
        return unknown ? Name.INCOMPLETE : type;
    }

    private static boolean unpacksUnknown(Expression argument) {
        return argument instanceof Unary unpacked && unpacked.operand().equals(Name.INCOMPLETE);
    }

    /** What stands between brackets may also be a list of parameters, or an unpacked tuple. */
    private Expression argument(Expression argument) {
        boolean unpacked = argument instanceof Unary unary && unary.operator().equals("*");
        if (argument instanceof ListDisplay || unpacked) {
            return argument.mapped(this::argument);
        }
        boolean empty = argument instanceof Tuple tuple && tuple.elements().isEmpty();
        return argument == Constant.ELLIPSIS || empty ? argument : type(argument);
    }

    /** The value of a literal type: a literal, or the member of an enumeration. */
    private Expression literal(Expression value) {
        boolean literal = value instanceof Text
                || value instanceof Expression.Number
                || value instanceof Expression.Bytes
                || value instanceof Constant constant && constant != Constant.ELLIPSIS
                || value instanceof Name;
        return literal ? value : noType("which is no Python type");
    }
}
