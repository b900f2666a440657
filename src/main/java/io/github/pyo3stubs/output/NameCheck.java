// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.ModuleNames;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that every name in a tree of stubs is a Python identifier, and that every file system can have every file's
 * name. A library can contain any text as a name: a name that is not an identifier could end a line of the stub and
 * begin another, or lead out of the directory.
 */
public final class NameCheck {

    private static final String NO_IDENTIFIER = " is not a Python identifier";
    private static final int SHOWN = 20;

    private final List<String> refusals = new ArrayList<>();

    /** The names that are identifiers. Most names are used many times. */
    private final Set<String> identifiers = new HashSet<>();

    /** The names that are refused. */
    private final Set<String> refused = new HashSet<>();

    /** The names in expressions that are checked already. */
    private final Set<Name> uses = new HashSet<>();

    /** The uses of names that are not identifiers. They are reported after all declarations. */
    private final List<Use> badUses = new ArrayList<>();

    /** A name in an expression or an import, and the declaration around it. */
    private record Use(String place, String name) {}

    private NameCheck() {}

    /** The reasons why stubs cannot be written at their paths, one line each; empty if they can. */
    public static List<String> refusals(StubPaths paths) {
        Set<String> refusals = new LinkedHashSet<>(paths.printed().refusals(paths.tree()));
        NameCheck check = new NameCheck();
        check.caseOf(paths.files().keySet());
        refusals.addAll(check.refusals);
        return List.copyOf(refusals);
    }

    /** The reasons why the stubs of a tree cannot be written, wherever they lie. */
    static List<String> ofTree(StubTree tree) {
        NameCheck check = new NameCheck();
        Collection<StubFile> files = tree.files().values();
        for (StubFile file : files) {
            check.module(file.module());
        }
        for (StubFile file : files) {
            check.body(file.body(), file.module());
        }
        for (Use use : check.badUses) {
            // a bad name is not told again for each use
            if (!check.refused.contains(use.name())) {
                check.identifier(use.place(), use.name());
            }
        }
        return List.copyOf(check.refusals);
    }

    /** The message for all reasons at once. */
    public static Message message(Collection<String> refusals) {
        return Message.of(
                "The library has names that no stub can have:\n%s\n%s If the name of the extension module's package is"
                        + " wrong, correct pyproject.toml or %s.",
                CappedList.of(refusals, SHOWN).lines("  "),
                new Advice("Give each another name in Rust, with #[pyo3(name = \"…\")], and build the library again."),
                new ChooseOption(Option.MODULE_NAME));
    }

    /**
     * Checks the names of statements, those in blocks and classes included. Names that are used only are reported last,
     * because a declaration is the better place to look for a bad name.
     *
     * @param scope the module or class around the statements
     */
    private void body(List<Statement> statements, String scope) {
        for (Statement statement : statements) {
            statement(statement, scope);
            if (statement instanceof ClassDefinition definition) {
                body(definition.body(), place(definition, scope));
            } else {
                for (Body block : statement.blocks()) {
                    body(block.statements(), scope);
                }
            }
        }
    }

    private void statement(Statement statement, String scope) {
        boolean isImport = statement instanceof Import;
        for (String name : isImport ? statement.binds() : statement.identifiers()) {
            if (!isIdentifier(name)) {
                identifier(place(statement, scope), name);
            }
        }
        if (isImport) {
            use(statement.identifiers(), statement, scope);
        }
        statement.forEachExpression((role, expression) -> {
            if (expression instanceof Name name) {
                use(name, statement, scope);
            } else {
                expression.forEach(part -> {
                    if (part instanceof Name name) {
                        use(name, statement, scope);
                    } else {
                        use(part.identifiers(), statement, scope);
                    }
                });
            }
        });
    }

    private void use(Name name, Statement statement, String scope) {
        if (uses.add(name)) {
            use(name.identifiers(), statement, scope);
        }
    }

    private void use(List<String> names, Statement statement, String scope) {
        for (String name : names) {
            if (!isIdentifier(name)) {
                badUses.add(new Use(place(statement, scope), name));
            }
        }
    }

    /** The qualified name that a statement gives a meaning to, or the scope around it. */
    private static String place(Statement statement, String scope) {
        List<String> bound = statement.binds();
        return bound.isEmpty() ? scope : scope + "." + bound.get(0);
    }

    /** Refuses the shortest part of a module's name that is wrong, so that each problem is reported once. */
    private void module(String module) {
        List<DottedName> names = new ArrayList<>();
        Optional<DottedName> next = Optional.of(DottedName.of(module));
        while (next.isPresent()) {
            names.add(next.get());
            next = next.get().parent();
        }
        Collections.reverse(names);
        for (DottedName ancestor : names) {
            String name = ancestor.last();
            identifier("module " + ancestor, name);
            ModuleNames.problem(name).ifPresent(problem -> refuse("module " + ancestor, quote(name) + " " + problem));
        }
    }

    private void identifier(String place, String name) {
        if (!isIdentifier(name)) {
            refused.add(name);
            refuse(place, quote(name) + NO_IDENTIFIER);
        }
    }

    private boolean isIdentifier(String name) {
        if (identifiers.contains(name)) {
            return true;
        }
        if (!Identifiers.isIdentifier(name)) {
            return false;
        }
        identifiers.add(name);
        return true;
    }

    /** Windows and macOS ignore the case of names, so two paths must not differ in case only. */
    private void caseOf(Collection<String> paths) {
        Map<String, String> spellings = new HashMap<>();
        for (String path : paths) {
            for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
                String prefix = end < 0 ? path : path.substring(0, end);
                String other = spellings.putIfAbsent(folded(prefix), prefix);
                if (other != null && !other.equals(prefix)) {
                    refuse(
                            prefix,
                            "is the same as " + escaped(other) + " on Windows and macOS, which do not tell case apart");
                    break;
                }
                if (end < 0) {
                    break;
                }
            }
        }
    }

    private static String folded(String path) {
        return normalized(path).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The name's form NFKC. A name in ASCII is in it, as most are, and needs none of the tables of Unicode. */
    private static String normalized(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) >= 0x80) {
                return Normalizer.normalize(path, Normalizer.Form.NFKC);
            }
        }
        return path;
    }

    private void refuse(String place, String cause) {
        refusals.add(escaped(place) + ": " + cause);
    }

    private static String quote(String text) {
        return "'" + escaped(text) + "'";
    }

    /** A name for a message: on one line, with control characters escaped. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || c == 0x2028
                    || c == 0x2029) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
