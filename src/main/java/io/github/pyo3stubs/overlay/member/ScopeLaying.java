// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The members of one module or class. */
public final class ScopeLaying {

    private final FilePair files;
    private final Place place;
    private final MemberLaying members;

    private final Map<String, Integer> removed = new LinkedHashMap<>();

    /** @param exceptions what is known of the library's classes */
    public ScopeLaying(FilePair files, Place place, Exceptions exceptions) {
        this.files = files;
        this.place = place;
        this.members = new MemberLaying(files, place, exceptions);
    }

    /** A name; the accessors of a property are names of their own. */
    public record Key(String name, Optional<Accessor> accessor) {
        public static Key of(Declaration declaration) {
            return new Key(
                    declaration.name(),
                    declaration instanceof Function function ? CommonLaying.accessor(function) : Optional.empty());
        }
    }

    /** The statements of the library with what the overlay says of them. */
    public List<Statement> laid(List<Statement> library, List<Stated> overlay) {
        Deletions deletions = new Deletions(files, place, overlay);
        List<Statement> left = deletions.left(library);
        removed.putAll(deletions.lines());
        Set<String> functions = Additions.functions(
                Stream.concat(left.stream(), overlay.stream().map(Stated::statement)));
        Additions additions = new Additions(files, place, OpenPlaces.isComplete(left, place), functions);
        List<Statement> added = new ArrayList<>(imports(left, overlay));
        Set<String> imported = bound(left.stream().filter(Import.class::isInstance));
        Map<String, List<Declaration>> declared = byName(left);
        groups(overlay).forEach((key, stated) -> {
            List<Declaration> known = declared.getOrDefault(key.name(), List.of());
            checkOverloads(key, stated);
            if (deletions.contain(key.name())) {
                files.fault(
                        stated.get(0).line(),
                        "%s is removed and declared. %s",
                        place.path(key.name()),
                        new Advice("Remove the line with del, and write what the library has behind  # was:"));
            } else if (!known.isEmpty()) {
                // Another accessor of the property finds what becomes of it
                declared.put(key.name(), members.laid(key, stated, known));
            } else if (imported.contains(key.name())) {
                files.fault(
                        stated.get(0).line(),
                        "%s is imported in the library's stub. %s",
                        place.path(key.name()),
                        new Advice("Change it in the module that declares it."));
            } else {
                stated.forEach(each -> added.add(additions.added(first(stated, each))));
            }
        });
        return Placement.with(replaced(left, declared), added, place);
    }

    /** The paths that the overlay has removed here, each with the line that removes it. */
    public Map<String, Integer> removed() {
        return removed;
    }

    /** Reports an overload that is the only one. */
    private void checkOverloads(Key key, List<Stated> stated) {
        if (stated.size() == 1 && isOverload(stated.get(0))) {
            files.fault(
                    stated.get(0).line(),
                    "%s has only one overload. %s",
                    place.path(key.name()),
                    new Advice("Add another one, or remove @overload."));
        }
    }

    /** An overload is new if the first one is. */
    private static Stated first(List<Stated> overloads, Stated each) {
        return each.notes().areAny()
                ? each
                : new Stated(each.statement(), overloads.get(0).notes());
    }

    private static Map<String, List<Declaration>> byName(List<Statement> body) {
        Map<String, List<Declaration>> declarations = new HashMap<>();
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration) {
                declarations
                        .computeIfAbsent(declaration.name(), name -> new ArrayList<>(1))
                        .add(declaration);
            }
        }
        return declarations;
    }

    /** Statements with other declarations of each name in the place of the first one. */
    private static List<Statement> replaced(List<Statement> body, Map<String, List<Declaration>> byName) {
        List<Statement> replaced = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Statement statement : body) {
            if (!(statement instanceof Declaration declaration)) {
                replaced.add(statement);
            } else if (done.add(declaration.name())) {
                replaced.addAll(byName.get(declaration.name()));
            }
        }
        return replaced;
    }

    private static Set<String> bound(Stream<Statement> statements) {
        return statements.flatMap(statement -> statement.binds().stream()).collect(toSet());
    }

    /** The declarations of the overlay by name. Reports what an overlay cannot have. */
    private Map<Key, List<Stated>> groups(List<Stated> overlay) {
        Map<Key, List<Stated>> groups = new LinkedHashMap<>();
        for (Stated stated : overlay) {
            Statement statement = stated.statement();
            if (statement instanceof Declaration declaration
                    && !declaration.name().equals(StubFile.ALL)) {
                List<Stated> group = groups.computeIfAbsent(Key.of(declaration), key -> new ArrayList<>());
                if (group.isEmpty() || isOverload(stated) && isOverload(group.get(0))) {
                    group.add(stated);
                } else {
                    files.fault(
                            stated.line(),
                            "%s is declared twice. %s",
                            place.path(declaration.name()),
                            new Advice("Put both into one declaration."));
                }
            } else if (!(statement instanceof Import) && !Stated.isDeletion(statement)) {
                unexpected(stated);
            }
        }
        return groups;
    }

    private static boolean isOverload(Stated stated) {
        return DeclarationKind.isOverload(stated.statement());
    }

    private void unexpected(Stated stated) {
        if (stated.statement().binds().contains(StubFile.ALL)) {
            files.fault(
                    stated.line(),
                    "%s follows from the declarations. %s",
                    StubFile.ALL,
                    new Advice("Remove this line."));
        } else if (stated.statement() instanceof BlockStatement.If condition) {
            Optional<Name> unknown = unknown(condition);
            unknown.ifPresentOrElse(
                    name -> files.fault(
                            stated.line(),
                            "The condition uses '%s', which is unknown. %s",
                            name.root(),
                            new Advice("Import it.")),
                    () -> files.fault(
                            stated.line(),
                            "A library does not decide this condition. %s",
                            new Advice("Test only sys.platform, or sys.version_info with two numbers.")));
        } else {
            files.fault(
                    stated.line(),
                    "An overlay has only declarations, imports, del, and if. %s",
                    new Advice("Remove this line."));
        }
    }

    /** A name in a condition that neither the overlay nor the library's stub has. */
    private static Optional<Name> unknown(BlockStatement.If condition) {
        List<Name> unknown = new ArrayList<>();
        condition.forEachExpression((role, whole) -> whole.forEach(part -> {
            if (part instanceof Name name
                    && name.isBuiltin()
                    && KnownNames.builtin(name.root()).isEmpty()) {
                unknown.add(name);
            }
        }));
        return unknown.stream().findFirst();
    }

    private List<Statement> imports(List<Statement> library, List<Stated> overlay) {
        List<Statement> imports = new ArrayList<>();
        Set<String> known = bound(library.stream());
        for (Stated stated : overlay) {
            if (stated.statement() instanceof Import all && all.isAll()) {
                files.fault(
                        stated.line(),
                        "An overlay imports each name that it uses. %s",
                        new Advice("Write these names instead of '*'."));
            } else if (stated.statement() instanceof Import explicit) {
                explicit.binds().stream()
                        .filter(known::contains)
                        .findFirst()
                        .ifPresent(name -> files.fault(
                                files.lineOfImport(name),
                                "The library has %s already. %s",
                                place.path(name),
                                new Advice("Remove this import, or give it another name.")));
                imports.add(explicit);
            }
        }
        return imports;
    }
}
