// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.typing.TypeFit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        positional = new ArrayList<>(parameters.size());
        onlyByKeyword = new HashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.kind().isPositional()) {
                positional.add(parameter);
            } else if (parameter.kind() == Kind.KEYWORD_ONLY) {
                onlyByKeyword.putIfAbsent(parameter.name(), parameter);
            }
        }
        onlyPositional = onlyPositional(positional);
        varArgs = Signature.only(Kind.VAR_POSITIONAL, parameters);
        varKeywords = Signature.only(Kind.VAR_KEYWORD, parameters);
    }

    /** The number of the first parameters that need an argument by position. */
    private static int onlyPositional(List<Parameter> positional) {
        int number = 0;
        while (number < positional.size()
                && isOnlyPositional(positional.get(number))
                && positional.get(number).defaultValue().isEmpty()) {
            number++;
        }
        return number;
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
                && positionsFit(base, namesMatter)
                && (!namesMatter || varKeywords.isPresent() || hasKeywordsBehindPositionsOf(base))
                && acceptsAll(varArgs, base.varArgs)
                && keywordsFit(base)
                && (base.varKeywords.isEmpty() || varKeywords.isPresent());
    }

    private boolean isBoundLike(PyrightParameters base) {
        return method.binding() == base.method.binding();
    }

    private boolean hasPositionsOf(PyrightParameters base) {
        for (Parameter more : behind(positional.size(), base.positional)) {
            if (varArgs.isEmpty() || !accepts(varArgs.get(), more)) {
                return false;
            }
        }
        for (Parameter more : behind(base.positional.size(), positional)) {
            if (more.defaultValue().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<Parameter> behind(int number, List<Parameter> parameters) {
        return parameters.subList(Math.min(number, parameters.size()), parameters.size());
    }

    private boolean positionsFit(PyrightParameters base, boolean namesMatter) {
        for (int i = 0; i < Math.min(positional.size(), base.positional.size()); i++) {
            if (!positionFits(i, base, namesMatter)) {
                return false;
            }
        }
        return true;
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
        for (Parameter more : behind(positional.size(), base.positional)) {
            if (!isOnlyPositional(more)) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsAll(Optional<Parameter> own, Optional<Parameter> base) {
        return base.isEmpty() || own.isPresent() && accepts(own.get(), base.get());
    }

    private boolean accepts(Parameter own, Parameter base) {
        return types.fits(base.annotation(), own.annotation());
    }

    private boolean keywordsFit(PyrightParameters base) {
        for (Parameter parameter : base.onlyByKeyword.values()) {
            Parameter own = onlyByKeyword.get(parameter.name());
            Parameter slot = own == null ? varKeywords.orElse(null) : own;
            boolean isDemanded = own != null && own.defaultValue().isEmpty();
            if (slot == null
                    || !accepts(slot, parameter)
                    || isDemanded && parameter.defaultValue().isPresent()) {
                return false;
            }
        }
        for (Parameter own : onlyByKeyword.values()) {
            if (!base.onlyByKeyword.containsKey(own.name()) && !base.allowsMore(own)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a method that overrides this one may have another keyword-only parameter. */
    private boolean allowsMore(Parameter own) {
        return varKeywords.isPresent()
                ? accepts(own, varKeywords.get())
                : own.defaultValue().isPresent();
    }

    /** Whether there are {@code *args} and {@code **kwargs} without types: then pyright compares no parameters. */
    boolean acceptAnything() {
        return isWithoutType(varArgs) && isWithoutType(varKeywords);
    }

    private static boolean isWithoutType(Optional<Parameter> variadic) {
        return variadic.isPresent() && variadic.get().annotation().isEmpty();
    }
}
