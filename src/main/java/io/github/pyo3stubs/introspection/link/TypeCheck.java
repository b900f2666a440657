// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.parse.ExpressionRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Checks whether expressions in one annotation are types, as type checkers would, and puts {@code Incomplete} in the
 * place of parts that are none.
 */
final class TypeCheck implements UnaryOperator<Expression> {

    private static final Set<String> OF_SOME_PLACES = new HashSet<>();

    static {
        OF_SOME_PLACES.addAll(AnnotationReader.OF_ATTRIBUTES);
        OF_SOME_PLACES.addAll(AnnotationReader.OF_CLASSES);
        OF_SOME_PLACES.addAll(AnnotationReader.OF_VARIADICS);
    }

    private final TextNames names;
    private final Set<String> allowed;
    private final UnknownParts unknown;
    private final Optional<AnnotationText> texts;

    /**
     * @param allowed the forms that are types in some places only, and are types where the annotation stands
     * @param texts makes types of the texts among the expressions; empty within such a text, where none is a type
     */
    TypeCheck(TextNames names, Set<String> allowed, UnknownParts unknown, Optional<AnnotationText> texts) {
        this.names = names;
        this.allowed = allowed;
        this.unknown = unknown;
        this.texts = texts;
    }

    /** The expression as a type, with {@code Incomplete} for parts that are not types. */
    @Override
    public Expression apply(Expression expression) {
        if (expression == Constant.NONE || PythonNames.NONE_TYPE.equals(expression)) {
            return Constant.NONE;
        } else if (expression instanceof Name name) {
            return TypeForm.isType(name) && isAllowed(name) ? unknown.available(name) : unknown.notAType();
        } else if (expression instanceof Union) {
            return expression.mapped(this);
        } else if (expression instanceof Subscript subscript && subscript.value() instanceof Name form) {
            boolean isType = TypeForm.of(form) != TypeForm.CONCATENATE && isAllowed(form);
            return isType ? subscript(subscript, form) : unknown.notAType();
        } else if (expression instanceof StringConstant text) {
            return texts.isPresent() ? texts.get().type(text.value(), withinText()) : unknown.notAType();
        }
        return unknown.notAType();
    }

    private TypeCheck withinText() {
        return new TypeCheck(names, allowed, unknown, Optional.empty());
    }

    private boolean isAllowed(Name name) {
        return !KnownNames.isOfTyping(name) || !OF_SOME_PLACES.contains(name.path()) || allowed.contains(name.path());
    }

    private Expression subscript(Subscript subscript, Name name) {
        TypeForm form = TypeForm.of(name);
        Expression value = unknown.available(name);
        List<Expression> types = arguments(form, subscript.arguments());
        if (names.isClass(name) || !TypeForm.takes(name, subscript.arguments().size())) {
            return unknown.notAType();
        }
        if (Name.INCOMPLETE.equals(value) || isLost(form, types)) {
            return Name.INCOMPLETE;
        }
        boolean bare = form == TypeForm.ANNOTATED || form == TypeForm.UNION;
        return bare && types.size() == 1 ? types.get(0) : new Subscript(value, types);
    }

    /** Whether a type means nothing because of what is unknown among its arguments. */
    static boolean isLost(Subscript type) {
        // most types have no such argument, so their form need not be looked up
        for (Expression argument : type.arguments()) {
            if (Name.INCOMPLETE.equals(argument) || argument instanceof Unary) {
                TypeForm form = type.value() instanceof Name name ? TypeForm.of(name) : TypeForm.UNKNOWN;
                return isLost(form, type.arguments());
            }
        }
        return false;
    }

    private static boolean isLost(TypeForm form, List<Expression> types) {
        if (form == TypeForm.CALLABLE) {
            return !types.isEmpty() && Name.INCOMPLETE.equals(types.get(0));
        }
        boolean needsAll = form == TypeForm.CONCATENATE || form == TypeForm.LITERAL || form == TypeForm.UNPACK;
        return needsAll ? types.contains(Name.INCOMPLETE) : unpackUnknown(types);
    }

