// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.typing.TypeFit;
import io.github.pyo3stubs.typing.UnionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the overloads of a method with those of a base as mypy does ({@code check_override} in its
 * {@code checker.py} and {@code visit_overloaded} in its {@code subtypes.py}).
 */
final class MypyOverloads {

    /** Operators that Python may leave to the right operand, so that mypy does not let overloads accept more. */
    private static final Set<String> REVERSIBLE = Set.of("""
            __add__ __sub__ __mul__ __matmul__ __truediv__ __floordiv__ __mod__ __divmod__ __pow__ \
            __lshift__ __rshift__ __and__ __or__ __xor__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__""".split(" "));

    private final TypeFit types;

    MypyOverloads(TypeFit types) {
        this.types = types;
    }

    /** Whether mypy accepts a method with these overloads in the place of the base's. */
    boolean fit(List<Signature> method, List<Signature> base) {
        boolean losesClass = base.get(0).binding() != Signature.Binding.OBJECT
                && method.get(0).binding() == Signature.Binding.OBJECT;
        return !losesClass
                && overloadsFit(method, base)
                && (method.size() == 1
                        || !REVERSIBLE.contains(method.get(0).name())
                        || types.fits(operand(method), operand(base)));
    }

    /** The type of an operator's right operand, over all overloads; empty for any type. */
    private Optional<Expression> operand(List<Signature> operator) {
        return UnionType.of(operator.stream()
                .map(Signature::called)
                .filter(parameters -> !parameters.isEmpty()
                        && parameters.get(0).kind().isPositional()
                        && parameters.get(0).defaultValue().isEmpty())
                .map(parameters -> parameters.get(0).annotation())
                .toList());
    }

    private boolean overloadsFit(List<Signature> method, List<Signature> base) {
        if (base.size() == 1) {
            return anyFits(method, base.get(0))
                    || method.size() > 1
                            && united(method)
                                    .filter(all -> fits(all, base.get(0)))
                                    .isPresent();
        } else if (method.size() == 1) {
            return base.stream().allMatch(one -> fits(method.get(0), one));
        }
        return method.equals(base) || inOrder(method, base);
    }

    /**
     * Whether each overload of the base has a match, in the same order, and no overload before the match accepts its
     * calls.
     */
    private boolean inOrder(List<Signature> method, List<Signature> base) {
        int previous = -1;
        Set<Integer> matched = new HashSet<>();
        for (Signature above : base) {
            boolean found = false;
            for (int i = 0; i < method.size() && !found; i++) {
                found = previous <= i && fits(method.get(i), above);
                if (found) {
                    previous = i;
                    matched.add(i);
                } else if (!matched.contains(i)
                        && (acceptsCallsOf(method.get(i), above) || acceptsCallsOf(above, method.get(i)))) {
                    return false;
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean anyFits(List<Signature> method, Signature base) {
        for (Signature one : method) {
            if (fits(one, base)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(Signature method, Signature base) {
        return types.fits(method.result(), base.result()) && acceptsCallsOf(method, base);
    }

    /** Whether a method accepts all calls that the base's accepts, whatever they return. */
    boolean acceptsCallsOf(Signature method, Signature base) {
        if (method.isOpaque() || base.isOpaque() || types.isTooMuch(method.pairs(base))) {
            return method.hasParametersOf(base) || types.unknown();
        }
        return new MypyParameters(method, types).accept(new MypyParameters(base, types));
    }

    /** One method for overloads with the same shape, with the unions of their types; empty if the shapes differ. */
    private static Optional<Signature> united(List<Signature> overloads) {
        Signature first = overloads.get(0);
        List<Parameter> parameters = new ArrayList<>(first.called());
        for (Signature overload : overloads) {
            List<Parameter> others = overload.called();
            boolean alike = others.size() == parameters.size()
                    && IntStream.range(0, parameters.size()).allMatch(i -> areAlike(parameters.get(i), others.get(i)));
            if (!alike) {
                return Optional.empty();
            }
            for (int i = 0; i < parameters.size(); i++) {
                parameters.set(i, either(parameters.get(i), others.get(i)));
            }
        }
        return Optional.of(new Signature(
                first.name(),
                Signature.Binding.NOTHING,
                parameters,
                overloads.stream()
                        .map(Signature::result)
                        .reduce(MypyOverloads::either)
                        .orElseThrow(),
                false));
    }

    private static boolean areAlike(Parameter one, Parameter other) {
        boolean positional = Stream.of(one, other).allMatch(any -> any.kind().isPositional());
        return positional
                || one.kind() == other.kind()
                        && one.defaultValue().isPresent()
                                == other.defaultValue().isPresent()
                        && (one.kind() != Kind.KEYWORD_ONLY || one.name().equals(other.name()));
    }

    private static Parameter either(Parameter one, Parameter other) {
        boolean optional =
                one.defaultValue().isPresent() && other.defaultValue().isPresent();
        boolean named = one.kind() == other.kind() && one.name().equals(other.name());
        return one.withKind(named || one.kind() != Kind.POSITIONAL_OR_KEYWORD ? one.kind() : Kind.POSITIONAL_ONLY)
                .withAnnotation(either(one.annotation(), other.annotation()))
                .withDefaultValue(one.defaultValue().filter(any -> optional));
    }

    private static Optional<Expression> either(Optional<Expression> one, Optional<Expression> other) {
        return one.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Union(List.of(one.get(), other.get())).distinct());
    }
}
