// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownType.Parameter;
import io.github.pyo3stubs.python.KnownType.Variance;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.TypeParameter.Kind;
import io.github.pyo3stubs.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table {@code types.txt}. Its first lines describe the syntax of its lines. */
final class TypeTable {
    private static final Pattern MODULE = Pattern.compile("\\[([\\w.]+)](?: (3\\.\\d+))?");
    private static final Pattern IMPORT = Pattern.compile("from ([\\w.]+) import (.+)");
    private static final Pattern OTHER_NAME = Pattern.compile("(\\.?)(\\w+) (=|->) ([\\w.]+)(?: since (3\\.\\d+))?");
    private static final Pattern TYPE =
            Pattern.compile("(\\.?)(!?)(\\w+)(?:\\[([^(]+)])?(?:\\((.+)\\))?(?: (3\\.\\d+))?");
    private static final Pattern PARAMETER = Pattern.compile("(\\*{0,2})([+-]?)(\\w+)(=\\.\\.\\.)?");

    /** Before the name of a type that hints write with its module only. */
    private static final char QUALIFIED = '.';

    /** What may stand before the name of a type. */
    private static final String MARKS = QUALIFIED + "!";

    /** What stands behind the name of a type. */
    private static final String ENDS = "[( ";

    private static final List<Constant> CONSTANTS = List.of(Constant.NONE, Constant.ELLIPSIS);

    static final TypeTable ALL =
            new TypeTable(Table.read(TypeTable.class, "types.txt").lines());

    /** The lines of the types. A run needs few types, and to read all would take longer than the rest of the table. */
    private final Map<Name, String> lines = new HashMap<>();

    private final Map<Name, KnownType> types = new ConcurrentHashMap<>();
    private final Map<String, Name> unqualified = new HashMap<>();
    private final Map<Name, PythonVersion> since = new HashMap<>();
    private final Map<Name, Name> otherNames = new HashMap<>();
    private final Map<Name, PythonVersion> renamed = new HashMap<>();
    private final Map<Name, Name> importable = new HashMap<>();

