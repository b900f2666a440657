package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement.Function;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The calls that a definition of a function takes.
 *
 * @param positional what arguments by position come to, but for {@code *args}
 * @param named what arguments come to by keyword only, but for {@code **kwargs}
 */
record Calls(
        List<Parameter> positional, Optional<Parameter> rest, List<Parameter> named, Optional<Parameter> keywords) {

    static Calls of(Function function) {
        return new Calls(
                of(function, Kind.POSITIONAL_ONLY, Kind.POSITIONAL_OR_KEYWORD),
                of(function, Kind.VAR_POSITIONAL).stream().findFirst(),
                of(function, Kind.KEYWORD_ONLY),
                of(function, Kind.VAR_KEYWORD).stream().findFirst());
    }

    private static List<Parameter> of(Function function, Kind... kinds) {
        return function.parameters().stream()
                .filter(parameter -> List.of(kinds).contains(parameter.kind()))
                .toList();
    }

    /** Whether a type checker would never come to another definition behind this one; it takes no notice of the names. */
    boolean includes(Calls other) {
        return IntStream.range(0, other.positional.size())
                        .allMatch(i -> at(i).filter(own -> takesAll(own, other.positional.get(i)))
                                .isPresent())
                && other.named.stream()
                        .allMatch(parameter -> called(parameter.name())
                                .filter(own -> takesAll(own, parameter))
                                .isPresent())
                && includes(rest, other.rest)
                && includes(keywords, other.keywords)
                && IntStream.range(0, positional.size())
                        .allMatch(i -> isOptional(positional.get(i)) || other.gives(i, positional.get(i)))
                && named.stream().allMatch(own -> isOptional(own) || other.gives(own.name()));
    }

    /** Whether every call has an argument for a parameter at a position. */
    private boolean gives(int position, Parameter parameter) {
        return position < positional.size() && !isOptional(positional.get(position))
                || parameter.kind() != Kind.POSITIONAL_ONLY && gives(parameter.name());
    }

    /** Whether every call has an argument with a keyword. */
    private boolean gives(String name) {
        return named.stream().anyMatch(parameter -> parameter.name().equals(name) && !isOptional(parameter));
    }

    /** Whether some call may be one for both definitions. */
    boolean overlaps(Calls other) {
        return !needsMoreThan(other) && !other.needsMoreThan(this) && !hasApartArguments(other);
    }

    private boolean needsMoreThan(Calls other) {
        return IntStream.range(0, positional.size())
                        .filter(i -> !isOptional(positional.get(i)))
                        .anyMatch(i -> other.at(i).isEmpty()
                                && (positional.get(i).kind() == Kind.POSITIONAL_ONLY
                                        || other.called(positional.get(i).name())
                                                .isEmpty()))
                || named.stream()
                        .anyMatch(own ->
                                !isOptional(own) && other.called(own.name()).isEmpty());
    }

    /** Whether they want values of different types in the same place, and one of them cannot be called without. */
    private boolean hasApartArguments(Calls other) {
        Stream<Boolean> byPosition = IntStream.range(0, Math.min(positional.size(), other.positional.size()))
                .mapToObj(i -> areApart(positional.get(i), other.positional.get(i), other));
        Stream<Boolean> byName = named.stream()
                .map(own -> other.named.stream()
                        .anyMatch(parameter -> parameter.name().equals(own.name()) && areApart(own, parameter, other)));
        return Stream.concat(byPosition, byName).anyMatch(Boolean::booleanValue);
    }

    private boolean areApart(Parameter own, Parameter parameter, Calls other) {
        boolean samePlace = own.name().equals(parameter.name())
                || other.called(own.name()).isEmpty()
                        && called(parameter.name()).isEmpty();
        return samePlace
                && !(isOptional(own) && isOptional(parameter))
                && ParameterTypes.areApart(own.annotation(), parameter.annotation());
    }

    /** What an argument comes to by its position. */
    private Optional<Parameter> at(int position) {
        return position < positional.size() ? Optional.of(positional.get(position)) : rest;
    }

    /** What an argument comes to by its keyword. */
    private Optional<Parameter> called(String name) {
        return Stream.concat(
                        positional.stream().filter(parameter -> parameter.kind() != Kind.POSITIONAL_ONLY),
                        named.stream())
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .or(() -> keywords);
    }

    private static boolean includes(Optional<Parameter> own, Optional<Parameter> other) {
        return other.isEmpty() || own.isPresent() && takesAll(own.get(), other.get());
    }

    private static boolean takesAll(Parameter own, Parameter other) {
        return ParameterTypes.takesAll(own.annotation(), other.annotation());
    }

    private static boolean isOptional(Parameter parameter) {
        return parameter.defaultValue().isPresent();
    }
}
