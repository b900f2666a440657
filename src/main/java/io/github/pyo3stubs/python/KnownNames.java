// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of Python's types: what a name without a module means in a type hint, which names mean the same thing, and
 * which release of Python is the first that has a name. {@link TypeTable} holds them, with what is known of
 * each type ({@link KnownType}).
 */
public final class KnownNames {

    private static final String TYPING = "typing";
    private static final String BACKPORTS = "typing_extensions";

    /** Modules whose new names in the table are also in typing_extensions, for older Pythons. */
    private static final Set<String> BACKPORTED = Set.of("collections.abc", "io", "types", "typing", "warnings");

    /** Customary short names of modules in type hints, with the modules' own names. */
    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "np", "numpy",
            "npt", "numpy.typing",
            "pd", "pandas",
            "pa", "pyarrow",
            "pl", "polars",
            "dt", "datetime",
            "t", "typing");

    private static final Set<Name> UNKNOWN = Set.of(PythonNames.ANY, Name.INCOMPLETE);

    private static final TypeTable TABLE = TypeTable.ALL;

    private KnownNames() {}

    /** The builtin class of a name, as it can be imported. */
    public static Optional<Name> builtin(String name) {
        Name builtin = Name.builtin(name);
        Optional<Name> importable = TABLE.importable(builtin);
        return importable.isPresent() || !TABLE.isUnqualified(builtin) ? importable : Optional.of(builtin);
    }

    /** The name that a type hint means by a name without a module; empty for names that are not in the table. */
    public static Optional<Name> unqualified(String name) {
        return TABLE.unqualified(name);
    }

    /** Whether type hints write a name without its module. */
    public static boolean contains(Name name) {
        return TABLE.isUnqualified(name);
    }

    /**
     * The name under which every Python from the given one on has a thing: the name itself, or that of
     * typing_extensions.
     *
     * @return empty when the given Python does not have it
     */
    public static Optional<Name> available(Name name, PythonVersion minimum) {
        boolean hasModule = hasModule(name.module(), minimum);
        if (hasModule && !isNewerThan(minimum, TABLE.since(name))) {
            return Optional.of(name);
        }
        return hasModule && BACKPORTED.contains(name.module())
                ? Optional.of(new Name(BACKPORTS, name.path()))
                : Optional.empty();
    }

    private static boolean hasModule(String module, PythonVersion minimum) {
        Optional<DottedName> part = Optional.of(DottedName.of(module));
        while (part.isPresent()) {
            if (isNewerThan(minimum, TABLE.since(part.get().text()))) {
                return false;
            }
            part = part.get().parent();
        }
        return true;
    }

    private static boolean isNewerThan(PythonVersion minimum, Optional<PythonVersion> release) {
        return release.isPresent() && release.get().compareTo(minimum) > 0;
    }

    /** The name of the standard library for a name of typing_extensions; other names are returned as they are. */
    public static Name current(Name name) {
        if (!name.module().equals(BACKPORTS)) {
            return name;
        }
        return BACKPORTED.stream()
                .map(module -> new Name(module, name.path()))
                .filter(known -> TABLE.since(known).isPresent() || contains(known))
                .findFirst()
                .orElse(name);
    }

    /**
     * The name that stands for all names of a thing. {@code typing} and {@code typing_extensions} offer many things of
     * other modules, and exceptions have older names. {@code NoReturn} means {@code Never} (The Python typing
     * specification, "Special types in annotations").
     */
    public static Name canonical(Name name) {
        Name other = importable(current(name));
        Optional<Name> better = TABLE.canonical(other);
        while (better.isPresent()) {
            other = better.get();
            better = TABLE.canonical(other);
        }
        return other;
    }

    /** Whether nothing is known of a type: it is {@code Any} or {@code Incomplete}. */
    public static boolean isUnknown(Expression type) {
        return type instanceof Name name && UNKNOWN.contains(canonical(name));
    }

    /** Whether Python has a thing on every system and in every release from 3.10 on. */
    public static boolean isEverywhere(Name name) {
        boolean known =
                name.isBuiltin() || name.module().equals(TYPING) || type(name).isPresent();
        return known && TABLE.since(current(name)).isEmpty();
    }

    /**
     * The name that an exception has itself, which is not always the name by which modules offer it.
     *
     * @return empty for exceptions whose own name depends on the release of Python
     */
    public static Optional<Name> ofException(Name exception) {
        return TABLE.isRenamed(exception) ? Optional.empty() : Optional.of(canonical(exception));
    }

    /** What the table of types says of a type, by the name under which it is imported or another one. */
    public static Optional<KnownType> type(Name name) {
        return TABLE.type(canonical(name));
    }

    /** Whether a name is of typing or typing_extensions. */
    public static boolean isOfTyping(Name name) {
        return name.module().equals(TYPING) || name.module().equals(BACKPORTS);
    }

    /**
     * The name by which a class can be imported. Some classes say that they are builtins, but only other modules offer
     * them (specification, section 10, bug 36).
     */
    public static Name importable(Name name) {
        return TABLE.importable(name).orElse(name);
    }

    /** A dotted path with a customary short name at its beginning replaced by the module's own name. */
    public static String unabbreviated(String path) {
        String root = DottedName.of(path).root();
        return ABBREVIATIONS.getOrDefault(root, root) + path.substring(root.length());
    }
}
