// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.Expression;
import java.util.List;
import java.util.Optional;

/** A class of a module or of another class. */
public record ClassDef(
        String name,
        Optional<String> documentation,
        List<Expression> bases,
        List<Expression> decorators,
        List<Attribute> attributes,
        List<FunctionDef> methods,
        List<ClassDef> classes) {
    public ClassDef {
        bases = List.copyOf(bases);
        decorators = List.copyOf(decorators);
        attributes = List.copyOf(attributes);
        methods = List.copyOf(methods);
        classes = List.copyOf(classes);
    }
}
