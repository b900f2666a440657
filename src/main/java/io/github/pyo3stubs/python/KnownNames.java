package io.github.pyo3stubs.python;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.table.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What annotations mean by names that nothing around them explains: Python's builtin classes, and those names of its
 * standard library that are written without their module. Where several modules have a name, the table has the one that
 * annotations mean, or none. And which release of Python has brought a name.
 */
public final class KnownNames {

    private static final String BACKPORTS = "typing_extensions";

    /** Modules whose newer names, as far as the table has them, are in typing_extensions, too. */
    private static final Set<String> BACKPORTED = Set.of("collections.abc", "io", "types", "typing", "warnings");

    /** What annotations call modules that everyone imports by the same other name. */
    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "np", "numpy",
            "npt", "numpy.typing",
            "pd", "pandas",
            "pa", "pyarrow",
            "pl", "polars",
            "dt", "datetime",
            "t", "typing");

    /**
     * Classes that say they are builtins, but are to be had elsewhere only (specification, section 10, bug 36): the class's
     * own module and name, and those there.
     */
    private static final Map<Name, Name> IMPORTABLE = Tables.names("""
            builtins GenericAlias types GenericAlias
            builtins NotImplementedType types NotImplementedType
            builtins PyCapsule types CapsuleType
            builtins builtin_function_or_method types BuiltinFunctionType
            builtins cell types CellType
            builtins code types CodeType
            builtins dict_items _collections_abc dict_items
            builtins dict_keys _collections_abc dict_keys
            builtins dict_values _collections_abc dict_values
            builtins ellipsis types EllipsisType
            builtins frame types FrameType
            builtins function types FunctionType
            builtins mappingproxy types MappingProxyType
            builtins module types ModuleType
            builtins traceback types TracebackType
            """.lines());

    /** A line is a module, a colon, and names. */
    private static final Map<String, Name> UNQUALIFIED =
            Table.read(KnownNames.class, "known-names.txt").lines().stream()
                    .flatMap(KnownNames::names)
                    .collect(toUnmodifiableMap(Name::path, name -> name));

    /** A line is a release, a module, and a colon and names where it is not the module itself that is new. */
    private static final Map<Name, PythonVersion> SINCE = since();

    private KnownNames() {}

    private static Map<Name, PythonVersion> since() {
        Map<Name, PythonVersion> since = new HashMap<>();
        Table.read(KnownNames.class, "new-names.txt").lines().forEach(line -> {
            String[] parts = line.split(" ", 2);
            PythonVersion release = PythonVersion.parse(parts[0]).orElseThrow();
            names(parts[1]).forEach(name -> since.put(name, release));
        });
        return Map.copyOf(since);
    }

    private static Stream<Name> names(String line) {
        String[] parts = line.split(": ");
        return parts.length == 1
                ? Stream.of(Name.ofModule(line))
                : Stream.of(parts[1].split(" ")).map(name -> new Name(parts[0], name));
    }

    /** The builtin class of a name, as it can be imported. */
    public static Optional<Name> builtin(String name) {
        return Optional.ofNullable(IMPORTABLE.get(Name.builtin(name)))
                .or(() -> unqualified(name).filter(Name::isBuiltin));
    }

    /** What a name without a module means. */
    public static Optional<Name> unqualified(String name) {
        return Optional.ofNullable(UNQUALIFIED.get(name));
    }

    /** Whether a name is one of those that may be written without their module. */
    public static boolean contains(Name name) {
        return unqualified(name.path()).filter(name::equals).isPresent();
    }

    /**
     * The name by which every Python from the given one on has a thing; typing_extensions has many that are newer.
     *
     * @return empty when the given Python does not have it
     */
    public static Optional<Name> available(Name name, PythonVersion minimum) {
        boolean hasModule = DottedName.of(name.module())
                .withAncestors()
                .map(module -> Name.ofModule(module.text()))
                .noneMatch(module -> isNewerThan(minimum, module));
        if (hasModule && !isNewerThan(minimum, name)) {
            return Optional.of(name);
        }
        return hasModule && BACKPORTED.contains(name.module())
                ? Optional.of(new Name(BACKPORTS, name.path()))
                : Optional.empty();
    }

    private static boolean isNewerThan(PythonVersion minimum, Name name) {
        return SINCE.getOrDefault(name, minimum).compareTo(minimum) > 0;
    }

    /** A name by which newer releases have what typing_extensions has for older ones; itself for others. */
    public static Name current(Name name) {
        if (!name.module().equals(BACKPORTS)) {
            return name;
        }
        return BACKPORTED.stream()
                .map(module -> new Name(module, name.path()))
                .filter(known -> SINCE.containsKey(known) || contains(known))
                .findFirst()
                .orElse(name);
    }

    /**
     * The one of several names of a thing: {@code typing} and {@code typing_extensions} have many that other modules have,
     * and exceptions have older names.
     */
    public static Name canonical(Name name) {
        Name canonical = SameTypes.canonical(importable(current(name)));
        return ExceptionAliases.own(canonical).orElse(canonical);
    }

    /** Whether a name is one of typing's, of whatever release. */
    public static boolean isOfTyping(Name name) {
        return name.module().equals("typing") || name.module().equals(BACKPORTS);
    }

    /** The name by which a class can be imported; another than given for classes that have a wrong idea of their own. */
    public static Name importable(Name name) {
        return IMPORTABLE.getOrDefault(name, name);
    }

    /** A dotted path with the module's own name at its beginning for one that is customary in annotations. */
    public static String unabbreviated(String path) {
        String root = DottedName.of(path).root();
        return ABBREVIATIONS.getOrDefault(root, root) + path.substring(root.length());
    }
}
