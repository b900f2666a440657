// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes class attributes settable that a subclass sets again. PyO3 describes all of them as {@code Final}, which no
 * subclass may set. If the base's attribute is a {@code ClassVar}, the subclass's has to be one, too.
 */
public final class OverriddenAttributes {

    private final Hierarchy hierarchy;

    /** The names that the subclasses of each class declare. */
    private final Map<Name, Set<String>> declaredBelow = new HashMap<>();

    private OverriddenAttributes(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
        for (Name theClass : hierarchy.names()) {
            for (Name base : hierarchy.bases(theClass)) {
                declaredBelow
                        .computeIfAbsent(base, any -> new HashSet<>())
                        .addAll(hierarchy.members(theClass).keySet());
            }
        }
    }

    /** The stubs with {@code ClassVar} instead of {@code Final} for these attributes. */
    public static StubTree settable(StubTree tree) {
        Hierarchy hierarchy = new Hierarchy(tree);
        OverriddenAttributes attributes = new OverriddenAttributes(hierarchy);
        return attributes.declaredBelow.isEmpty() ? tree : hierarchy.mapped(attributes::body);
    }

    private List<Statement> body(Name owner, List<Statement> body) {
        return Statement.each(
                body,
                statement -> statement instanceof Assignment attribute && isSetTwice(owner, attribute.name())
                        ? classVariable(attribute)
                        : statement);
    }

    private boolean isSetTwice(Name owner, String name) {
        return declaredBelow.getOrDefault(owner, Set.of()).contains(name) || isAttributeAbove(owner, name);
    }

    private boolean isAttributeAbove(Name owner, String name) {
        for (Name base : hierarchy.bases(owner)) {
            Member above = hierarchy.members(base).get(name);
            if (above != null && above.isAttribute()) {
                return true;
            }
        }
        return false;
    }

    private static Assignment classVariable(Assignment attribute) {
        return attribute.withAnnotation(Optional.of(new Subscript(
                PythonNames.CLASS_VAR, List.of(Member.type(attribute).orElse(Name.INCOMPLETE)))));
    }
}
