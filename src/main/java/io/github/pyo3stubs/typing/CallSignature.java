// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import static java.util.stream.Collectors.toMap;

import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A function whose parameters are slots for the arguments of calls. Their types play no part.
 *
 * @param parameters the function's, in the order of their kinds
 * @param keywords the slots for keyword arguments: indices of parameters by name
 */
record CallSignature(Function function, List<Parameter> parameters, Map<String, Integer> keywords) {

    /** The index of a missing slot. */
    static final int NONE = -1;

    CallSignature(Function function) {
        this(function, function.parameters(), keywords(function.parameters()));
    }

    private static Map<String, Integer> keywords(List<Parameter> parameters) {
        return IntStream.range(0, parameters.size())
                .boxed()
                .filter(index -> acceptsKeyword(parameters.get(index)))
                .collect(toMap(index -> parameters.get(index).name(), index -> index, (first, any) -> first));
    }

    private static boolean acceptsKeyword(Parameter parameter) {
        return parameter.kind() == Kind.POSITIONAL_OR_KEYWORD || parameter.kind() == Kind.KEYWORD_ONLY;
    }

    /** Whether there are {@code *args} or {@code **kwargs}. */
    boolean isVariadic() {
        return parameters.stream().anyMatch(parameter -> parameter.kind().isVariadic());
    }

    /**
     * Whether each parameter of another signature has a slot of its own here, and no other slot requires an argument.
     * Names of positional parameters do not matter.
     */
    boolean covers(CallSignature other) {
        return other.isVariadic() ? shape().equals(other.shape()) : hasSlotsFor(other);
    }

    private boolean hasSlotsFor(CallSignature other) {
        BitSet taken = new BitSet();
        BitSet filled = new BitSet();
        for (int i = 0; i < other.parameters.size(); i++) {
            int slot = slot(other, i);
            if (slot == NONE || taken.get(slot)) {
                return false;
            }
            taken.set(slot);
            // a keyword argument may stand without the positions before it
            filled.set(
                    slot,
                    parameters.get(slot).kind().isPositional()
                            == other.parameters.get(i).kind().isPositional());
        }
        return IntStream.range(0, parameters.size())
                .allMatch(i -> filled.get(i)
                        || parameters.get(i).kind().isVariadic()
                        || parameters.get(i).defaultValue().isPresent());
    }

    /**
     * The slot for the arguments of another signature's parameter: at its position, or of its name if it accepts
     * keyword arguments only.
     *
     * @param index the index of the parameter in the other signature
     * @return the index of the parameter here, or {@link #NONE}
     */
    int slot(CallSignature other, int index) {
        Parameter parameter = other.parameters.get(index);
        if (parameter.kind() == Kind.KEYWORD_ONLY) {
            return keywords.getOrDefault(parameter.name(), NONE);
        }
        boolean isThere = index < parameters.size()
                && (parameter.kind().isVariadic()
                        || parameters.get(index).kind().isPositional());
        return isThere ? index : NONE;
    }

    /**
     * The kinds and keywords of the parameters. They have to be equal for {@code *args} and {@code **kwargs}, which
     * accept all arguments that have no other slot.
     */
    private List<Parameter> shape() {
        return parameters.stream()
                .map(parameter -> new Parameter(
                        acceptsKeyword(parameter) ? parameter.name() : "",
                        parameter.kind(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    /**
     * The signature of those calls that a signature that covers this one does not accept, because they use other
     * keywords: from the last parameter on that has another name there, all arguments are keyword arguments. Nothing is
     * left for {@code *args} then.
     *
     * @param bound the number of parameters for which Python gives the object or class
     */
    Optional<CallSignature> keywordCalls(CallSignature wide, int bound) {
        return IntStream.range(Math.min(bound, parameters.size()), parameters.size())
                .filter(i -> parameters.get(i).kind() == Kind.POSITIONAL_OR_KEYWORD
                        && wide.keywords.getOrDefault(parameters.get(i).name(), NONE) != i)
                .boxed()
                .reduce((earlier, later) -> later)
                .map(last -> Stream.concat(
                                parameters.stream().limit(last),
                                parameters.stream().skip(last).map(CallSignature::onlyByKeyword))
                        .filter(parameter -> parameter.kind() != Kind.VAR_POSITIONAL)
                        .sorted(Comparator.comparing(Parameter::kind))
                        .toList())
                .map(narrower -> new CallSignature(function.withParameters(narrower)));
    }

    private static Parameter onlyByKeyword(Parameter parameter) {
        return parameter.kind() == Kind.POSITIONAL_OR_KEYWORD ? parameter.withKind(Kind.KEYWORD_ONLY) : parameter;
    }
}
