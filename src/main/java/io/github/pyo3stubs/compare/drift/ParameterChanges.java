// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.syntax.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the changes between the parameters of two functions. */
final class ParameterChanges {

    private final Subject subject;
    private final List<Parameter> before;
    private final List<Parameter> after;

    /** The parameters before, by those after that correspond to them. */
    private final Map<Parameter, Parameter> counterparts = new LinkedHashMap<>();

    private ParameterChanges(Subject subject, List<Parameter> before, List<Parameter> after) {
        this.subject = subject;
        this.before = before;
        this.after = after;
    }

    /**
     * Finds all changes.
     *
     * @param subject the function
     * @return those of the parameters after, in their order, then removed parameters, then another order
     */
    static List<Change> between(Subject subject, List<Parameter> before, List<Parameter> after) {
        if (before.equals(after)) {
            return List.of();
        }
        ParameterChanges parameters = new ParameterChanges(subject, before, after);
        parameters.match();
        return parameters.changes();
    }

    private void match() {
        for (Parameter parameter : after) {
            before.stream()
                    .filter(other -> other.name().equals(parameter.name()))
                    .filter(other -> !counterparts.containsValue(other))
                    .findFirst()
                    .ifPresent(other -> counterparts.put(parameter, other));
        }
        // A parameter in the same place, with a name that the function after does not have, has been renamed
        List<Parameter> unmatched = removed();
        for (int i = 0; i < Math.min(after.size(), before.size()); i++) {
            if (!counterparts.containsKey(after.get(i))
                    && unmatched.contains(before.get(i))
                    && before.get(i).kind() == after.get(i).kind()) {
                counterparts.put(after.get(i), before.get(i));
            }
        }
    }

    private List<Parameter> removed() {
        return before.stream()
                .filter(parameter -> !counterparts.containsValue(parameter))
                .toList();
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Parameter parameter : after) {
            Parameter counterpart = counterparts.get(parameter);
            if (counterpart == null) {
                changes.add(new Change.ParameterAdded(subject, parameter));
            } else if (!counterpart.equals(parameter)) {
                changes.add(new Change.ParameterChanged(subject, counterpart, parameter));
            }
        }
        removed().forEach(parameter -> changes.add(new Change.ParameterRemoved(subject, parameter)));

        List<Parameter> inOrderAfter = after.stream()
                .filter(counterparts::containsKey)
                .map(counterparts::get)
                .toList();
        List<Parameter> inOrderBefore =
                before.stream().filter(inOrderAfter::contains).toList();
        if (!inOrderAfter.equals(inOrderBefore)) {
            changes.add(new Change.ParametersReordered(subject, inOrderBefore, inOrderAfter));
        }
        return changes;
    }
}
