package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;

/** How the statements of a file spell names. */
interface Spelling {

    /** How a name is written at a place. */
    String spell(Name name, ClassScope scope);

    /** How a name is written where the class around is not yet defined. */
    String spellInBody(Name name, ClassScope scope);

    /** The line of an import that stands in the file for its own sake. */
    String line(Import explicit);
}
