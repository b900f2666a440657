package io.github.pyo3stubs.compare;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.List;
import java.util.function.Function;

/** Ways to write names for a reader of a module, who knows its names and those of builtins. */
public final class Names {

    private final String module;

    public Names(String module) {
        this.module = module;
    }

    /** All of the ways, the shortest first: a longer one tells apart what a shorter one does not. */
    public List<Function<Name, String>> ways() {
        return List.of(this::brief, this::full, Name::dotted);
    }

    /** Without any module; that of a module itself, and of {@code sys}, whose names are too plain, stays. */
    public String brief(Name name) {
        return isNear(name) ? path(name) : name.isModule() || name.module().equals("sys") ? name.dotted() : name.path();
    }

    /** With the module, but for the names of builtins and of this module. */
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
