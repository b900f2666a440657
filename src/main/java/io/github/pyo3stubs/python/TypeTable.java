// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Python's types and the special forms of type hints, module by module. {@code TypeTableIT} compares this table with
 * typeshed: names, releases, type parameters, bases and other names. Its lines:
 *
 * <pre>{@code
 * [module]                  start of a module; [module] 3.11 is new in that release
 * Name                      a name that type hints write with or without its module
 * .Name                     a name that type hints write only with its module
 * !Name                     not a type by itself: a form that needs arguments, or not a type at all
 * Name 3.11                 a name that is new in that release; all other names are older than 3.10
 * Name[T, +U, -V]           type parameters: invariant, covariant, contravariant
 * Name[T=..., *U, **P]      a parameter with a default, one for any number of types, one for a function's parameters
 * Name(Base[T], Base)       direct supertypes beside object: base classes, protocols, and for numbers the wider ones
 *                           (Specification for the Python type system, "Special cases for float and complex")
 * Name = Other              another name of the same thing
 * Name = Other since 3.10   the same from that release on; before, the thing has another name or is a class of its own
 * from module import A, B as C   other names of the same things, written only with this module
 * Name -> Other             a name that a class gives itself, but that cannot be imported; Other can be imported
 * }</pre>
 *
 * Names on the right are written as type hints write them.
 *
 * <p>The table is a text in the class, because to open a resource takes most of the time that a first run has for it.
 * A run asks for names of a few modules. So the text is only divided into modules at first, and the lines of a module
 * are read when one is asked for.
 */
final class TypeTable {

    /** Before the name of a type that hints write with its module only. */
    static final char QUALIFIED = '.';

    /** Before the name of what is not a type by itself. */
    static final char FORM = '!';

    private static final String MODULE = "\n[";
    private static final String FROM = "from ";
    private static final String IMPORT = " import ";
    private static final String AS = " as ";
    private static final String SAME = " = ";
    private static final String SINCE = " since ";
    private static final String IMPORTABLE = " -> ";

    /** What every release begins with. */
    private static final String RELEASE = "3.";

    /** What stands behind a name. */
    private static final String ENDS = "[( ";

    /** The compiler makes one constant of the parts, each of which is a file of a readable length. */
    static final String TEXT = BuiltinTypes.LINES + HintTypes.LINES + OtherTypes.LINES;

    static final TypeTable ALL = new TypeTable(TEXT);

    /** The text of each module, with its header. */
    private final Map<String, String> modules = new LinkedHashMap<>();

    /** The first release of each module that is new since 3.10. */
    private final Map<String, PythonVersion> newModules = new HashMap<>();

    /** The lines of the modules that were asked for, by the name at their beginning. */
    private final Map<String, Map<String, String>> lines = new ConcurrentHashMap<>();

    private final Map<Name, KnownType> types = new ConcurrentHashMap<>();

    /** All names that hints write without their module; null until a name was asked for that is not one of them. */
    private volatile Map<String, Name> unqualified;

    TypeTable(String text) {
        String all = "\n" + text;
        int start = all.indexOf(MODULE);
        while (start >= 0) {
            int next = all.indexOf(MODULE, start + 1);
            addModule(all.substring(start + 1, next < 0 ? all.length() : next));
            start = next;
        }
    }

    private void addModule(String text) {
        int end = text.indexOf(']');
        String module = text.substring(1, end);
        modules.put(module, text);
        if (text.startsWith(RELEASE, end + 2)) {
            int endOfLine = text.indexOf('\n');
            newModules.put(module, release(text.substring(0, endOfLine)));
        }
    }

    /** The release at the end of a line; null if there is none. */
    private static PythonVersion release(String line) {
        int start = line.lastIndexOf(' ') + 1;
        return line.startsWith(RELEASE, start)
                ? PythonVersion.parse(line.substring(start)).orElseThrow()
                : null;
    }

    private Map<String, String> lines(String module) {
        Map<String, String> known = lines.get(module);
        if (known == null && modules.containsKey(module)) {
            known = read(modules.get(module));
            lines.put(module, known);
        }
        return known == null ? Map.of() : known;
    }

    /** The line of a name; null if the table does not have the name. */
    private String line(Name name) {
        return lines(name.module()).get(name.path());
    }

