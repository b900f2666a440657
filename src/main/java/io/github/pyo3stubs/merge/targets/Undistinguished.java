// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.guard.OnlyOn;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;

/**
 * A declaration that some builds lack, though no condition of a stub tells them from builds that have it, such as those
 * of another CPU. The stub declares it for all of them.
 *
 * @param declaration its qualified name; for a module the module's
 * @param having the targets of the builds with the declaration
 * @param lacking the targets of the builds without it
 */
public record Undistinguished(String declaration, List<Target> having, List<Target> lacking) {
    public Undistinguished {
        having = List.copyOf(having);
        lacking = List.copyOf(lacking);
    }

    /** The statements of the declaration with a comment that says where it is. */
    List<Statement> marked(List<Statement> declaration) {
        Statement last = declaration.get(declaration.size() - 1);
        return last instanceof Import || last.binds().contains(StubFile.ALL)
                ? declaration
                : OnlyOn.of(having, lacking).before(declaration);
    }

    /** The difference in words. */
    @Override
    public String toString() {
        return declaration + ": only on " + names(having) + ", not on " + names(lacking);
    }

    private static String names(List<Target> targets) {
        return targets.stream().map(Target::shown).collect(joining(" and "));
    }
}
