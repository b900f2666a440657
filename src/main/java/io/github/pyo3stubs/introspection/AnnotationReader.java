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
import io.github.pyo3stubs.syntax.KnownNames;
import io.github.pyo3stubs.syntax.PythonVersion;
import java.util.LinkedHashSet;
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

    private static final String NO_TYPE = "which is no Python type";

    private static final String WRITE_A_TYPE =
            "Write a Python type in the Rust code: a class that the extension exports, a builtin, or a name with its"
                    + " module, such as \"decimal.Decimal\".";

    private static final String SAY_THE_PYTHON =
            "If the extension is for newer ones only, say so by requires-python in pyproject.toml or by minimumPython.";

    /** How much of a text a message shows. */
    private static final int SHOWN = 80;

    private final TextNames names;
    private final PythonVersion minimum;
    private final Set<String> tooNew = new LinkedHashSet<>();
    private Optional<String> text = Optional.empty();
    private Optional<String> noType = Optional.empty();
    private boolean nested;

    /** @param minimum the oldest Python for which names are to be importable */
    AnnotationReader(TextNames names, PythonVersion minimum) {
        this.names = names;
        this.minimum = minimum;
    }

    /** The annotation without quotes; otherwise as it is. */
    Expression unquoted(Expression annotation) {
        if (annotation instanceof Text quoted) {
            return read(quoted.value());
        } else if (annotation instanceof Name name) {
            return available(name);
        }
        return annotation instanceof Subscript subscript
                ? subscript.mapped(this::unquoted, value -> value)
                : annotation.mapped(this::unquoted);
    }

    /** What became unknown by reading, in a sentence about the annotation, and what to do. */
    Optional<String> problem() {
        return noType.map(problem -> problem(problem, WRITE_A_TYPE))
                .or(() -> listed(names.unknown())
                        .map(unknown -> problem("in which nothing is known of " + unknown, WRITE_A_TYPE)))
                .or(() -> listed(tooNew)
                        .map(newer -> problem("and Python " + minimum + " does not have " + newer, SAY_THE_PYTHON)));
    }

    private String problem(String what, String remedy) {
        return "\"%s\", %s. Incomplete stands for what is unknown. %s"
                .formatted(shown(text.orElseGet(() -> String.join(", ", tooNew))), what, remedy);
    }

    private static Optional<String> listed(Set<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream().map(AnnotationReader::shown).collect(joining(", ")));
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
            return noType("%s: expected %s at character %d, found %s"
                    .formatted(NO_TYPE, e.expected(), e.position() + 1, e.found()));
        }
    }

    private Expression noType(String problem) {
        noType = noType.or(() -> Optional.of(problem));
        return Name.INCOMPLETE;
    }

    private Expression type(Expression expression) {
        if (expression instanceof Name name) {
            return TypeForms.isType(name) ? available(names.type(name)) : noType(NO_TYPE);
        } else if (expression == Constant.NONE) {
            return expression;
        } else if (expression instanceof Union) {
            return expression.mapped(this::type);
        } else if (expression instanceof Subscript subscript && subscript.value() instanceof Name form) {
            return TypeForms.isType(form, subscript.arguments()) ? subscript(subscript, form) : noType(NO_TYPE);
        } else if (expression instanceof Text inner && !nested) {
            nested = true;
            Expression type = read(inner.value());
            nested = false;
            return type;
        }
        return noType(NO_TYPE);
    }

    private Expression available(Name name) {
        return KnownNames.available(name, minimum).orElseGet(() -> {
            tooNew.add(name.path());
            return Name.INCOMPLETE;
        });
    }

    private Expression subscript(Subscript subscript, Name form) {
        boolean literal = subscript.form().equals("Literal");
        Subscript type = subscript.mapped(
                part -> part == form ? available(names.type(form)) : argument(part),
                value -> literal ? literal(value) : value);
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

    private Expression literal(Expression value) {
        return TypeForms.isLiteral(value) ? value : noType(NO_TYPE);
    }
}
