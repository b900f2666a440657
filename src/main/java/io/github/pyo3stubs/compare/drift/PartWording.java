// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells in words what changes within a declaration. */
final class PartWording {

    private final Phrases phrases;

    PartWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** @param change any but one {@linkplain Change.OfDeclarations of declarations} */
    List<String> clauses(Change change) {
        if (change instanceof Change.OfExpression expression) {
            return expression(expression);
        } else if (change instanceof Change.OfList<?> list) {
            return list(list);
        } else if (change instanceof Change.OfParameters parameters) {
            return parameters(parameters);
        } else if (change instanceof Change.AliasChanged alias) {
            return List.of(phrases.contrast("stands for", "", Optional.of(alias.before()), Optional.of(alias.after())));
        } else if (change instanceof Change.AsyncChanged async) {
            return List.of(
                    async.after()
                            ? phrases.contrast("is async", "it is not")
                            : phrases.contrast("is not async", "it is"));
        }
        return List.of(documentation((Change.DocumentationChanged) change));
    }

    private List<String> expression(Change.OfExpression change) {
        if (change instanceof Change.ReturnChanged) {
            return List.of(phrases.contrast("returns", "has no return type", change.before(), change.after()));
        } else if (change instanceof Change.AnnotationChanged) {
            return List.of(type(change.before(), change.after()));
        } else if (change.before().orElse(null) instanceof ListDisplay before
                && change.after().orElse(null) instanceof ListDisplay after) {
            return elements(before.elements(), after.elements());
        }
        return List.of(phrases.contrast("has the value", "has no value", change.before(), change.after()));
    }

    private List<String> elements(List<Expression> before, List<Expression> after) {
        return phrases.lists("element", before, after, phrases::element);
    }

    private String type(Optional<Expression> before, Optional<Expression> after) {
        return phrases.contrast("is of type", "has no type", before, after);
    }

    private List<String> list(Change.OfList<?> change) {
        if (change instanceof Change.DecoratorsChanged decorators) {
            return phrases.lists("decorator", decorators.before(), decorators.after(), phrases::decorator);
        } else if (change instanceof Change.BasesChanged bases) {
            return phrases.lists("base", bases.before(), bases.after(), phrases::text);
        } else if (change instanceof Change.TypeParametersChanged parameters) {
            return phrases.lists("type parameter", parameters.before(), parameters.after(), phrases::typeParameter);
        }
        Change.ListedNamesChanged names = (Change.ListedNamesChanged) change;
        return elements(names.before(), names.after());
    }

    private String documentation(Change.DocumentationChanged change) {
        if (change.before().isEmpty()) {
            return phrases.missing("the documentation");
        }
        return change.after().isEmpty() ? phrases.surplus("the documentation") : "the documentation differs";
    }

    private List<String> parameters(Change.OfParameters change) {
        if (change instanceof Change.ParameterAdded added) {
            return List.of(phrases.missing(phrases.parameter(added.after())));
        } else if (change instanceof Change.ParameterRemoved removed) {
            return List.of(phrases.surplus(phrases.parameter(removed.before())));
        } else if (change instanceof Change.ParametersReordered reordered) {
            return List.of("parameter '" + firstMoved(reordered).name() + "' is in another place");
        }
        Change.ParameterChanged changed = (Change.ParameterChanged) change;
        return parameter(changed.before(), changed.after()).stream()
                .map(clause -> "parameter '" + changed.after().name() + "' " + clause)
                .toList();
    }

    private static Parameter firstMoved(Change.ParametersReordered change) {
        int place = 0;
        while (change.before().get(place).equals(change.after().get(place))) {
            place++;
        }
        return change.after().get(place);
    }

    private List<String> parameter(Parameter before, Parameter after) {
        List<String> clauses = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            clauses.add(phrases.renamed(before.name()));
        }
        if (before.kind() != after.kind()) {
            clauses.add(phrases.contrast("is " + words(after.kind()), words(before.kind())));
        }
        if (!before.annotation().equals(after.annotation())) {
            clauses.add(type(before.annotation(), after.annotation()));
        }
        if (!before.defaultValue().equals(after.defaultValue())) {
            clauses.add(defaults(before.defaultValue(), after.defaultValue()));
        }
        return clauses;
    }

    /** A default {@code ...} says that there is one, without saying which. */
    private String defaults(Optional<Expression> before, Optional<Expression> after) {
        Optional<Expression> some = Optional.of(Constant.ELLIPSIS);
        if (before.isEmpty() && after.equals(some)) {
            return phrases.contrast("has a default", "it has none");
        } else if (after.isEmpty() && before.equals(some)) {
            return phrases.contrast("has no default", "it has one");
        }
        return phrases.contrast("defaults to", "has no default", before, after);
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case POSITIONAL_ONLY -> "positional-only";
            case POSITIONAL_OR_KEYWORD -> "positional or keyword";
            case KEYWORD_ONLY -> "keyword-only";
            case VAR_POSITIONAL -> "'*'";
            case VAR_KEYWORD -> "'**'";
        };
    }
}
