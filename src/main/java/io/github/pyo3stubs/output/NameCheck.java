// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.ModuleNames;
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

    /** The names that are refused. */
    private final Set<String> refused = new HashSet<>();

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

    /**
     * The reasons why the stubs of a tree cannot be written, wherever they lie.
     *
     * @param misnamed the files in which a name is not an identifier
     */
    static List<String> ofTree(StubTree tree, List<StubFile> misnamed) {
        NameCheck check = new NameCheck();
        for (String module : tree.files().keySet()) {
            check.module(module);
        }
        for (StubFile file : misnamed) {
            check.new Names(file.module()).in(file.body());
        }
        for (Use use : check.badUses) {
            // a bad name is not told again for each use
            if (!check.refused.contains(use.name())) {
                check.refuseIdentifier(use.place(), use.name());
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
     * The names in the statements of a module. Names that are used only are reported last, because a declaration is the
     * better place to look for a bad name.
     */
    private final class Names extends NameUses {

        private final String module;

        /** The qualified name that the statement gives a meaning to, or the scope around it. */
        private String place;

        Names(String module) {
            this.module = module;
        }

        @Override
        protected void visit(Statement statement, ClassScope scope) {
            String around = scope.isClass() ? module + "." + scope.path() : module;
            List<String> bound = statement.binds();
            place = bound.isEmpty() ? around : around + "." + bound.get(0);
            boolean isImport = statement instanceof Import;
            for (String declared : isImport ? bound : statement.identifiers()) {
                if (!Identifiers.isIdentifier(declared)) {
                    refuseIdentifier(place, declared);
                }
            }
            if (isImport) {
                use(statement.identifiers());
            }
        }

        @Override
        protected void use(Name name, ClassScope scope) {
            use(name.identifiers());
        }

        /** Such a name is an identifier of the statement or the part. */
        @Override
        protected void local(String name, ClassScope scope) {}

        @Override
        protected void visit(Expression part) {
            use(part.identifiers());
        }

        private void use(List<String> names) {
            for (String used : names) {
                if (!Identifiers.isIdentifier(used)) {
                    badUses.add(new Use(place, used));
                }
            }
        }
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
            if (!Identifiers.isIdentifier(name)) {
                refuseIdentifier("module " + ancestor, name);
            }
            Optional<String> problem = ModuleNames.problem(name);
            if (problem.isPresent()) {
                refuse("module " + ancestor, quote(name) + " " + problem.get());
            }
        }
    }

    private void refuseIdentifier(String place, String name) {
        refused.add(name);
        refuse(place, quote(name) + NO_IDENTIFIER);
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
        return Identifiers.normalized(path).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
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
