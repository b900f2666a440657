package io.github.pyo3stubs.introspection.link;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.introspection.record.JsonFields;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Text;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.ValueExpression.Lambda;
import io.github.pyo3stubs.syntax.parse.ExpressionParser;
import io.github.pyo3stubs.syntax.parse.NameResolver;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes types of the texts in one annotation: those that authors put in quotes, and all of PyO3 before 0.28. What is no
 * type, or unknown, becomes {@code Incomplete}, and so does a form around it that wants to know what it is made of. So
 * does what the oldest Python does not have, also where PyO3 has written it itself.
 */
final class AnnotationReader {

    private static final String NO_TYPE = "which is no Python type";

    private static final String WRITE_A_TYPE =
            "Write a Python type in the Rust code: a class that the extension exports, a builtin, or a name with its"
                    + " module, such as \"decimal.Decimal\".";

    /** What to do about a name that the oldest Python does not have. */
    static final String SAY_THE_PYTHON =
            "If the extension is for newer ones only, say so by requires-python in pyproject.toml or by minimumPython.";

    /** What is a type of attributes only. */
    static final Set<String> OF_ATTRIBUTES = Set.of("ClassVar", "Final");

    /** What is a type in classes only. */
    static final Set<String> OF_CLASSES = Set.of("Self");

    /** What is a type of {@code *args} and {@code **kwargs} only. */
    static final Set<String> OF_MANY = Set.of("Unpack");

    private static final Set<String> PARTICULAR =
            Stream.of(OF_ATTRIBUTES, OF_CLASSES, OF_MANY).flatMap(Set::stream).collect(toSet());

    /** The class of {@code None}, which type checkers want to be called so. */
    private static final Name NONE_TYPE = new Name("types", "NoneType");

    private final HintNames hints;
    private final Set<String> particular;
    private final PythonVersion minimum;
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> tooNew = new LinkedHashSet<>();
    private Optional<String> text = Optional.empty();
    private Optional<String> noType = Optional.empty();
    private boolean nested;

    /**
     * @param particular what is a type in some places only, and is one where the annotation stands
     * @param minimum the oldest Python for which names are to be importable
     */
    AnnotationReader(HintNames hints, Set<String> particular, PythonVersion minimum) {
        this.hints = hints;
        this.particular = particular;
        this.minimum = minimum;
    }

    /**
     * The annotation without quotes, and with types for names that are none, such as {@code ()}; otherwise as it is. What
     * is unknown in it has a stand-in.
     */
    Expression unquoted(Expression annotation) {
        if (annotation instanceof Text quoted) {
            return read(quoted.value());
        } else if (!HintNames.isSpellable(annotation)) {
            return type(parsed(annotation));
        } else if (annotation instanceof Name name) {
            return named(name);
        } else if (annotation instanceof Attribute attribute) {
            return attribute(attribute, this::unquoted);
        }
        return annotation instanceof Subscript subscript ? hint(subscript) : annotation.mapped(this::unquoted);
    }

    /** An attribute of what a function makes of its value; what is unknown has none that are known. */
    private static Expression attribute(Attribute attribute, UnaryOperator<Expression> part) {
        Expression value = part.apply(attribute.value());
        return value.equals(Name.INCOMPLETE) ? value : Expression.attribute(value, attribute.attribute());
    }

    /** A subscript in a hint. Where a text is one of its parts, it is read as Python; else it is taken at its word. */
    private Expression hint(Subscript subscript) {
        boolean hasText = Stream.concat(Stream.of(subscript.value()), subscript.arguments().stream())
                .anyMatch(part -> !HintNames.isSpellable(part));
        if (hasText) {
            return type(parsed(subscript));
        }
        Subscript read = subscript.mapped(this::unquoted, this::metadata);
        TypeForm form = read.value() instanceof Name name ? TypeForm.of(name) : TypeForm.UNKNOWN;
        return read.value().equals(Name.INCOMPLETE) || isLost(form, read.arguments()) ? Name.INCOMPLETE : read;
    }

    /** What is no type in a hint: a literal, or metadata. */
    private Expression metadata(Expression value) {
        if (value instanceof Name name && HintNames.isSpellable(name)) {
            return named(name);
        } else if (!HintNames.isSpellable(value)) {
            return noType(NO_TYPE);
        }
        return value instanceof Attribute attribute
                ? attribute(attribute, this::metadata)
                : value.mapped(this::metadata);
    }

