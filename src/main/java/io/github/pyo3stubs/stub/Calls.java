package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The calls that a definition of a function takes.
 *
 * @param types compares types of parameters
 * @param positional parameters that accept positional arguments, in order
 * @param rest {@code *args}
 * @param byKeyword parameters that accept keyword arguments, by name
 * @param onlyByKeyword parameters that accept keyword arguments only
 * @param others {@code **kwargs}
 */
record Calls(
        ParameterTypes types,
        List<Taker> positional,
        Optional<Taker> rest,
        Map<String, Taker> byKeyword,
        List<Taker> onlyByKeyword,
        Optional<Taker> others) {

    /**
     * A parameter, as what takes arguments.
     *
     * @param type empty for any
     */
    record Taker(String name, Kind kind, Optional<Expression> defaultValue, Optional<Expression> type) {

        private static Taker of(Parameter parameter) {
            return new Taker(parameter.name(), parameter.kind(), parameter.defaultValue(), parameter.annotation());
        }

        private boolean isOptional() {
            return defaultValue.isPresent();
        }
    }

    static Calls of(Function function, ParameterTypes types) {
        Map<Kind, List<Taker>> takers =
                function.parameters().stream().map(Taker::of).collect(groupingBy(Taker::kind));
        List<Taker> byEither = takers.getOrDefault(Kind.POSITIONAL_OR_KEYWORD, List.of());
        List<Taker> onlyByKeyword = takers.getOrDefault(Kind.KEYWORD_ONLY, List.of());
        return new Calls(
                types,
                concatenated(takers.getOrDefault(Kind.POSITIONAL_ONLY, List.of()), byEither),
                takers.getOrDefault(Kind.VAR_POSITIONAL, List.of()).stream().findFirst(),
                concatenated(byEither, onlyByKeyword).stream()
                        .collect(toMap(Taker::name, taker -> taker, (first, second) -> first)),
                onlyByKeyword,
                takers.getOrDefault(Kind.VAR_KEYWORD, List.of()).stream().findFirst());
    }

    private static List<Taker> concatenated(List<Taker> first, List<Taker> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /**
     * Whether this definition takes all that another takes, so that a type checker would never come to that behind it.
     * Names of parameters that positions reach do not matter.
     */
    boolean includes(Calls other) {
        return takesPositionsOf(other) && takesKeywordsOf(other) && needsNoMoreThan(other);
    }

    private boolean takesPositionsOf(Calls other) {
        int positions =
                other.rest.isEmpty() ? other.positional.size() : Math.max(positional.size(), other.positional.size());
        return IntStream.range(0, positions).allMatch(i -> takesAll(takerAt(i), other.takerAt(i)))
                && (other.rest.isEmpty() || takesAll(rest, other.rest));
    }

    private boolean takesKeywordsOf(Calls other) {
        Set<String> taken = namesWithin(other.rest.isEmpty() ? other.positional.size() : positional.size());
        return other.onlyByKeyword.stream()
                        .allMatch(parameter -> !taken.contains(parameter.name())
                                && takesAll(takerOf(parameter.name()), Optional.of(parameter)))
                && (other.others.isEmpty()
                        || takesAll(others, other.others)
                                && byKeyword.keySet().stream()
                                        .allMatch(name -> takesAll(takerOf(name), other.takerOf(name)))
                                && other.namesWithin(other.positional.size()).containsAll(taken));
    }

    /** The keywords of parameters that the first positions reach, so that a call cannot have them besides. */
    private Set<String> namesWithin(int positions) {
        return positional.stream()
                .limit(positions)
                .filter(parameter -> parameter.kind() != Kind.POSITIONAL_ONLY)
                .map(Taker::name)
                .collect(toSet());
    }

    private boolean needsNoMoreThan(Calls other) {
        return IntStream.range(0, positional.size())
                        .allMatch(i -> positional.get(i).isOptional() || other.alwaysGives(i, positional.get(i)))
                && onlyByKeyword.stream().allMatch(own -> own.isOptional() || other.alwaysGives(own.name()));
    }

    /** Whether every call has an argument for a parameter of the other definition that is at a position. */
    private boolean alwaysGives(int position, Taker parameter) {
        return position < positional.size() && !positional.get(position).isOptional()
                || parameter.kind() != Kind.POSITIONAL_ONLY && alwaysGives(parameter.name());
    }

    /** Whether every call has an argument by a keyword. */
    private boolean alwaysGives(String keyword) {
        return Optional.ofNullable(byKeyword.get(keyword))
                .filter(parameter -> parameter.kind() == Kind.KEYWORD_ONLY && !parameter.isOptional())
                .isPresent();
    }

    /**
     * What takes the arguments of a parameter of another definition.
     *
     * @param position the parameter's among all of the other definition
     */
    Optional<Taker> counterpart(Parameter parameter, int position) {
        boolean byPosition = parameter.kind().isPositional() && position < positional.size();
        return byPosition
                ? Optional.of(positional.get(position))
                : Optional.ofNullable(byKeyword.get(parameter.name()));
    }

    /** Whether the other takes what this one takes in each place that both have, and more in one of them. */
    boolean isNarrowerThan(Calls other) {
        List<Taker> own = new ArrayList<>();
        List<Taker> others = new ArrayList<>();
        IntStream.range(0, Math.min(positional.size(), other.positional.size())).forEach(i -> {
            own.add(positional.get(i));
            others.add(other.positional.get(i));
        });
        onlyByKeyword.stream()
                .filter(taker -> other.byKeyword.containsKey(taker.name()))
                .forEach(taker -> {
                    own.add(taker);
                    others.add(other.byKeyword.get(taker.name()));
                });
        return takeAll(others, own) && !takeAll(own, others);
    }

    private boolean takeAll(List<Taker> takers, List<Taker> others) {
        return IntStream.range(0, takers.size())
                .allMatch(
                        i -> types.takesAll(takers.get(i).type(), others.get(i).type()));
    }

    /** Whether some call may be one for both definitions. */
    boolean overlaps(Calls other) {
        return !needsWhatHasNoPlaceIn(other) && !other.needsWhatHasNoPlaceIn(this) && !wantsOtherTypesThan(other);
    }

    private boolean needsWhatHasNoPlaceIn(Calls other) {
        Predicate<Taker> hasKeyword = parameter -> parameter.kind() != Kind.POSITIONAL_ONLY
                && other.takerOf(parameter.name()).isPresent();
        return IntStream.range(0, positional.size())
                        .anyMatch(i -> !positional.get(i).isOptional()
                                && other.takerAt(i).isEmpty()
                                && !hasKeyword.test(positional.get(i)))
                || onlyByKeyword.stream().anyMatch(own -> !own.isOptional() && !hasKeyword.test(own));
    }

    /** Whether they want values of different types in the same place, and one of them cannot be called without. */
    private boolean wantsOtherTypesThan(Calls other) {
        return IntStream.range(0, Math.min(positional.size(), other.positional.size()))
                        .anyMatch(i -> isOnePlace(positional.get(i), other.positional.get(i), other)
                                && wantDifferentTypes(positional.get(i), other.positional.get(i)))
                || onlyByKeyword.stream()
                        .anyMatch(own -> Optional.ofNullable(other.byKeyword.get(own.name()))
                                .filter(parameter -> parameter.kind() == Kind.KEYWORD_ONLY)
                                .filter(parameter -> wantDifferentTypes(own, parameter))
                                .isPresent());
    }

    /** Whether what is at the same position in both is not somewhere else by its keyword. */
    private boolean isOnePlace(Taker own, Taker parameter, Calls other) {
        return other.keywordReaches(own, parameter) && keywordReaches(parameter, own);
    }

    /** Whether this definition has no other taker for a parameter's keyword than this one. */
    private boolean keywordReaches(Taker parameter, Taker own) {
        return parameter.kind() == Kind.POSITIONAL_ONLY
                || takerOf(parameter.name()).filter(taker -> taker != own).isEmpty();
    }

    private static boolean wantDifferentTypes(Taker one, Taker other) {
        return !(one.isOptional() && other.isOptional()) && ParameterTypes.areApart(one.type(), other.type());
    }

    private Optional<Taker> takerAt(int position) {
        return position < positional.size() ? Optional.of(positional.get(position)) : rest;
    }

    private Optional<Taker> takerOf(String keyword) {
        return Optional.ofNullable(byKeyword.get(keyword)).or(() -> others);
    }

    private boolean takesAll(Optional<Taker> own, Optional<Taker> other) {
        return own.isPresent()
                && other.isPresent()
                && types.takesAll(own.get().type(), other.get().type());
    }
}
