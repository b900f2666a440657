// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;

/** The text of names and imports in a file. */
interface Spelling {

    /** The text of a name at a place. */
    String spell(Name name, ClassScope scope);

    /** The text of a name where the class around is not yet defined. */
    String spellInBody(Name name, ClassScope scope);

    /** The line of an import that stands in the file for its own sake. */
    String line(Import explicit);
}
