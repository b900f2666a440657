// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import static java.util.stream.Collectors.toMap;

import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.typing.TypeFit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The parameters of a method as pyright compares them ({@code validateOverrideMethod} in its {@code typeEvaluator.ts}),
 * the object or class among them. Unlike for mypy, the names of parameters matter.
 */
final class PyrightParameters {

    private final TypeFit types;
    private final Signature method;
    private final List<Parameter> positional;
    private final int onlyPositional;
    private final Optional<Parameter> varArgs;
    private final Map<String, Parameter> onlyByKeyword;
    private final Optional<Parameter> varKeywords;

    PyrightParameters(Signature method, TypeFit types) {
        this.types = types;
        this.method = method;
        List<Parameter> parameters = method.parameters();
        positional = parameters.stream()
                .filter(parameter -> parameter.kind().isPositional())
                .toList();
        onlyPositional = (int) positional.stream()
                .takeWhile(parameter ->
                        isOnlyPositional(parameter) && parameter.defaultValue().isEmpty())
                .count();
        varArgs = Signature.only(Kind.VAR_POSITIONAL, parameters);
        onlyByKeyword = parameters.stream()
                .filter(parameter -> parameter.kind() == Kind.KEYWORD_ONLY)
                .collect(toMap(Parameter::name, parameter -> parameter, (first, second) -> first));
        varKeywords = Signature.only(Kind.VAR_KEYWORD, parameters);
    }

    private static boolean isOnlyPositional(Parameter parameter) {
        return parameter.kind() == Kind.POSITIONAL_ONLY;
    }

    /**
     * Whether these parameters accept all calls that the base's accept.
     *
     * @param namesMatter whether parameters have to have the names of the base's
     */
    boolean accept(PyrightParameters base, boolean namesMatter) {
        return isBoundLike(base)
                && hasPositionsOf(base)
                && IntStream.range(0, common(base)).allMatch(i -> positionFits(i, base, namesMatter))
                && (!namesMatter || varKeywords.isPresent() || hasKeywordsBehindPositionsOf(base))
                && acceptsAll(varArgs, base.varArgs)
                && keywordsFit(base)
                && (base.varKeywords.isEmpty() || varKeywords.isPresent());
    }

    private boolean isBoundLike(PyrightParameters base) {
        return method.binding() == base.method.binding();
    }

    private int common(PyrightParameters base) {
        return Math.min(positional.size(), base.positional.size());
    }

    private boolean hasPositionsOf(PyrightParameters base) {
        if (positional.size() < base.positional.size()) {
            return varArgs.filter(slot -> base.positional.stream()
                            .skip(positional.size())
                            .allMatch(parameter -> accepts(slot, parameter)))
                    .isPresent();
        }
        return positional.stream()
                .skip(base.positional.size())
                .allMatch(parameter -> parameter.defaultValue().isPresent());
    }

    private boolean positionFits(int position, PyrightParameters base, boolean namesMatter) {
        Parameter own = positional.get(position);
        Parameter other = base.positional.get(position);
        if (position == 0 && method.binding() != Signature.Binding.NOTHING) {
            return true;
        } else if (position >= base.onlyPositional
                && !other.name().startsWith("_")
                && !isOnlyPositional(other)
                && namesMatter
                && !own.name().equals(other.name())) {
            return false;
        } else if (position < onlyPositional && position >= base.onlyPositional) {
            return isOnlyPositional(other);
        }
        return types.fits(other.annotation(), own.annotation())
                && (other.defaultValue().isEmpty() || own.defaultValue().isPresent());
    }

    private boolean hasKeywordsBehindPositionsOf(PyrightParameters base) {
        return base.positional.stream().skip(positional.size()).allMatch(PyrightParameters::isOnlyPositional);
    }

    private boolean acceptsAll(Optional<Parameter> own, Optional<Parameter> base) {
        return base.isEmpty()
                || own.filter(parameter -> accepts(parameter, base.get())).isPresent();
    }

    private boolean accepts(Parameter own, Parameter base) {
        return types.fits(base.annotation(), own.annotation());
    }

    private boolean keywordsFit(PyrightParameters base) {
        boolean all = base.onlyByKeyword.values().stream().allMatch(parameter -> {
            Optional<Parameter> own = Optional.ofNullable(onlyByKeyword.get(parameter.name()));
            boolean isGiven = parameter.defaultValue().isEmpty();
            return own.or(() -> varKeywords)
                            .filter(slot -> accepts(slot, parameter))
                            .isPresent()
                    && (isGiven
                            || own.filter(slot -> slot.defaultValue().isEmpty()).isEmpty());
        });
        return all
                && onlyByKeyword.values().stream()
                        .filter(own -> !base.onlyByKeyword.containsKey(own.name()))
                        .allMatch(own -> base.varKeywords
                                .map(parameter -> accepts(own, parameter))
                                .orElse(own.defaultValue().isPresent()));
    }

    /** Whether there are {@code *args} and {@code **kwargs} without types: then pyright compares no parameters. */
    boolean acceptAnything() {
        return varArgs.filter(parameter -> parameter.annotation().isEmpty()).isPresent()
                && varKeywords
                        .filter(parameter -> parameter.annotation().isEmpty())
                        .isPresent();
    }
}
