// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.List;
import java.util.function.Function;

/**
 * Ways to show names to a reader of a module. The module's own names and those of builtins need no module before them.
 */
public final class DisplayNames {

    private final String module;

    public DisplayNames(String module) {
        this.module = module;
    }

    /** All ways, the shortest first. A longer way can show a difference between two names that a shorter one hides. */
    public List<Function<Name, String>> ways() {
        return List.of(this::brief, this::full, Name::dotted);
    }

    /** The name without a module. A name that is a module, and a name of {@code sys}, are written in full. */
    public String brief(Name name) {
        return isNear(name) ? path(name) : name.isModule() || name.module().equals("sys") ? name.dotted() : name.path();
    }

    /** The name with its module, except for names of builtins and of this module. */
    public String full(Name name) {
        return isNear(name) ? path(name) : name.dotted();
    }

    private boolean isNear(Name name) {
        return !name.isModule()
                && (name.isBuiltin() || DottedName.of(name.module()).startsWith(module));
    }

    private String path(Name name) {
        return DottedName.of(name.module())
                .relativeTo(module)
                .map(submodule -> submodule + "." + name.path())
                .orElse(name.path());
    }
}