    /** The type of a subscript of one form, at a place where this form is a type; empty for other expressions. */
    private Optional<Expression> ofForm(TypeForm form, Expression expression) {
        return expression instanceof Subscript subscript
                        && subscript.value() instanceof Name name
                        && TypeForm.of(name) == form
                ? Optional.of(subscript(subscript, name))
                : Optional.empty();
    }

    private static boolean unpackUnknown(List<Expression> types) {
        for (Expression type : types) {
            if (type instanceof Unary unpacked && Name.INCOMPLETE.equals(unpacked.operand())) {
                return true;
            }
        }
        return false;
    }

    private List<Expression> arguments(TypeForm form, List<Expression> arguments) {
        // most forms are ordinary, and a switch on an enum is a class of its own
        return form == TypeForm.ORDINARY ? Statement.each(arguments, this) : ofParticular(form, arguments);
    }

    private List<Expression> ofParticular(TypeForm form, List<Expression> arguments) {
        return switch (form) {
            case LITERAL -> Statement.each(arguments, this::literal);
            case ANNOTATED ->
                Stream.concat(
                                arguments.stream().limit(1).map(this),
                                arguments.stream().skip(1).filter(TypeCheck::isKnown))
                        .toList();
            case CALLABLE ->
                Stream.concat(
                                arguments.stream().limit(1).map(this::parameters),
                                arguments.stream().skip(1).map(this))
                        .toList();
            case CONCATENATE ->
                Stream.concat(
                                arguments.stream()
                                        .limit(Math.max(arguments.size() - 1, 0))
                                        .map(this),
                                arguments.stream()
                                        .skip(Math.max(arguments.size() - 1, 0))
                                        .map(this::openEnd))
                        .toList();
            case TUPLE ->
                arguments.size() == 2 && arguments.get(1) == Constant.ELLIPSIS
                        ? List.of(apply(arguments.get(0)), Constant.ELLIPSIS)
                        : Statement.each(arguments, this::element);
            case ORDINARY, UNION, UNPACK -> Statement.each(arguments, this);
            case UNKNOWN -> Statement.each(arguments, this::anything);
        };
    }

    private Expression literal(Expression value) {
        if (Name.INCOMPLETE.equals(value)) {
            return value;
        } else if (value instanceof Name name) {
            return names.member(name).map(unknown::available).orElseGet(() -> unknown.notAType());
        }
        return ofForm(TypeForm.LITERAL, value).orElseGet(() -> TypeForm.isLiteral(value) ? value : unknown.notAType());
    }

    /** Whether a stub can say metadata: it has no unknown names, and Python accepts it. */
    private static boolean isKnown(Expression metadata) {
        return hasKnownNames(metadata) && ExpressionRules.isArgument(metadata);
    }

    private static boolean hasKnownNames(Expression metadata) {
        return !(metadata instanceof Name name && name.isLocal())
                && metadata.parts().stream().allMatch(TypeCheck::hasKnownNames);
    }

    /** The first argument of {@code Callable}. */
    private Expression parameters(Expression parameters) {
        if (parameters instanceof ListDisplay list) {
            return list.mapped(this::element);
        }
        return ofForm(TypeForm.CONCATENATE, parameters).orElseGet(() -> openEnd(parameters));
    }

    /** Any parameters: {@code ...}, or a {@code ParamSpec}, which is always unknown. */
    private Expression openEnd(Expression parameters) {
        return parameters == Constant.ELLIPSIS
                ? parameters
                : parameters instanceof Name name && name.isLocal() ? unknown.available(name) : unknown.notAType();
    }

    /** A type, or an unpacked tuple. */
    private Expression element(Expression element) {
        if (element instanceof Unary unary && unary.operator().equals("*")) {
            return unary.mapped(this);
        }
        return ofForm(TypeForm.UNPACK, element).orElseGet(() -> apply(element));
    }

    private Expression anything(Expression argument) {
        return argument instanceof ListDisplay
                ? argument.mapped(this::element)
                : argument == Constant.ELLIPSIS ? argument : element(argument);
    }
}