    /** An expression with what its names say, as text, in the place of those that no stub can spell. */
    private Expression parsed(Expression hint) {
        if (HintNames.isSpellable(hint)) {
            return hint instanceof Attribute attribute ? attribute(attribute, this::parsed) : hint.mapped(this::parsed);
        }
        return hint instanceof Name name && (name.isLocal() || Identifiers.isPath(name.module()))
                ? parsed(name.path(), hints.within(name.module()))
                : noType(NO_TYPE);
    }

    /**
     * What became unknown by reading, as the rest of a sentence that names the annotation, and what to do.
     *
     * @param hint the annotation as text, for one that has no text of its own
     */
    Optional<String> problem(Supplier<String> hint) {
        List<String> problems = new ArrayList<>();
        noType.ifPresent(problems::add);
        listed(unknown).ifPresent(names -> problems.add("in which nothing is known of " + names));
        listed(tooNew).ifPresent(names -> problems.add("and Python " + minimum + " does not have " + names));
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        List<String> remedies = new ArrayList<>();
        if (noType.isPresent() || !unknown.isEmpty()) {
            remedies.add(WRITE_A_TYPE);
        }
        if (!tooNew.isEmpty()) {
            remedies.add(SAY_THE_PYTHON);
        }
        return Optional.of("\"%s\", %s. Incomplete stands for what is unknown. %s"
                .formatted(
                        JsonFields.shown(text.orElseGet(hint)),
                        String.join(", ", problems),
                        String.join(" ", remedies)));
    }

