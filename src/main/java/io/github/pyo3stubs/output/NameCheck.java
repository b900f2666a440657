package io.github.pyo3stubs.output;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.Keywords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks that every declared name of a tree is a Python identifier, and that every file can have its name on every file
 * system. A library may contain any names: one that is no identifier could add lines to the stub, or lead out of the
 * directory. Names in expressions need no check, because linking has replaced those that a stub cannot contain.
 */
public final class NameCheck {

    /** <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming Files</a>, reserved names. */
    private static final Pattern DEVICE =
            Pattern.compile("CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]", Pattern.CASE_INSENSITIVE);

    private static final String NO_IDENTIFIER = " is not a Python identifier";
    private static final int SHOWN = 20;

    private final List<String> refusals = new ArrayList<>();

    private NameCheck() {}

    /**
     * Returns the reasons why a tree cannot be written, one line each; empty if it can.
     */
    public static List<String> refusals(StubPaths layout) {
        NameCheck check = new NameCheck();
        layout.tree().files().values().forEach(check::file);
        check.caseOf(layout.files().keySet());
        return check.refusals.stream().distinct().toList();
    }

    /** The message for all reasons at once. */
    public static Message message(Collection<String> refusals) {
        return Message.of(
                "The library has names that no stub can have:\n%s\n%s",
                CappedList.of(refusals, SHOWN).lines("  "),
                new Advice("Give each another name in Rust, with #[pyo3(name = \"…\")], and build the library again."
                        + " If the name of the extension module's package is wrong, correct moduleName or"
                        + " pyproject.toml."));
    }

    private void file(StubFile file) {
        module(file.module());
        for (Statement statement : file.body()) {
            if (statement instanceof Statement.Import imported) {
                imported.local().ifPresent(name -> identifier(file.module() + "." + name, name));
            } else if (statement instanceof Declaration declaration) {
                declaration(file.module(), declaration);
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
            if (!Identifiers.isIdentifier(name)) {
                refuse("module " + ancestor, quote(name) + NO_IDENTIFIER);
            } else if (Keywords.contains(name)) {
                refuse("module " + ancestor, quote(name) + " is a Python keyword, which no import can name");
            } else if (DEVICE.matcher(name).matches()) {
                refuse("module " + ancestor, quote(name) + " is a device on Windows, where no file can have its name");
            } else if (name.equals("__init__")) {
                refuse("module " + ancestor, quote(name) + " is the file of the package itself");
            }
        }
    }

    private void declaration(String scope, Declaration declaration) {
        String place = scope + "." + declaration.name();
        identifier(place, declaration.name());
        if (declaration instanceof Declaration.Function function) {
            function.parameters().forEach(parameter -> identifier(place, parameter.name()));
        } else if (declaration instanceof Declaration.ClassDefinition definition) {
            for (Statement member : definition.body()) {
                if (member instanceof Declaration inner) {
                    declaration(place, inner);
                }
            }
        }
    }

    private void identifier(String place, String name) {
        if (!Identifiers.isIdentifier(name)) {
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
        return Normalizer.normalize(path, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
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
