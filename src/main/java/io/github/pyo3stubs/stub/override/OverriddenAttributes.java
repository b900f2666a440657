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
final class OverriddenAttributes implements Hierarchy.BodyChange {

    private final Hierarchy hierarchy;

    /** The attributes of each class that a subclass declares again. */
    private final Map<Name, Set<String>> declaredBelow = new HashMap<>();

    private OverriddenAttributes(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
        for (Name theClass : hierarchy.names()) {
            for (Name base : hierarchy.bases(theClass)) {
                addAttributes(base, hierarchy.members(theClass).keySet());
            }
        }
    }

    private void addAttributes(Name base, Set<String> names) {
        for (String name : names) {
            Member member = hierarchy.members(base).get(name);
            if (member != null && member.hasAttribute()) {
                declaredBelow.putIfAbsent(base, new HashSet<>());
                declaredBelow.get(base).add(name);
            }
        }
    }

    /** The classes with {@code ClassVar} instead of {@code Final} for these attributes. */
    static Hierarchy settable(StubTree tree) {
        Hierarchy hierarchy = new Hierarchy(tree);
        OverriddenAttributes attributes = new OverriddenAttributes(hierarchy);
        StubTree settable = attributes.declaredBelow.isEmpty() ? tree : hierarchy.mapped(attributes);
        return settable == tree ? hierarchy : new Hierarchy(settable);
    }

    @Override
    public List<Statement> body(Name owner, List<Statement> body) {
        if (!declaredBelow.containsKey(owner) && hierarchy.bases(owner).isEmpty()) {
            return body;
        }
        List<Statement> settable = body;
        for (int i = 0; i < body.size(); i++) {
            if (body.get(i) instanceof Assignment attribute && isSetTwice(owner, attribute.name())) {
                settable = Statement.replaced(settable, body, i, classVariable(attribute));
            }
        }
        return settable;
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