    private static Map<String, String> read(String module) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : module.split("\n")) {
            if (line.startsWith(FROM)) {
                addImports(line, lines);
            } else if (!line.isEmpty() && line.charAt(0) != '[') {
                lines.put(line.substring(startOfName(line), endOfName(line)), line);
            }
        }
        return lines;
    }

    /** Adds a line for each import of a line: {@code .C = module.B} for {@code from module import B as C}. */
    private static void addImports(String line, Map<String, String> lines) {
        int end = line.indexOf(IMPORT);
        String module = line.substring(FROM.length(), end);
        for (String part : line.substring(end + IMPORT.length()).split(",")) {
            String imported = part.strip();
            int as = imported.indexOf(AS);
            String name = as < 0 ? imported : imported.substring(as + AS.length());
            String other = module + "." + (as < 0 ? imported : imported.substring(0, as));
            lines.put(name, QUALIFIED + name + SAME + other);
        }
    }

    static int startOfName(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == QUALIFIED || line.charAt(start) == FORM)) {
            start++;
        }
        return start;
    }

    static int endOfName(String line) {
        int end = startOfName(line);
        while (end < line.length() && ENDS.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** The names at the beginnings of all lines, in order. */
    List<Name> names() {
        List<Name> names = new ArrayList<>();
        for (String module : modules.keySet()) {
            for (String path : lines(module).keySet()) {
                names.add(new Name(module, path));
            }
        }
        return names;
    }

    /** A type, by the name under which it is imported. */
    Optional<KnownType> type(Name name) {
        KnownType known = types.get(name);
        if (known == null) {
            String line = line(name);
            if (line != null && !isOfOther(line)) {
                known = new TypeLine(line, this).type(name, since(name));
                types.put(name, known);
            }
        }
        return Optional.ofNullable(known);
    }

    /** Whether a line says what a name stands for, which has a line of its own. */
    private static boolean isOfOther(String line) {
        return line.contains(SAME) || line.contains(IMPORTABLE);
    }

    /** The name that type hints write with or without its module, by the name without module. */
    Optional<Name> unqualified(String path) {
        if (unqualified == null) {
            for (String module : modules.keySet()) {
                Name name = new Name(module, path);
                if (isUnqualified(name)) {
                    return Optional.of(name);
                }
            }
            unqualified = allUnqualified();
        }
        return Optional.ofNullable(unqualified.get(path));
    }

    private Map<String, Name> allUnqualified() {
        Map<String, Name> all = new HashMap<>();
        for (Name name : names()) {
            if (isUnqualified(name)) {
                all.putIfAbsent(name.path(), name);
            }
        }
        return all;
    }

    /** Whether type hints write a name with or without its module. */
    boolean isUnqualified(Name name) {
        String line = line(name);
        return line != null && line.charAt(0) != QUALIFIED;
    }

    /** The first release of a name that is new since 3.10. */
    Optional<PythonVersion> since(Name name) {
        String line = line(name);
        PythonVersion release = line == null ? null : release(line);
        return release == null || isOfOther(line) ? Optional.empty() : Optional.of(release);
    }

    /** The first release of a module that is new since 3.10. */
    Optional<PythonVersion> since(String module) {
        return Optional.ofNullable(newModules.get(module));
    }

    /** The canonical name of a type, for one of its other names that exists in every release. */
    Optional<Name> canonical(Name name) {
        String line = line(name);
        int mark = line == null ? -1 : line.indexOf(SAME);
        return mark < 0 || line.contains(SINCE)
                ? Optional.empty()
                : Optional.of(name(line.substring(mark + SAME.length())));
    }

    /** Whether a name has its meaning since some release only. Before, the same thing had another name. */
    boolean isRenamed(Name name) {
        String line = line(name);
        return line != null && line.contains(SINCE);
    }

    /** The name to import for a class that cannot be imported by the name that it states itself. */
    Optional<Name> importable(Name name) {
        String line = line(name);
        int mark = line == null ? -1 : line.indexOf(IMPORTABLE);
        return mark < 0 ? Optional.empty() : Optional.of(name(line.substring(mark + IMPORTABLE.length())));
    }

    /** The name that a text on the right of a line means. */
    Name name(String text) {
        DottedName dotted = DottedName.of(text);
        Optional<DottedName> module = dotted.parent();
        if (module.isPresent()) {
            return new Name(module.get().text(), dotted.last());
        }
        Optional<Name> name = unqualified(text);
        if (name.isEmpty()) {
            throw new IllegalStateException("unknown name in the table of types: " + text);
        }
        return name.get();
    }
}
