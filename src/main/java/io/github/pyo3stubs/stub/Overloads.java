package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Definitions of one function, of which a library has one, as overloads: which of them it has is not known, so a call
 * that several of them take may give what any of these returns.
 *
 * <p>Where a type checker would never come to one of them behind another, the two become one, with the names of the
 * first; calls by the other's keywords have an overload of their own.
 */
final class Overloads {

    private static final Name OVERLOAD = new Name("typing", "overload");
    private static final Name COROUTINE = new Name("collections.abc", "Coroutine");
    private static final Name ANY = new Name("typing", "Any");

    private static final Set<String> CALLED_WITH_KEYWORDS = Set.of("__new__", "__init__", "__call__");

    private record Overload(Function function, Calls calls) {
        private Overload(Function function) {
            this(function, Calls.of(function));
        }
    }

    private final List<Overload> overloads = new ArrayList<>();

    private Overloads() {}

    static List<Function> of(List<Function> definitions) {
        boolean mixed = definitions.stream().map(Function::async).distinct().count() > 1;
        Overloads overloads = new Overloads();
        definitions.forEach(function -> overloads.add(mixed && function.async() ? asCoroutine(function) : function));
        return overloads.decorated();
    }

    /** The function without {@code async}, for type checkers want that all overloads have it, or none. */
    private static Function asCoroutine(Function function) {
        Expression result = function.returns().orElse(Name.INCOMPLETE);
        return new Function(
                function.name(),
                function.decorators(),
                false,
                function.parameters(),
                Optional.of(new Subscript(COROUTINE, List.of(ANY, ANY, result))),
                function.documentation());
    }

    private void add(Function function) {
        Overload all = new Overload(function);
        List<Function> byKeyword = new ArrayList<>();
        int place = overloads.size();
        for (int i = 0; i < overloads.size(); i++) {
            Overload first = i < place ? overloads.get(i) : all;
            Overload second = i < place ? all : overloads.get(i);
            if (areOne(first, second)) {
                overloads.remove(i);
                byKeyword(first.function(), second.function()).ifPresent(byKeyword::add);
                all = new Overload(either(first.function(), second.function()));
                place = Math.min(place, i);
                i = -1; // it may now take more of what the others take
            }
        }
        overloads.add(place, all);
        byKeyword.forEach(this::add);
    }

    private static boolean areOne(Overload one, Overload other) {
        return haveOneShape(one.function(), other.function()) && areComparable(one.function(), other.function())
                || one.calls().includes(other.calls());
    }

    private static Function either(Function one, Function other) {
        return haveOneShape(one, other) ? merge(one, other) : with(one, one.parameters(), other);
    }

    /** Whether parameter for parameter they are of one kind, and keyword for keyword of one name. */
    static boolean haveOneShape(Function one, Function other) {
        return one.parameters().size() == other.parameters().size()
                && IntStream.range(0, one.parameters().size())
                        .allMatch(i -> haveOneShape(
                                one.parameters().get(i), other.parameters().get(i)));
    }

    private static boolean haveOneShape(Parameter one, Parameter other) {
        return one.kind() == other.kind()
                && (one.kind() != Kind.KEYWORD_ONLY || one.name().equals(other.name()));
    }

    private static boolean areComparable(Function one, Function other) {
        return IntStream.range(0, one.parameters().size()).allMatch(i -> {
            Optional<Expression> type = one.parameters().get(i).annotation();
            Optional<Expression> otherType = other.parameters().get(i).annotation();
            return ParameterTypes.takesAll(type, otherType) || ParameterTypes.takesAll(otherType, type);
        });
    }

