package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between the parameters of a function in the library and in the stub. */
final class ParameterDrift {

    private final Wording wording;
    private final boolean signatures;
    private final List<Parameter> library;
    private final List<Parameter> stub;

    /** The library's parameters that have a counterpart in the stub, with it. */
    private final Map<Parameter, Parameter> counterparts = new LinkedHashMap<>();

    private final List<String> clauses = new ArrayList<>();

    private ParameterDrift(Wording wording, boolean signatures, List<Parameter> library, List<Parameter> stub) {
        this.wording = wording;
        this.signatures = signatures;
        this.library = library;
        this.stub = stub;
    }

    /** @param signatures whether of defaults only their presence counts */
    static List<String> between(List<Parameter> library, List<Parameter> stub, Wording wording, boolean signatures) {
        if (library.equals(stub)) {
            return List.of();
        }
        ParameterDrift drift = new ParameterDrift(wording, signatures, library, stub);
        drift.match();
        library.forEach(drift::compare);
        drift.surplus()
                .forEach(parameter -> drift.clauses.add(Wording.surplus("parameter " + wording.parameter(parameter))));
        drift.order();
        return drift.clauses;
    }

    private void match() {
        for (Parameter parameter : library) {
            stub.stream()
                    .filter(other -> other.name().equals(parameter.name()))
                    .filter(other -> !counterparts.containsValue(other))
                    .findFirst()
                    .ifPresent(other -> counterparts.put(parameter, other));
        }
        // What stands in the place of a parameter, with a name that the library does not know, is the renamed one
        List<Parameter> unknown = surplus();
        for (int i = 0; i < Math.min(library.size(), stub.size()); i++) {
            if (!counterparts.containsKey(library.get(i))
                    && unknown.contains(stub.get(i))
                    && stub.get(i).kind() == library.get(i).kind()) {
                counterparts.put(library.get(i), stub.get(i));
            }
        }
    }

    private List<Parameter> surplus() {
        return stub.stream()
                .filter(parameter -> !counterparts.containsValue(parameter))
                .toList();
    }

    private void compare(Parameter parameter) {
        Parameter other = counterparts.get(parameter);
        if (other == null) {
            clauses.add(Wording.missing("parameter " + wording.parameter(parameter)));
            return;
        }
        String subject = "parameter '" + parameter.name() + "' ";
        if (!other.name().equals(parameter.name())) {
            clauses.add(subject + "is called '" + other.name() + "' in the stub");
        }
        if (other.kind() != parameter.kind()) {
            clauses.add(subject + "is " + words(parameter.kind()) + ", the stub says " + words(other.kind()));
        }
        wording.contrast("is of type", "has no type", parameter.annotation(), other.annotation())
                .ifPresent(clause -> clauses.add(subject + clause));
        defaults(parameter, other).ifPresent(clause -> clauses.add(subject + clause));
    }

    private Optional<String> defaults(Parameter parameter, Parameter other) {
        if (!signatures) {
            return wording.contrast("defaults to", "has no default", parameter.defaultValue(), other.defaultValue());
        }
        if (parameter.defaultValue().isPresent() == other.defaultValue().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                parameter.defaultValue().isPresent()
                        ? "has a default, the stub says it has none"
                        : "has no default, the stub says it has one");
    }

    private void order() {
        List<Parameter> expected = library.stream()
                .filter(counterparts::containsKey)
                .map(counterparts::get)
                .toList();
        List<Parameter> found = stub.stream().filter(expected::contains).toList();
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(found.get(i))) {
                clauses.add("parameter '" + expected.get(i).name() + "' is in another place");
                return;
            }
        }
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
