package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.toMap;

import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The parameters of a method as pyright compares them ({@code validateOverrideMethod} in its {@code typeEvaluator.ts}),
 * the object or class among them. Other than for mypy, the names of parameters matter.
 */
final class PyrightCalls {

    private final TypeFit types;
    private final Signature method;
    private final List<Parameter> positional;
    private final int onlyPositional;
    private final Optional<Parameter> rest;
    private final Map<String, Parameter> onlyByKeyword;
    private final Optional<Parameter> others;

    PyrightCalls(Signature method, TypeFit types) {
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
        rest = Signature.only(Kind.VAR_POSITIONAL, parameters);
        onlyByKeyword = parameters.stream()
                .filter(parameter -> parameter.kind() == Kind.KEYWORD_ONLY)
                .collect(toMap(Parameter::name, parameter -> parameter, (first, second) -> first));
        others = Signature.only(Kind.VAR_KEYWORD, parameters);
    }

    private static boolean isOnlyPositional(Parameter parameter) {
        return parameter.kind() == Kind.POSITIONAL_ONLY;
    }

    /**
     * Whether these can stand in for those of the base.
     *
     * @param namesMatter whether parameters have to have the names of the base's
     */
    boolean include(PyrightCalls base, boolean namesMatter) {
        return isBoundLike(base)
                && hasPositionsOf(base)
                && IntStream.range(0, common(base)).allMatch(i -> positionFits(i, base, namesMatter))
                && (!namesMatter || others.isPresent() || hasKeywordsBehindPositionsOf(base))
                && takesAll(rest, base.rest)
                && keywordsFit(base)
                && (base.others.isEmpty() || others.isPresent());
    }

    private boolean isBoundLike(PyrightCalls base) {
        return method.binding() == base.method.binding();
    }

    private int common(PyrightCalls base) {
        return Math.min(positional.size(), base.positional.size());
    }

    private boolean hasPositionsOf(PyrightCalls base) {
        if (positional.size() < base.positional.size()) {
            return rest.filter(taker -> base.positional.stream()
                            .skip(positional.size())
                            .allMatch(parameter -> takes(taker, parameter)))
                    .isPresent();
        }
        return positional.stream()
                .skip(base.positional.size())
                .allMatch(parameter -> parameter.defaultValue().isPresent());
    }

    private boolean positionFits(int position, PyrightCalls base, boolean namesMatter) {
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

    private boolean hasKeywordsBehindPositionsOf(PyrightCalls base) {
        return base.positional.stream().skip(positional.size()).allMatch(PyrightCalls::isOnlyPositional);
    }

    private boolean takesAll(Optional<Parameter> own, Optional<Parameter> base) {
        return base.isEmpty()
                || own.filter(parameter -> takes(parameter, base.get())).isPresent();
    }

    private boolean takes(Parameter own, Parameter base) {
        return types.fits(base.annotation(), own.annotation());
    }

    private boolean keywordsFit(PyrightCalls base) {
        boolean all = base.onlyByKeyword.values().stream().allMatch(parameter -> {
            Optional<Parameter> own = Optional.ofNullable(onlyByKeyword.get(parameter.name()));
            boolean isGiven = parameter.defaultValue().isEmpty();
            return own.or(() -> others).filter(taker -> takes(taker, parameter)).isPresent()
                    && (isGiven
                            || own.filter(taker -> taker.defaultValue().isEmpty())
                                    .isEmpty());
        });
        return all
                && onlyByKeyword.values().stream()
                        .filter(own -> !base.onlyByKeyword.containsKey(own.name()))
                        .allMatch(own -> base.others
                                .map(parameter -> takes(own, parameter))
                                .orElse(own.defaultValue().isPresent()));
    }

    /** Whether nothing is said of the types of {@code *args} and {@code **kwargs}: then pyright compares no parameters. */
    boolean takeAnything() {
        return rest.filter(parameter -> parameter.annotation().isEmpty()).isPresent()
                && others.filter(parameter -> parameter.annotation().isEmpty()).isPresent();
    }
}
