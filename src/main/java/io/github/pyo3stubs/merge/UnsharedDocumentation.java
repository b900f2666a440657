// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which documentation of modules and classes a committed stub may omit. A stub has one for all platforms, so that
 * merging writes none if the platforms' differ.
 */
enum UnsharedDocumentation {

    /** None: the documentation of the libraries is to be shown. */
    NOWHERE,

    /**
     * That of classes under conditions, and of modules and classes with conditions inside: all platforms and versions
     * have a library.
     */
    UNDER_CONDITIONS,

    /** That of all modules and classes: a platform or version without a library may have another one. */
    EVERYWHERE;

    /** Whether an undocumented module or class with some statements may be documented in a library. */
    private boolean isReason(List<Statement> body) {
        return this == EVERYWHERE || this == UNDER_CONDITIONS && StubConditions.areIn(body);
    }

    /**
     * The stubs to write. Merging leaves out documentation that differs; what else the committed ones may omit is left
     * out here.
     *
     * @param whole what the stubs must say to all views
     */
    StubTree omitted(StubTree whole, StubTree committed) {
        if (this != EVERYWHERE) {
            return whole;
        }
        List<StubFile> files = new ArrayList<>();
        boolean isChanged = false;
        for (StubFile file : whole.files().values()) {
            StubFile stub = committed.files().get(file.module());
            // a stub whose text is fresh is the same object
            StubFile left = stub == null || stub == file ? file : omitted(file, stub, stub);
            isChanged |= left != file && !left.equals(file);
            files.add(left);
        }
        return isChanged ? StubTree.of(files) : whole;
    }

    /**
     * A library's stub without the documentation that a committed stub may omit, and omits.
     *
     * @param seen what the views of the library see of the committed stub
     */
    StubFile omitted(StubFile library, StubFile committed, StubFile seen) {
        if (this == NOWHERE) {
            return library;
        }
        boolean ofModule = committed.documentation().isEmpty() && isReason(committed.body());
        Set<String> names = classes(committed, this::isOmitted, UnsharedDocumentation::isUndocumented);
        Predicate<ClassDefinition> documented = definition -> !isUndocumented(definition);
        names.removeAll(classes(seen, documented, documented));
        if (!ofModule && names.isEmpty()) {
            return library;
        }
        return library.with(
                ofModule ? Optional.empty() : library.documentation(),
                without(names, library.body(), library.module()));
    }

    /** The names of the classes without documentation, and of the module if it has none. */
    static Set<String> undocumented(StubFile file) {
        Set<String> names = classes(file, UnsharedDocumentation::isUndocumented, UnsharedDocumentation::isUndocumented);
        if (file.documentation().isEmpty()) {
            names.add(file.module());
        }
        return names;
    }

    private boolean isOmitted(ClassDefinition definition) {
        return isUndocumented(definition) && isReason(definition.body());
    }

    private static boolean isUndocumented(ClassDefinition definition) {
        return definition.documentation().isEmpty();
    }

    /**
     * The names of the classes of a kind, at any depth.
     *
     * @param guarded the kind of the classes under conditions
     */
    private static Set<String> classes(
            StubFile file, Predicate<ClassDefinition> kind, Predicate<ClassDefinition> guarded) {
        Set<String> names = new HashSet<>();
        collect(file.body(), file.module(), kind, guarded, names);
        return names;
    }

    private static void collect(
            List<Statement> body,
            String scope,
            Predicate<ClassDefinition> kind,
            Predicate<ClassDefinition> guarded,
            Set<String> names) {
        for (Statement statement : body) {
            if (statement instanceof ClassDefinition definition) {
                String name = scope + "." + definition.name();
                if (kind.test(definition)) {
                    names.add(name);
                }
                collect(definition.body(), name, kind, guarded, names);
            }
            Predicate<ClassDefinition> inside =
                    statement instanceof If && StubConditions.areIn(List.of(statement)) ? guarded : kind;
            for (Body block : statement.blocks()) {
                collect(block.statements(), scope, inside, guarded, names);
            }
        }
    }

    private static List<Statement> without(Set<String> names, List<Statement> body, String scope) {
        return Statement.each(body, statement -> without(names, statement, scope));
    }

    private static Statement without(Set<String> names, Statement statement, String scope) {
        if (statement instanceof ClassDefinition definition) {
            String name = scope + "." + definition.name();
            ClassDefinition undocumented =
                    names.contains(name) ? definition.withDocumentation(Optional.empty()) : definition;
            return undocumented.withBody(without(names, definition.body(), name));
        }
        return statement.withBlocks(block -> without(names, block.statements(), scope));
    }
}
