// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which classes are exceptions. The base of an exception says what it is caught by, so adding a second one
 * changes it. If the library now says a base that the overlay has filled in, the overlay must be looked at again.
 */
public final class Exceptions {

    private final StubTree tree;
    private final List<OverlayFile> overlays;

    /**
     * @param tree the library's stubs
     * @param overlays the files whose classes are known beside those of the library and of Python
     */
    public Exceptions(StubTree tree, List<OverlayFile> overlays) {
        this.tree = tree;
        this.overlays = List.copyOf(overlays);
    }

    /** Whether a class is known to be an exception. */
    boolean contain(Expression base) {
        return name(base).filter(name -> isException(name, new HashSet<>())).isPresent();
    }

    /** Whether a class is an exception, or may be one because it or one of its bases is not known. */
    boolean mayContain(Expression base) {
        return name(base).filter(name -> mayBeException(name, new HashSet<>())).isPresent();
    }

    private static Optional<Name> name(Expression base) {
        return base instanceof Name name
                ? Optional.of(name)
                : base instanceof Subscript generic ? name(generic.value()) : Optional.empty();
    }

    private boolean isException(Name name, Set<Name> seen) {
        return name.equals(PythonNames.BASE_EXCEPTION)
                || seen.add(name) && bases(name).anyMatch(base -> isException(base, seen));
    }

    private boolean mayBeException(Name name, Set<Name> seen) {
        boolean isKnown = KnownNames.isOfTyping(name)
                || KnownNames.type(name).isPresent()
                || definitions(name).findAny().isPresent();
        return !isKnown
                || name.equals(PythonNames.BASE_EXCEPTION)
                || seen.add(name) && bases(name).anyMatch(base -> mayBeException(base, seen));
    }

    private Stream<Name> bases(Name name) {
        return Stream.concat(
                        definitions(name).flatMap(definition -> definition.bases().stream()),
                        KnownNames.type(name).stream().flatMap(type -> type.bases().stream()))
                .flatMap(base -> name(base).stream());
    }

    /** The classes of a name: the library's, and what the overlay says of it under whatever conditions. */
    private Stream<ClassDefinition> definitions(Name name) {
        List<String> path = DottedName.of(name.path()).parts();
        return Stream.concat(
                        tree.file(name.module()).stream(),
                        overlays.stream()
                                .filter(overlay -> overlay.module().equals(name.module()))
                                .map(OverlayFile::unresolved))
                .flatMap(file -> definitions(file.body(), path));
    }

    private static Stream<ClassDefinition> definitions(List<Statement> body, List<String> path) {
        Stream<ClassDefinition> found = Body.flat(body)
                .flatMap(statement -> statement instanceof ClassDefinition definition
                                && definition.name().equals(path.get(0))
                        ? Stream.of(definition)
                        : Stream.of());
        return path.size() == 1
                ? found
                : found.flatMap(definition -> definitions(definition.body(), path.subList(1, path.size())));
    }
}
