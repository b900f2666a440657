// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.relocation;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;

/**
 * Gives a module another name, and with it all modules below: in the names of files and in every expression.
 *
 * @param from the module's full dotted name
 * @param to the new one
 */
public record ModuleRename(String from, String to) {

    /** The new name of a module; the same for a module that is neither the renamed one nor below it. */
    public String of(String module) {
        return DottedName.of(module).moved(from, to).orElse(module);
    }

    /** The tree with new names. */
    public StubTree of(StubTree tree) {
        return from.equals(to) ? tree : tree.mapped(this::of);
    }

    private StubFile of(StubFile file) {
        return new StubFile(
                of(file.module()), file.isPackage(), file.documentation(), new TreeRename(this::of).of(file.body()));
    }

    private Name of(Name name) {
        return new Name(of(name.module()), name.path());
    }
}
