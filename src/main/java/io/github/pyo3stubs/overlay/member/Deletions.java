// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that the statements {@code del} of a module or class remove. */
final class Deletions {

    private final FilePair files;
    private final Place place;

    /** The removed paths, each with the line that removes it. */
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Deletions(FilePair files, Place place, List<Stated> stated) {
        this.files = files;
        this.place = place;
        stated.stream().filter(each -> Stated.isDeletion(each.statement())).forEach(this::collect);
    }

    private void collect(Stated stated) {
        ((OpaqueStatement) stated.statement())
                .verbatim().parts().stream()
                        .flatMap(part -> Stated.removed(part).stream())
                        .forEach(name -> collect(name, stated.line()));
    }

    /** @param name a local name for a member; what is known of a longer one is resolved */
    private void collect(Name name, int line) {
        if (name.isBuiltin()) {
            nothing(name.path(), line);
            return;
        } else if (!files.isOwn(name)) {
            files.fault(
                    line,
                    "%s is in the module %s. %s",
                    name.dotted(),
                    name.module(),
                    new Advice("Write  del " + name.path() + "  in the file of that module."));
            return;
        }
        String path = name.path();
        if (!place.isModule() && !name.isLocal()) {
            path = DottedName.of(path).relativeTo(place.overlay().path()).orElse(path);
        }
        if (lines.putIfAbsent(path, line) != null) {
            files.fault(line, "%s is removed twice. %s", place.path(path), new Advice("Remove this line."));
        }
    }

    /** Whether a member is removed. */
    boolean contain(String name) {
        return lines.containsKey(name);
    }

    /** The line that removes each path. */
    Map<String, Integer> lines() {
        return lines;
    }

    /** The statements that are left. Reports paths that there are not. */
    List<Statement> left(List<Statement> library) {
        List<Statement> left = library;
        for (Map.Entry<String, Integer> removed : lines.entrySet()) {
            Optional<List<Statement>> without =
                    without(left, DottedName.of(removed.getKey()).parts());
            if (without.isEmpty()) {
                nothing(place.path(removed.getKey()), removed.getValue());
            }
            left = without.orElse(left);
        }
        return left;
    }

    private void nothing(String path, int line) {
        files.fault(line, "The library has no %s to remove. %s", path, new Advice("Remove this line."));
    }

    /** The statements without those that declare a path; empty if none does. */
    private static Optional<List<Statement>> without(List<Statement> statements, List<String> path) {
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        List<Statement> left = new ArrayList<>();
        boolean found = false;
        for (Statement statement : statements) {
            if (!statement.binds().contains(name)) {
                left.add(statement);
            } else if (rest.isEmpty()) {
                found = true;
            } else {
                Optional<Statement> inside = statement instanceof ClassDefinition definition
                        ? without(definition.body(), rest).map(definition::withBody)
                        : Optional.empty();
                left.add(inside.orElse(statement));
                found |= inside.isPresent();
            }
        }
        return found ? Optional.of(left) : Optional.empty();
    }
}
