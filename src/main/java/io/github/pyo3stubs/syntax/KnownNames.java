package io.github.pyo3stubs.syntax;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.pyo3stubs.syntax.Expression.Name;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What annotations mean by names that nothing around them explains: Python's builtin classes, and those names of its
 * standard library that are written without their module. Where several modules have a name, the table has the one that
 * annotations mean, or none.
 */
public final class KnownNames {

    private static final String BACKPORTS = "typing_extensions";

    /** Modules whose newer names typing_extensions has for older Pythons. */
    private static final Set<String> BACKPORTED = Set.of("collections.abc", "types", "typing");

    /** What annotations call modules that everyone imports by the same other name. */
    private static final Map<String, String> MODULES = Map.of(
            "np", "numpy",
            "npt", "numpy.typing",
            "pd", "pandas",
            "pa", "pyarrow",
            "pl", "polars",
            "dt", "datetime",
            "t", "typing");

    /**
     * Classes that say they are builtins, but are to be had elsewhere only (specification, section 10, bug 36): the module,
     * the name there, and the class's own.
     */
    private static final Map<Name, Name> IMPORTABLE = """
            _collections_abc dict_items dict_items
            _collections_abc dict_keys dict_keys
            _collections_abc dict_values dict_values
            types BuiltinFunctionType builtin_function_or_method
            types CapsuleType PyCapsule
            types CellType cell
            types CodeType code
            types EllipsisType ellipsis
            types FrameType frame
            types FunctionType function
            types GenericAlias GenericAlias
            types MappingProxyType mappingproxy
            types ModuleType module
            types NotImplementedType NotImplementedType
            types TracebackType traceback
            """.lines()
            .map(line -> line.split(" "))
            .collect(toUnmodifiableMap(words -> Name.builtin(words[2]), words -> new Name(words[0], words[1])));

    private static final Map<String, Known> TABLE = read("known-names.txt");

    private KnownNames() {}

    /** @param since the release of Python that brought it */
    private record Known(Name name, Optional<PythonVersion> since) {}

    /** The builtin class of a name, as it can be imported. */
    public static Optional<Name> builtin(String name) {
        return Optional.ofNullable(IMPORTABLE.get(Name.builtin(name)))
                .or(() -> unqualified(name).filter(Name::isBuiltin));
    }

    /** What a name without a module means. */
    public static Optional<Name> unqualified(String name) {
        return known(name).map(Known::name);
    }

    /**
     * The name by which every Python from the given one on has a thing; typing_extensions has many that are newer.
     *
     * @return empty when the given Python does not have it
     */
    public static Optional<Name> available(Name name, PythonVersion minimum) {
        boolean tooNew = known(name.path())
                .filter(known -> name.equals(known.name()))
                .flatMap(Known::since)
                .filter(since -> since.compareTo(minimum) > 0)
                .isPresent();
        if (tooNew) {
            return BACKPORTED.contains(name.module())
                    ? Optional.of(new Name(BACKPORTS, name.path()))
                    : Optional.empty();
        }
        return Optional.of(name);
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
        return IMPORTABLE.getOrDefault(name, name);
    }

    /** A path with the module's own name at its beginning for one that is customary in annotations. */
    public static String module(String path) {
        String root = BoundNames.root(path);
        return MODULES.getOrDefault(root, root) + path.substring(root.length());
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
