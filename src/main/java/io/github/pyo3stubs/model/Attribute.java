// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.Expression;
import java.util.Optional;

/** A constant of a module or a class attribute. */
public record Attribute(
        String name, Optional<String> documentation, Optional<Expression> annotation, Optional<Expression> value) {}