    TypeTable(List<String> lines) {
        List<Entry> others = new ArrayList<>();
        String module = "";
        for (String line : lines) {
            if (line.startsWith("[")) {
                Matcher header = matched(MODULE, line);
                module = header.group(1);
                putRelease(since, Name.ofModule(module), header.group(2));
            } else if (line.startsWith("from ")) {
                others.add(new Entry(module, matched(IMPORT, line)));
            } else if (line.contains(" = ") || line.contains(" -> ")) {
                Matcher other = matched(OTHER_NAME, line);
                others.add(new Entry(module, other));
                addName(new Name(module, other.group(2)), other.group(1).isEmpty());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                addType(module, line);
            }
        }
        // The names on the right need the names on the left of all lines.
        for (Entry entry : others) {
            add(entry);
        }
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher parts = pattern.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("malformed line of the table of types: " + line);
        }
        return parts;
    }

    private void addName(Name name, boolean isUnqualified) {
        if (isUnqualified) {
            unqualified.put(name.path(), name);
        }
    }

    /** Notes the name and the release of a type. The rest of its line is read when it is asked for. */
    private void addType(String module, String line) {
        int start = 0;
        while (start < line.length() && MARKS.indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < line.length() && ENDS.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        Name name = new Name(module, line.substring(start, end));
        lines.put(name, line);
        addName(name, line.charAt(0) != QUALIFIED);
        int release = line.lastIndexOf(' ') + 1;
        if (line.startsWith("3.", release)) {
            putRelease(since, name, line.substring(release));
        }
    }

    /** The names of all types under which they are imported. */
    Set<Name> names() {
        return lines.keySet();
    }

    /** A type, by the name under which it is imported. */
    Optional<KnownType> type(Name name) {
        KnownType known = types.get(name);
        if (known == null && lines.containsKey(name)) {
            known = type(name, matched(TYPE, lines.get(name)));
            types.put(name, known);
        }
        return Optional.ofNullable(known);
    }

    /** The names that type hints write with or without their modules, by the name without module. */
    Map<String, Name> unqualified() {
        return unqualified;
    }

    /** The first release of each name and module that is new since 3.10. */
    Map<Name, PythonVersion> since() {
        return since;
    }

    /** The canonical name for each of several names of one type that exist in every release. */
    Map<Name, Name> otherNames() {
        return otherNames;
    }

    /** The names whose things had another name before a release, with that release. */
    Map<Name, PythonVersion> renamed() {
        return renamed;
    }

    /** The names to import for classes that cannot be imported by the name that they state themselves. */
    Map<Name, Name> importable() {
        return importable;
    }

    /**
     * A line below the header of a module, which gives other names of types.
     *
     * @param parts the groups of {@link #IMPORT} or {@link #OTHER_NAME}
     */
    private record Entry(String module, Matcher parts) {

        Name name(String path) {
            return new Name(module, path);
        }
    }

    private void add(Entry entry) {
        Matcher parts = entry.parts();
        if (parts.pattern() == IMPORT) {
            for (String pair : parts.group(2).split(", ")) {
                String[] names = pair.split(" as ");
                otherNames.put(entry.name(names[names.length - 1]), new Name(parts.group(1), names[0]));
            }
        } else {
            addOtherName(entry.name(parts.group(2)), parts);
        }
    }

    private void addOtherName(Name name, Matcher line) {
        Name other = name(line.group(4));
        if (line.group(3).equals("->")) {
            importable.put(name, other);
        } else if (line.group(5) == null) {
            otherNames.put(name, other);
        } else {
            putRelease(renamed, name, line.group(5));
        }
    }

    private KnownType type(Name name, Matcher line) {
        List<Parameter> parameters = new ArrayList<>();
        List<String> local = new ArrayList<>();
        for (String part : parts(line.group(4))) {
            Parameter parameter = parameter(part);
            parameters.add(parameter);
            local.add(parameter.name());
        }
        return new KnownType(
                name,
                !line.group(2).isEmpty(),
                Optional.ofNullable(since.get(name)),
                parameters,
                expressions(line.group(5), local));
    }

    private static Parameter parameter(String text) {
        Matcher parameter = PARAMETER.matcher(text);
        if (!parameter.matches()) {
            throw new IllegalStateException("malformed type parameter in the table of types: " + text);
        }
        Kind kind = List.of(Kind.TYPE, Kind.TYPES, Kind.PARAMETERS)
                .get(parameter.group(1).length());
        Variance variance = switch (parameter.group(2)) {
            case "+" -> Variance.COVARIANT;
            case "-" -> Variance.CONTRAVARIANT;
            default -> Variance.INVARIANT;
        };
        return new Parameter(parameter.group(3), kind, variance, parameter.group(4) != null);
    }

    private List<Expression> expressions(String list, List<String> parameters) {
        List<Expression> expressions = new ArrayList<>();
        for (String part : parts(list)) {
            expressions.add(expression(part, parameters));
        }
        return expressions;
    }

    private Expression expression(String text, List<String> parameters) {
        int bracket = text.indexOf('[');
        if (bracket >= 0) {
            List<Expression> arguments = expressions(text.substring(bracket + 1, text.length() - 1), parameters);
            return new Subscript(name(text.substring(0, bracket)), arguments);
        }
        for (Constant constant : CONSTANTS) {
            if (constant.text().equals(text)) {
                return constant;
            }
        }
        return parameters.contains(text) ? Name.local(text) : name(text);
    }

    /** The name that a text on the right of a line means. */
    private Name name(String text) {
        DottedName dotted = DottedName.of(text);
        Optional<DottedName> module = dotted.parent();
        Name name = module.isPresent() ? new Name(module.get().text(), dotted.last()) : unqualified.get(text);
        if (name == null) {
            throw new IllegalStateException("unknown name in the table of types: " + text);
        }
        return name;
    }

    /** The parts of a list, which commas outside of brackets separate. */
    private static List<String> parts(String list) {
        if (list == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < list.length(); i++) {
            switch (list.charAt(i)) {
                case '[' -> depth++;
                case ']' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(list.substring(start, i));
                        start = i + ", ".length();
                    }
                }
                default -> {}
            }
        }
        parts.add(list.substring(start));
        return parts;
    }

    private static void putRelease(Map<Name, PythonVersion> releases, Name name, String release) {
        if (release != null) {
            releases.put(name, PythonVersion.parse(release).orElseThrow());
        }
    }
}
