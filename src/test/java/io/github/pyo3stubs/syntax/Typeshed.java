package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the names of typeshed's modules mean, where one module has them from another. */
final class Typeshed {

    private final Map<String, StubFile> files = new HashMap<>();

    private Typeshed() {}

    static Typeshed of(Collection<StubFile> files) {
        Typeshed typeshed = new Typeshed();
        files.forEach(file -> typeshed.files.putIfAbsent(file.module(), file));
        return typeshed;
    }

    /** The names that modules list, and have on some release of Python. */
    List<Name> publicNames(String... modules) {
        return Stream.of(modules)
                .flatMap(module ->
                        ListedNames.of(files.get(module).body()).stream().map(name -> new Name(module, name)))
                .filter(name -> !meanings(name).isEmpty())
                .toList();
    }

    /** Whether typeshed leaves it to type checkers to know what a name means. */
    boolean isSpecial(Name name) {
        return declarations(name).anyMatch(Assignment.class::isInstance);
    }

    /** The things that a name means, on any release, by the modules that declare them; nothing where there is none. */
    Set<Name> meanings(Name name) {
        Set<Name> meanings = new HashSet<>();
        declarations(name).forEach(declaration -> {
            if (declaration instanceof Import explicit) {
                meanings.addAll(
                        meanings(explicit.isAll() ? new Name(explicit.name().module(), name.path()) : explicit.name()));
            } else if (declaration instanceof Assignment assignment
                    && assignment.value().orElse(null) instanceof Name other) {
                meanings.addAll(meanings(other));
            } else {
                meanings.add(name);
            }
        });
        return meanings;
    }

    private Stream<Statement> declarations(Name name) {
        StubFile file = files.get(name.module());
        return file == null
                ? Stream.of()
                : unconditional(file.body())
                        .filter(statement -> statement instanceof Declaration declaration
                                        && declaration.name().equals(name.path())
                                || statement instanceof Import explicit
                                        && (explicit.isAll()
                                                        && !explicit.name()
                                                                .module()
                                                                .equals(name.module())
                                                || explicit.local()
                                                        .filter(name.path()::equals)
                                                        .isPresent()));
    }

    private static Stream<Statement> unconditional(List<Statement> body) {
        return body.stream()
                .flatMap(statement -> statement instanceof If conditional
                        ? Stream.concat(
                                conditional.branches().stream().flatMap(branch -> unconditional(branch.body())),
                                unconditional(conditional.otherwise()))
                        : Stream.of(statement));
    }
}
