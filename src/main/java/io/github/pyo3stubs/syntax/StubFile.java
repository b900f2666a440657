// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import java.util.List;
import java.util.Optional;

/**
 * The stub of one module. A stub file is always in the canonical form that the parser reads from its text, so stub
 * files with the same text are equal; the constructor makes this form.
 *
 * @param module the module's full dotted name, such as {@code geodesy._native.shapes}
 * @param isPackage whether the module has submodules, so that relative imports start inside it
 * @param documentation the module's docstring, in the canonical form of {@link Docstring}
 * @param body the statements after it: the imports at the top, in canonical order and without needless ones; then the
 *     rest, in the order given
 */
public record StubFile(String module, boolean isPackage, Optional<String> documentation, List<Statement> body) {

    /** The list of the names that a module offers. */
    public static final String ALL = "__all__";

    /** The function of a module for the members that are not described. */
    public static final String GETATTR = "__getattr__";

    public StubFile {
        documentation = Docstring.canonical(documentation);
        body = CanonicalImports.first(body);
    }

    /** The qualified name of a module's {@link #ALL}. */
    public static String qualifiedAll(String module) {
        return module + "." + ALL;
    }

    /** The stub of the same module as a package or not. */
    public StubFile asPackage(boolean isPackage) {
        return isPackage == this.isPackage ? this : new StubFile(module, isPackage, documentation, body);
    }

    public StubFile withBody(List<Statement> body) {
        return body == this.body ? this : with(documentation, body);
    }

    /** The stub with both replaced in one step, because each new stub file brings its imports into order. */
    public StubFile with(Optional<String> documentation, List<Statement> body) {
        return new StubFile(module, isPackage, documentation, body);
    }
}
