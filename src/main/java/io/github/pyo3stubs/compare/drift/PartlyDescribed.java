// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The modules that the library describes only partly: functions add further members at run time. The records say which
 * modules these are.
 *
 * @param modules full dotted names
 * @param removed full dotted names of modules whose stubs are removed, so that no other stub may import from them
 */
public record PartlyDescribed(SortedSet<String> modules, SortedSet<String> removed) {

    /** All modules are described completely. */
    public static final PartlyDescribed NONE = new PartlyDescribed(new TreeSet<>());

    public PartlyDescribed {
        modules = Collections.unmodifiableSortedSet(new TreeSet<>(modules));
        removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
    }

    /** Modules beside which no stub is removed. */
    public PartlyDescribed(SortedSet<String> modules) {
        this(modules, new TreeSet<>());
    }

    /** The same modules, where the stubs of others are removed. */
    public PartlyDescribed withRemoved(SortedSet<String> stubs) {
        return new PartlyDescribed(modules, stubs);
    }

    /**
     * Whether a generated stub says itself that its module is described only partly: it has the function that stands
     * for other members, and no list of all names.
     */
    public static boolean isTold(StubFile generated) {
        boolean hasOthers = false;
        for (Statement statement : generated.body()) {
            if (statement.binds().contains(StubFile.ALL)) {
                return false;
            }
            hasOthers |= isOthers(statement);
        }
        return hasOthers;
    }

    public boolean contains(String module) {
        return modules.contains(module);
    }

    /** Whether a module is described only partly, and its generated stub has no described member. */
    public boolean isWithoutMember(StubFile generated) {
        if (!contains(generated.module())) {
            return false;
        }
        for (Statement statement : generated.body()) {
            if (isDescribedMember(statement)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDescribedMember(Statement statement) {
        return statement instanceof Import explicit ? explicit.reexported() : !isOthers(statement);
    }

    /** Whether a module may have a member that the library does not describe. */
    boolean mayDeclare(Statement further) {
        return !(further instanceof Import from)
                || !removed.contains(from.name().module())
                        && !removed.contains(from.name().dotted());
    }

    /** Whether a statement declares the function that stands for the members that are not described. */
    static boolean isOthers(Statement statement) {
        return statement instanceof Declaration declaration
                && declaration.name().equals(StubFile.GETATTR);
    }
}