    private static Optional<String> listed(Set<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream().map(JsonFields::shown).collect(joining(", ")));
    }

    private Expression read(String annotation) {
        if (text.isEmpty()) {
            text = Optional.of(annotation);
        }
        return withoutRepetitions(type(parsed(annotation.strip(), hints.texts())));
    }

    private Expression parsed(String text, NameResolver scope) {
        try {
            return ExpressionParser.parse(text, scope);
        } catch (ExpressionSyntaxException e) {
            return noType("%s: expected %s at character %d, found %s"
                    .formatted(NO_TYPE, e.expected(), e.position() + 1, JsonFields.shown(e.found())));
        }
    }

    /** Without the types that a text, unlike newer data, may name twice in a union. */
    private static Expression withoutRepetitions(Expression type) {
        Expression mapped = type.mapped(AnnotationReader::withoutRepetitions);
        return mapped instanceof Union union ? union.distinct() : mapped;
    }

    private Name noType(String problem) {
        noType = noType.or(() -> Optional.of(problem));
        return Name.INCOMPLETE;
    }

    private Expression type(Expression expression) {
        if (expression == Constant.NONE || expression.equals(NONE_TYPE)) {
            return Constant.NONE;
        } else if (expression instanceof Name name) {
            return TypeForm.isType(name) && hasItsPlace(name) ? named(name) : noType(NO_TYPE);
        } else if (expression instanceof Union) {
            return expression.mapped(this::type);
        } else if (expression instanceof Subscript subscript && subscript.value() instanceof Name form) {
            boolean isType = TypeForm.of(form) != TypeForm.CONCATENATE && hasItsPlace(form);
            return isType ? subscript(subscript, form) : noType(NO_TYPE);
        } else if (expression instanceof Text inner && !nested) {
            nested = true;
            Expression type = read(inner.value());
            nested = false;
            return type;
        }
        return noType(NO_TYPE);
    }

    private boolean hasItsPlace(Name name) {
        return !KnownNames.isOfTyping(name) || !PARTICULAR.contains(name.path()) || particular.contains(name.path());
    }

    private Name named(Name name) {
        if (name.isLocal()) {
            unknown.add(name.path());
            return Name.INCOMPLETE;
        }
        return available(name);
    }

    private Name available(Name name) {
        return KnownNames.available(name, minimum).orElseGet(() -> {
            tooNew.add(name.path());
            return Name.INCOMPLETE;
        });
    }

    private Expression subscript(Subscript subscript, Name name) {
        TypeForm form = TypeForm.of(name);
        Expression value = named(name);
        List<Expression> types = arguments(form, subscript.arguments());
        if (hints.texts().isClass(name)
                || !TypeForm.takes(name, subscript.arguments().size())) {
            return noType(NO_TYPE);
        }
        if (value.equals(Name.INCOMPLETE) || isLost(form, types)) {
            return Name.INCOMPLETE;
        }
        boolean bare = form == TypeForm.ANNOTATED || form == TypeForm.UNION;
        return bare && types.size() == 1 ? types.get(0) : new Subscript(value, types);
    }

    /** Whether a form means nothing, since it wants to know what is unknown among its arguments. */
    private static boolean isLost(TypeForm form, List<Expression> types) {
        return switch (form) {
            case CALLABLE -> types.stream().limit(1).anyMatch(Name.INCOMPLETE::equals);
            case CONCATENATE, LITERAL, UNPACK -> types.contains(Name.INCOMPLETE);
            default -> types.stream().anyMatch(AnnotationReader::unpacksUnknown);
        };
    }

    /** What a subscript of one form is, wherever else that form has no place; empty for anything else. */
    private Optional<Expression> ofForm(TypeForm form, Expression expression) {
        return expression instanceof Subscript subscript
                        && subscript.value() instanceof Name name
                        && TypeForm.of(name) == form
                ? Optional.of(subscript(subscript, name))
                : Optional.empty();
    }

    private static boolean unpacksUnknown(Expression type) {
        return type instanceof Unary unpacked && unpacked.operand().equals(Name.INCOMPLETE);
    }

    private List<Expression> arguments(TypeForm form, List<Expression> arguments) {
        return switch (form) {
            case LITERAL -> arguments.stream().map(this::literal).toList();
            case ANNOTATED ->
                Stream.concat(
                                arguments.stream().limit(1).map(this::type),
                                arguments.stream()
                                        .skip(1)
                                        .filter(metadata -> known(metadata).equals(metadata)))
                        .toList();
            case CALLABLE ->
                Stream.concat(
                                arguments.stream().limit(1).map(this::parameters),
                                arguments.stream().skip(1).map(this::type))
                        .toList();
            case CONCATENATE ->
                Stream.concat(
                                arguments.stream()
                                        .limit(Math.max(arguments.size() - 1, 0))
                                        .map(this::type),
                                arguments.stream()
                                        .skip(Math.max(arguments.size() - 1, 0))
                                        .map(this::openEnd))
                        .toList();
            case TUPLE ->
                arguments.size() == 2 && arguments.get(1) == Constant.ELLIPSIS
                        ? List.of(type(arguments.get(0)), Constant.ELLIPSIS)
                        : arguments.stream().map(this::element).toList();
            case ORDINARY, UNION, UNPACK -> arguments.stream().map(this::type).toList();
            case UNKNOWN -> arguments.stream().map(this::anything).toList();
        };
    }

    private Expression literal(Expression value) {
        if (value.equals(Name.INCOMPLETE)) {
            return value;
        } else if (value instanceof Name name) {
            return hints.texts().member(name).map(this::named).orElseGet(() -> noType(NO_TYPE));
        }
        return ofForm(TypeForm.LITERAL, value).orElseGet(() -> TypeForm.isLiteral(value) ? value : noType(NO_TYPE));
    }

    /** Metadata with a stand-in for what cannot stand in a stub, since nothing is known of a name in it. */
    private static Expression known(Expression metadata) {
        boolean unknown = metadata instanceof Name name && name.isLocal() || metadata instanceof Lambda;
        return unknown ? Name.INCOMPLETE : metadata.mapped(AnnotationReader::known);
    }

    /** What {@code Callable} takes first. */
    private Expression parameters(Expression parameters) {
        if (parameters instanceof ListDisplay list) {
            return list.mapped(this::element);
        }
        return ofForm(TypeForm.CONCATENATE, parameters).orElseGet(() -> openEnd(parameters));
    }

    /** Any parameters: {@code ...}, or a type parameter, of which nothing is known. */
    private Expression openEnd(Expression parameters) {
        return parameters == Constant.ELLIPSIS
                ? parameters
                : parameters instanceof Name name && name.isLocal() ? named(name) : noType(NO_TYPE);
    }

    /** What may also be an unpacked tuple. */
    private Expression element(Expression element) {
        if (element instanceof Unary unary && unary.operator().equals("*")) {
            return unary.mapped(this::type);
        }
        return ofForm(TypeForm.UNPACK, element).orElseGet(() -> type(element));
    }

    private Expression anything(Expression argument) {
        return argument instanceof ListDisplay
                ? argument.mapped(this::element)
                : argument == Constant.ELLIPSIS ? argument : element(argument);
    }
}
