// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the names in a module's {@code __all__} where nothing decides the conditions that are left in it.
 *
 * @param certain the names that it has under all conditions
 * @param possible the names that it has under some condition
 * @param isOpen whether it may have other names, because an expression cannot be read
 */
public record NameBounds(Set<String> certain, Set<String> possible, boolean isOpen) {

    private static final NameBounds NONE = new NameBounds(Set.of(), Set.of(), false);

    /** Both sets keep the order of the statements. */
    public NameBounds {
        certain = Collections.unmodifiableSet(new LinkedHashSet<>(certain));
        possible = Collections.unmodifiableSet(new LinkedHashSet<>(possible));
    }

    /** The names of a module whose statements are plain ({@link PlainListing}); empty if it has no list. */
    public static Optional<NameBounds> of(List<Statement> body) {
        return PublicNames.areListed(body) ? Optional.of(NONE.after(body)) : Optional.empty();
    }

    /** Whether the names are certain, all of them. */
    public boolean areCertain() {
        return !isOpen && certain.equals(possible);
    }

    private NameBounds after(List<Statement> statements) {
        NameBounds bounds = this;
        for (Statement statement : statements) {
            bounds = bounds.after(statement);
        }
        return bounds;
    }

    private NameBounds after(Statement statement) {
        if (statement instanceof BlockStatement block) {
            return after(block);
        } else if (!PublicNames.isAboutAll(statement)) {
            return this;
        } else if (statement instanceof Assignment) {
            return PublicNames.assigned(statement)
                    .map(names -> NONE.with(names))
                    .orElse(new NameBounds(Set.of(), Set.of(), true));
        } else if (statement instanceof OpaqueStatement other) {
            return PublicNames.added(other)
                    .map(value ->
                            PublicNames.texts(value).map(this::with).orElse(new NameBounds(certain, possible, true)))
                    .or(() -> PublicNames.removed(other).map(this::without))
                    .orElse(unknown());
        }
        return unknown();
    }

    private NameBounds after(BlockStatement block) {
        List<NameBounds> cases = new ArrayList<>(
                block.blocks().stream().map(Body::statements).map(this::after).toList());
        if (!(block instanceof If)) {
            cases.add(this);
        }
        return cases.stream().reduce(NameBounds::or).orElse(this);
    }

    /** What is known after a change that cannot be read. */
    private NameBounds unknown() {
        return new NameBounds(Set.of(), possible, true);
    }

    private NameBounds with(List<String> names) {
        return new NameBounds(union(certain, names), union(possible, names), isOpen);
    }

    private NameBounds without(String name) {
        Set<String> left = new LinkedHashSet<>(certain);
        left.remove(name);
        Set<String> possiblyLeft = new LinkedHashSet<>(possible);
        possiblyLeft.remove(name);
        return new NameBounds(left, possiblyLeft, isOpen);
    }

    private NameBounds or(NameBounds other) {
        Set<String> common = new LinkedHashSet<>(certain);
        common.retainAll(other.certain);
        return new NameBounds(common, union(possible, other.possible), isOpen || other.isOpen);
    }

    private static Set<String> union(Set<String> names, Iterable<String> others) {
        Set<String> union = new LinkedHashSet<>(names);
        others.forEach(union::add);
        return union;
    }
}