    /**
     * Calls of a definition that its union with another does not take, since the parameters have other names there: from
     * the first such parameter on, those that give keywords.
     */
    private static Optional<Function> byKeyword(Function one, Function other) {
        List<Parameter> parameters = other.parameters();
        return IntStream.range(0, isCalledByKeyword(other) ? parameters.size() : 0)
                .filter(i -> parameters.get(i).kind() == Kind.POSITIONAL_OR_KEYWORD
                        && !isCalledSo(one, i, parameters.get(i).name()))
                .boxed()
                .findFirst()
                .map(first -> with(
                        other,
                        IntStream.range(0, parameters.size())
                                .mapToObj(i -> i < first ? parameters.get(i) : byKeyword(parameters.get(i)))
                                .sorted(Comparator.comparing(Parameter::kind))
                                .toList(),
                        other));
    }

    /** Operators, and what else Python calls by itself, give no keywords. */
    private static boolean isCalledByKeyword(Function function) {
        boolean special = function.name().startsWith("__") && function.name().endsWith("__");
        return !special || CALLED_WITH_KEYWORDS.contains(function.name());
    }

    private static boolean isCalledSo(Function function, int position, String name) {
        return position < function.parameters().size()
                && function.parameters().get(position).kind() == Kind.POSITIONAL_OR_KEYWORD
                && function.parameters().get(position).name().equals(name);
    }

    private static Parameter byKeyword(Parameter parameter) {
        return parameter.kind() == Kind.POSITIONAL_OR_KEYWORD
                ? new Parameter(parameter.name(), Kind.KEYWORD_ONLY, parameter.annotation(), parameter.defaultValue())
                : parameter;
    }

    /** What takes the calls of two definitions of one shape. */
    static Function merge(Function one, Function other) {
        List<Parameter> parameters = IntStream.range(0, one.parameters().size())
                .mapToObj(i -> merge(one.parameters().get(i), other.parameters().get(i)))
                .toList();
        return with(one, parameters, other);
    }

    private static Parameter merge(Parameter one, Parameter other) {
        Optional<Expression> type = ParameterTypes.takesAll(one.annotation(), other.annotation())
                ? one.annotation()
                : ParameterTypes.takesAll(other.annotation(), one.annotation())
                        ? other.annotation()
                        : ParameterTypes.union(one.annotation(), other.annotation());
        boolean sameDefault = one.defaultValue().equals(other.defaultValue());
        return new Parameter(
                one.name(), one.kind(), type, sameDefault ? one.defaultValue() : Optional.of(Constant.ELLIPSIS));
    }

    /** A definition that may also give what another one returns. */
    private static Function with(Function one, List<Parameter> parameters, Function other) {
        return new Function(
                one.name(),
                one.decorators(),
                one.async(),
                parameters,
                ParameterTypes.union(one.returns(), other.returns()),
                one.documentation().or(other::documentation));
    }

    private List<Function> decorated() {
        if (overloads.size() == 1) {
            return List.of(overloads.get(0).function());
        }
        Map<Overload, Optional<Expression>> returns = new HashMap<>();
        for (List<Overload> group : alternatives()) {
            Optional<Expression> common = group.stream()
                    .map(overload -> overload.function().returns())
                    .reduce(ParameterTypes::union)
                    .orElseThrow();
            group.forEach(overload -> returns.put(overload, common));
        }
        return overloads.stream()
                .map(overload -> decorated(overload.function(), returns.get(overload)))
                .toList();
    }

    /** The overloads, those together that may take the same call. */
    private List<List<Overload>> alternatives() {
        List<List<Overload>> groups = new ArrayList<>();
        for (Overload overload : overloads) {
            List<Overload> group = new ArrayList<>();
            groups.removeIf(other ->
                    other.stream().anyMatch(one -> one.calls().overlaps(overload.calls())) && group.addAll(other));
            group.add(overload);
            groups.add(group);
        }
        return groups;
    }

    private static Function decorated(Function function, Optional<Expression> returns) {
        List<Expression> decorators = new ArrayList<>(function.decorators());
        decorators.add(0, OVERLOAD);
        return new Function(
                function.name(),
                decorators,
                function.async(),
                function.parameters(),
                returns,
                function.documentation());
    }
}
