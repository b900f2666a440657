// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.List;

/** Declarations that a hand-written stub may have though the library's differ, where only signatures count. */
final class HandwrittenForms {

    private HandwrittenForms() {}

    /**
     * Whether the stub's declarations of a name are accepted. These are: private names that the library lacks; imports;
     * overloads, because they cannot be compared with the single signature that the library has; and several
     * declarations under different conditions if one of them is the library's.
     */
    static boolean areAccepted(DeclaredForms forms) {
        List<Statement> library = forms.after();
        List<Statement> stub = forms.before();
        if (library.isEmpty()) {
            boolean isPrivate = forms.label().matches(".*\\._(?!_\\w+__$)\\w*");
            return isPrivate || stub.stream().allMatch(Import.class::isInstance);
        } else if (stub.isEmpty()) {
            return library.stream().allMatch(Import.class::isInstance);
        }
        boolean functions = library.stream().allMatch(Function.class::isInstance);
        return stub.stream().anyMatch(form -> form instanceof Import || functions && DeclarationKind.isOverload(form))
                || library.stream().anyMatch(stub::contains);
    }
}
