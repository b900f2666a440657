package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.Expression.Name;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What annotations mean by names that nothing around them explains: Python's builtin classes, and those names of its
 * standard library that are written without their module. Where several modules have a name, the table has the one that
 * annotations mean, or none.
 */
public final class KnownNames {

    private static final String BACKPORTS = "typing_extensions";

    /** What annotations call packages that everyone imports by the same other name. */
    private static final Map<String, String> PACKAGES = Map.of("np", "numpy", "pd", "pandas", "pa", "pyarrow");

    /** Classes that say they are builtins, but are to be had elsewhere only (specification, section 10, bug 36). */
    private static final Map<String, String> IMPORTABLE = Map.of(
            "traceback", "TracebackType",
            "builtin_function_or_method", "BuiltinFunctionType",
            "function", "FunctionType",
            "code", "CodeType",
            "frame", "FrameType",
            "module", "ModuleType",
            "mappingproxy", "MappingProxyType",
            "cell", "CellType",
            "ellipsis", "EllipsisType",
            "NotImplementedType", "NotImplementedType");

    private static final Map<String, Known> TABLE = read("known-names.txt");

    private KnownNames() {}

    /** @param since the release of Python that brought it; before that, typing_extensions has it */
    private record Known(Name name, Optional<PythonVersion> since) {}

    /** The builtin class of a name, as it can be imported. */
    public static Optional<Name> builtin(String name) {
        return IMPORTABLE.containsKey(name)
                ? Optional.of(importable(Name.builtin(name)))
                : known(name).map(Known::name).filter(Name::isBuiltin);
    }

    /**
     * What a name without a module means.
     *
     * @param minimum the oldest Python that has to know the name
     */
    public static Optional<Name> unqualified(String name, PythonVersion minimum) {
        return known(name).map(known -> available(known.name(), minimum));
    }

    /** The name by which every Python from the given one on has a thing. */
    public static Name available(Name name, PythonVersion minimum) {
        return known(name.path())
                .filter(known -> name.module().equals(known.name().module()))
                .flatMap(Known::since)
                .filter(since -> since.compareTo(minimum) > 0)
                .map(since -> new Name(BACKPORTS, name.path()))
                .orElse(name);
    }

    /** The name by which the newest Python has a thing. */
    public static Name current(Name name) {
        return known(name.path())
                .filter(known -> name.module().equals(BACKPORTS))
                .filter(known -> known.since().isPresent())
                .map(Known::name)
                .orElse(name);
    }

    /** The name by which a class can be imported; another than given for classes that have a wrong idea of their own. */
    public static Name importable(Name name) {
        return name.isBuiltin() && IMPORTABLE.containsKey(name.path())
                ? new Name("types", IMPORTABLE.get(name.path()))
                : name;
    }

    /** A module's path with the package's own name for the one that is customary in annotations. */
    public static String module(String path) {
        String root = BoundNames.root(path);
        return PACKAGES.getOrDefault(root, root) + path.substring(root.length());
    }

    private static Optional<Known> known(String name) {
        return Optional.ofNullable(TABLE.get(name));
    }

    private static Map<String, Known> read(String resource) {
        Map<String, Known> table = new HashMap<>();
        try (InputStream lines = KnownNames.class.getResourceAsStream(resource)) {
            new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> add(table, line));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
        return Map.copyOf(table);
    }

    /** A line is a module, perhaps the release that brought what follows, a colon, and names. */
    private static void add(Map<String, Known> table, String line) {
        String[] parts = line.split(": ", 2);
        String[] origin = parts[0].split(" ", 2);
        Optional<PythonVersion> since = origin.length > 1 ? PythonVersion.parse(origin[1]) : Optional.empty();
        for (String name : parts[1].split(" ")) {
            table.putIfAbsent(name, new Known(new Name(origin[0], name), since));
        }
    }
}
