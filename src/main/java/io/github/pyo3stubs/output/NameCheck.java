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
import io.github.pyo3stubs.syntax.token.Keywords;
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
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Checks that every name in a tree of stubs is a Python identifier, and that every file system can have every file's
 * name. A library can contain any text as a name: a name that is not an identifier could end a line of the stub and
 * begin another, or lead out of the directory.
 */
public final class NameCheck {

    /** <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming Files</a>, reserved names. */
    private static final Pattern DEVICE =
            Pattern.compile("CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]", Pattern.CASE_INSENSITIVE);

    private static final String NO_IDENTIFIER = " is not a Python identifier";
    private static final int SHOWN = 20;

    private final List<String> refusals = new ArrayList<>();

    /** The names that are identifiers. Most names are used many times. */
    private final Set<String> identifiers = new HashSet<>();

    /** The names that are refused. */
    private final Set<String> refused = new HashSet<>();

    /** The names in expressions that are checked already. */
    private final Set<Name> uses = new HashSet<>();

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
        BiConsumer<String, Statement> declared = check::declared;
        BiConsumer<String, Statement> used = check::used;
        for (StubFile file : files) {
            check.module(file.module());
        }
        for (StubFile file : files) {
            forEach(file.body(), file.module(), declared);
        }
        for (StubFile file : files) {
            forEach(file.body(), file.module(), used);
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
     * Calls an action with each statement, those in blocks and classes included, and its place: the qualified name that
     * it gives a meaning to, or else the module or class around it.
     */
    private static void forEach(List<Statement> statements, String scope, BiConsumer<String, Statement> action) {
        for (Statement statement : statements) {
            List<String> bound = statement.binds();
            String place = bound.isEmpty() ? scope : scope + "." + bound.get(0);
            action.accept(place, statement);
            String inside = statement instanceof ClassDefinition ? place : scope;
            for (Body body : statement.bodies()) {
                forEach(body.statements(), inside, action);
            }
        }
    }

    private void declared(String place, Statement statement) {
        List<String> names = statement instanceof Import ? statement.binds() : statement.identifiers();
        for (String name : names) {
            identifier(place, name);
        }
    }

    /**
     * Checks the names that a statement uses. A bad name is not told again for each use, and those that the statement
     * declares are checked already.
     */
    private void used(String place, Statement statement) {
        if (statement instanceof Import) {
            used(place, statement.identifiers());
        }
        statement.forEachExpression((role, whole) -> whole.forEach(part -> {
            if (!(part instanceof Name name) || uses.add(name)) {
                used(place, part.identifiers());
            }
        }));
    }

    private void used(String place, List<String> names) {
        for (String name : names) {
            if (!refused.contains(name)) {
                identifier(place, name);
            }
        }
    }

    /** Refuses the shortest part of a module's name that is wrong, so that each problem is reported once. */
    private void module(String module) {
        List<DottedName> names =
                new ArrayList<>(DottedName.of(module).withAncestors().toList());
        Collections.reverse(names);
        for (DottedName ancestor : names) {
            String name = ancestor.last();
            identifier("module " + ancestor, name);
            if (Keywords.contains(name)) {
                refuse("module " + ancestor, quote(name) + " is a Python keyword, which no import can name");
            } else if (DEVICE.matcher(name).matches()) {
                refuse("module " + ancestor, quote(name) + " is a device on Windows, where no file can have its name");
            } else if (name.equals("__init__")) {
                refuse("module " + ancestor, quote(name) + " is the file of the package itself");
            }
        }
    }

    private void identifier(String place, String name) {
        if (identifiers.contains(name)) {
            return;
        }
        if (Identifiers.isIdentifier(name)) {
            identifiers.add(name);
        } else {
            refused.add(name);
            refuse(place, quote(name) + NO_IDENTIFIER);
        }
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
