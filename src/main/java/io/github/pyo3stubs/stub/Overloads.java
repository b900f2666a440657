package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Definitions of one function, of which a library has one, as overloads: which of them it has is not known, so a call
 * that several of them take may give what any of these returns.
 *
 * <p>A definition that takes all that another takes absorbs it, since type checkers reject an overload that they never
 * come to. Calls by keywords that only the absorbed one has get an overload of their own.
 */
final class Overloads {

    private static final Name OVERLOAD = new Name("typing", "overload");
    private static final Name COROUTINE = new Name("collections.abc", "Coroutine");
    private static final Name ANY = new Name("typing", "Any");
    private static final Name STATIC = Name.builtin("staticmethod");

    /** Special methods that Python calls with the keywords of its own caller. */
    private static final Set<String> CALLED_WITH_KEYWORDS = Set.of("__new__", "__init__", "__call__");

    private record Overload(Function function, Calls calls) {}

    private final ParameterTypes types;
    private final List<Overload> overloads = new ArrayList<>();

    private Overloads(ParameterTypes types) {
        this.types = types;
    }

    /** The overloads; a function without that decorator where there is one only. */
    static List<Function> of(List<Function> definitions, ParameterTypes types) {
        Overloads overloads = new Overloads(types);
        evenlyAsync(definitions).forEach(overloads::add);
        return overloads.decorated();
    }

    /** The definitions, all {@code async} or none, as type checkers want it. */
    static List<Function> evenlyAsync(List<Function> definitions) {
        boolean mixed = definitions.stream().map(Function::async).distinct().count() > 1;
        return definitions.stream()
                .map(function -> mixed && function.async() ? asCoroutine(function) : function)
                .toList();
    }

    private static Function asCoroutine(Function function) {
        return function.withAsync(false).withReturns(Optional.of(coroutine(function.returns())));
    }

    /** The type of what a call of an {@code async def} returns. */
    static Expression coroutine(Optional<Expression> result) {
        return new Subscript(COROUTINE, List.of(ANY, ANY, result.orElse(Name.INCOMPLETE)));
    }

    private void add(Function function) {
        Overload added = overload(function);
        int place = overloads.size();
        List<Function> keywordCalls = new ArrayList<>();
        Optional<Overload> related = relatedTo(added);
        while (related.isPresent()) {
            Overload other = related.get();
            int otherPlace = overloads.indexOf(other);
            overloads.remove(otherPlace);
            boolean first = otherPlace < place;
            Overload wide = other.calls().includes(added.calls()) ? other : added;
            Overload narrow = wide == added ? other : added;
            keywordCalls(narrow.function(), wide.function()).ifPresent(keywordCalls::add);
            added = overload(
                    first
                            ? absorbed(wide, narrow, other.function(), added.function())
                            : absorbed(wide, narrow, added.function(), other.function()));
            place = Math.min(place, otherPlace);
            related = relatedTo(added);
        }
        overloads.add(place, added);
        keywordCalls.forEach(this::add);
    }

    private Overload overload(Function function) {
        return new Overload(function, Calls.of(function, types));
    }

    private Optional<Overload> relatedTo(Overload added) {
        return overloads.stream()
                .filter(other ->
                        other.calls().includes(added.calls()) || added.calls().includes(other.calls()))
                .findFirst();
    }

    /** What takes the calls of the wide one, and may be the narrow one. */
    private static Function absorbed(Overload wide, Overload narrow, Function first, Function second) {
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : wide.function().parameters()) {
            boolean sameDefault = narrow.calls()
                    .counterpart(parameter, parameters.size())
                    .flatMap(Calls.Taker::defaultValue)
                    .filter(value -> !Optional.of(value).equals(parameter.defaultValue()))
                    .isEmpty();
            parameters.add(sameDefault ? parameter : parameter.withDefaultValue(Optional.of(Constant.ELLIPSIS)));
        }
        return first.withParameters(parameters)
                .withReturns(ParameterTypes.union(first.returns(), second.returns()))
                .withDocumentation(first.documentation().or(second::documentation));
    }

    /**
     * Calls of a definition that another, which takes those by position, does not take by keyword: from the last parameter
     * on that has another name there, those that give keywords. Such a call leaves nothing for {@code *args}.
     */
    private Optional<Function> keywordCalls(Function narrow, Function wide) {
        List<Parameter> parameters = narrow.parameters();
        // the object or class that a method is called on is no argument
        int first = types.isOfMethods() && !narrow.decorators().contains(STATIC) ? 1 : 0;
        return IntStream.range(first, isCalledByKeyword(narrow) ? Math.max(first, parameters.size()) : first)
                .filter(i -> parameters.get(i).kind() == Kind.POSITIONAL_OR_KEYWORD
                        && !isCalledSo(wide, i, parameters.get(i).name()))
                .boxed()
                .reduce((earlier, later) -> later)
                .map(last -> narrow.withParameters(Stream.concat(
                                parameters.stream().limit(last),
                                parameters.stream().skip(last).map(Overloads::byKeyword))
                        .filter(parameter -> parameter.kind() != Kind.VAR_POSITIONAL)
                        .sorted(Comparator.comparing(Parameter::kind))
                        .toList()));
    }

    /** Operators, and what else Python calls by itself, give no keywords. */
    private static boolean isCalledByKeyword(Function function) {
        return !Identifiers.isSpecial(function.name()) || CALLED_WITH_KEYWORDS.contains(function.name());
    }

    private static boolean isCalledSo(Function function, int position, String name) {
        return position < function.parameters().size()
                && function.parameters().get(position).kind() == Kind.POSITIONAL_OR_KEYWORD
                && function.parameters().get(position).name().equals(name);
    }

    private static Parameter byKeyword(Parameter parameter) {
        return parameter.kind() == Kind.POSITIONAL_OR_KEYWORD ? parameter.withKind(Kind.KEYWORD_ONLY) : parameter;
    }

    private List<Function> decorated() {
        if (overloads.size() == 1) {
            return List.of(overloads.get(0).function());
        }
        Map<Overload, Optional<Expression>> returns = new IdentityHashMap<>();
        for (List<Overload> group : alternatives()) {
            Optional<Expression> common = ParameterTypes.union(group.stream()
                    .map(overload -> overload.function().returns())
                    .toList());
            group.forEach(overload -> returns.put(overload, common));
        }
        return inOrder().stream()
                .map(overload -> decorated(overload.function(), returns.get(overload)))
                .toList();
    }

    /** The overloads by their text, but none before another that is narrower. */
    private List<Overload> inOrder() {
        List<Overload> byText = TextOrder.sorted(overloads, overload -> TextOrder.of(overload.function()));
        List<BitSet> narrower = byText.stream()
                .map(overload -> IntStream.range(0, byText.size())
                        .filter(i -> byText.get(i).calls().isNarrowerThan(overload.calls()))
                        .collect(BitSet::new, BitSet::set, BitSet::or))
                .toList();
        BitSet rest = new BitSet();
        rest.set(0, byText.size());
        List<Overload> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            // of three that are narrower than one another in turn, the first by text is as good as the others
            int next = rest.stream()
                    .filter(i -> !narrower.get(i).intersects(rest))
                    .findFirst()
                    .orElse(rest.nextSetBit(0));
            rest.clear(next);
            ordered.add(byText.get(next));
        }
        return ordered;
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
        return function.withDecorators(Stream.concat(Stream.of(OVERLOAD), function.decorators().stream())
                        .toList())
                .withReturns(returns);
    }
}
