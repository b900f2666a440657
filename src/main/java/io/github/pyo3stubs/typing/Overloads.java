// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import io.github.pyo3stubs.model.ParameterRules;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Declares a function of which several definitions are described. The library has one of them, but it is unknown which
 * one. So the stub accepts in each parameter what any definition accepts there, and returns what any of them returns.
 *
 * <p>A definition that covers another ({@link CallSignature#covers}) is folded with it. The rest becomes overloads.
 * Each of them is reachable for type checkers, because none covers another.
 */
public final class Overloads {

    private static final Name OVERLOAD = new Name("typing", "overload");

    private final Supertypes supertypes;
    private final int bound;

    /** Made when it is first needed: most libraries have one definition of each function. */
    private TypeFit types;

    /** @param bound the number of parameters for which Python gives the object or class */
    private Overloads(Supertypes supertypes, int bound) {
        this.supertypes = supertypes;
        this.bound = bound;
    }

    /** Declares a module's functions. */
    public static Overloads ofFunctions(Supertypes supertypes) {
        return new Overloads(supertypes, 0);
    }

    /** Declares a class's methods. */
    public static Overloads ofMethods(Supertypes supertypes) {
        return new Overloads(supertypes, 1);
    }

    private void begin() {
        if (types == null) {
            types = TypeFit.inclusion(supertypes);
        }
        types.begin();
    }

    /**
     * The overloads; a function without that decorator if there is only one.
     *
     * @param definitions in the order of their texts
     */
    public List<Function> of(List<Function> definitions) {
        if (definitions.size() == 1) {
            return definitions;
        }
        begin();
        List<CallSignature> overloads = new ArrayList<>();
        Coroutines.evenlyAsync(definitions).forEach(function -> add(new CallSignature(function), overloads));
        List<Function> functions =
                overloads.stream().map(CallSignature::function).toList();
        if (functions.size() == 1) {
            return functions;
        }
        Optional<Expression> result =
                UnionType.of(functions.stream().map(Function::returns).toList());
        return overloads.stream().anyMatch(CallSignature::isVariadic)
                ? List.of(acceptingAnything(functions.get(0)).withReturns(result))
                : TextOrder.sorted(functions, TextOrder::of).stream()
                        .map(function -> overload(function).withReturns(result))
                        .toList();
    }

    /** One function for all definitions of a property's accessor, which cannot have overloads. */
    public Function ofAccessor(List<Function> definitions) {
        if (definitions.size() == 1) {
            return definitions.get(0);
        }
        begin();
        return Coroutines.evenlyAsync(definitions).stream()
                .map(CallSignature::new)
                .reduce(this::folded)
                .orElseThrow()
                .function();
    }

    private void add(CallSignature signature, List<CallSignature> overloads) {
        List<CallSignature> keywordCalls = new ArrayList<>();
        CallSignature added = signature;
        Optional<CallSignature> related = related(added, overloads);
        while (related.isPresent()) {
            CallSignature other = related.get();
            overloads.remove(other);
            CallSignature wide = wide(other, added);
            CallSignature narrow = wide == other ? added : other;
            narrow.keywordCalls(wide, bound(narrow.function())).ifPresent(keywordCalls::add);
            added = folded(other, added);
            related = related(added, overloads);
        }
        overloads.add(added);
        keywordCalls.forEach(calls -> add(calls, overloads));
    }

    private static Optional<CallSignature> related(CallSignature added, List<CallSignature> overloads) {
        return overloads.stream()
                .filter(other -> other.covers(added) || added.covers(other))
                .findFirst();
    }

    private int bound(Function function) {
        return function.decorators().contains(PythonNames.STATIC_METHOD) ? 0 : bound;
    }

    /** The one of two definitions that covers the other; if both do, the one with wider types, or the first. */
    private CallSignature wide(CallSignature first, CallSignature second) {
        if (!first.covers(second) || !second.covers(first)) {
            return second.covers(first) ? second : first;
        }
        return acceptsTypes(second, first) && !acceptsTypes(first, second) ? second : first;
    }

    private boolean acceptsTypes(CallSignature wide, CallSignature narrow) {
        return IntStream.range(0, narrow.parameters().size())
                .allMatch(i -> accepts(
                        wide.parameters().get(wide.slot(narrow, i)).annotation(),
                        narrow.parameters().get(i).annotation()));
    }

    /** The wider of two definitions, which accepts the other's arguments too, and may return the other's result. */
    private CallSignature folded(CallSignature first, CallSignature second) {
        CallSignature wide = wide(first, second);
        CallSignature narrow = wide == first ? second : first;
        List<Parameter> parameters = new ArrayList<>(wide.parameters());
        for (int i = 0; i < narrow.parameters().size(); i++) {
            int slot = wide.slot(narrow, i);
            if (slot != CallSignature.NONE) {
                parameters.set(
                        slot, either(parameters.get(slot), narrow.parameters().get(i)));
            }
        }
        return new CallSignature(wide.function()
                .withParameters(parameters)
                .withReturns(UnionType.of(
                        List.of(first.function().returns(), second.function().returns())))
                .withDocumentation(first.function().documentation().or(second.function()::documentation)));
    }

    /** A parameter that accepts what either of two accepts. The default is unknown if theirs differ. */
    private Parameter either(Parameter one, Parameter other) {
        boolean same = other.defaultValue().isEmpty() || other.defaultValue().equals(one.defaultValue());
        return one.withAnnotation(wider(one.annotation(), other.annotation()))
                .withDefaultValue(same ? one.defaultValue() : Optional.of(Constant.ELLIPSIS));
    }

    private Optional<Expression> wider(Optional<Expression> one, Optional<Expression> other) {
        if (accepts(one, other)) {
            return one;
        }
        return accepts(other, one) ? other : UnionType.of(List.of(one, other));
    }

    /** Whether a parameter of a type accepts all values of another type. */
    private boolean accepts(Optional<Expression> type, Optional<Expression> other) {
        return TypeFit.isAny(type) || !TypeFit.isAny(other) && types.fits(other, type);
    }

    private static Function overload(Function function) {
        return function.withDecorators(Stream.concat(Stream.of(OVERLOAD), function.decorators().stream())
                .toList());
    }

    private Function acceptingAnything(Function function) {
        return function.withParameters(ParameterRules.acceptingAnything(function.parameters(), bound(function)));
    }
}
