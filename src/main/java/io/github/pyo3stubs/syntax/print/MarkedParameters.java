// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters with the markers {@code /} and {@code *} between them. The markers are parameters that look like them. */
final class MarkedParameters {

    private static final Parameter SLASH = new Parameter("/", Kind.POSITIONAL_ONLY, Optional.empty(), Optional.empty());

    private static final Parameter STAR = new Parameter("", Kind.VAR_POSITIONAL, Optional.empty(), Optional.empty());

    private MarkedParameters() {}

    /** A function's parameters in the order of their kinds, with the markers that they need. */
    static List<Parameter> of(List<Parameter> parameters) {
        return mayNeedMarkers(parameters) ? marked(parameters) : parameters;
    }

    private static boolean mayNeedMarkers(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (parameter.kind() != Kind.POSITIONAL_OR_KEYWORD) {
                return true;
            }
        }
        return false;
    }

    private static List<Parameter> marked(List<Parameter> parameters) {
        List<Parameter> marked = new ArrayList<>(parameters.size() + 2);
        addAll(Kind.POSITIONAL_ONLY, parameters, marked);
        if (!marked.isEmpty()) {
            marked.add(SLASH);
        }
        addAll(Kind.POSITIONAL_OR_KEYWORD, parameters, marked);
        int star = marked.size();
        addAll(Kind.VAR_POSITIONAL, parameters, marked);
        boolean hasStar = marked.size() > star;
        addAll(Kind.KEYWORD_ONLY, parameters, marked);
        if (!hasStar && marked.size() > star) {
            marked.add(star, STAR);
        }
        addAll(Kind.VAR_KEYWORD, parameters, marked);
        return marked;
    }

    private static void addAll(Kind kind, List<Parameter> parameters, List<Parameter> marked) {
        for (Parameter parameter : parameters) {
            if (parameter.kind() == kind) {
                marked.add(parameter);
            }
        }
    }
}
