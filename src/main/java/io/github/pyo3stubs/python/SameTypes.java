package io.github.pyo3stubs.python;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.table.Table;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;

/**
 * Names by which several modules of the standard library, and {@code typing_extensions}, offer one thing. The table says
 * what typeshed says, and {@code NoReturn} means {@code Never} (The Python typing specification, "Special types in
 * annotations").
 */
final class SameTypes {

    /** A line is a module, another one, a colon, and the names that both have; {@code a=b} where the other calls a b. */
    private static final Map<Name, Name> OTHERS = Table.read(SameTypes.class, "same-types.txt").lines().stream()
            .flatMap(SameTypes::entries)
            .collect(toUnmodifiableMap(Entry::getKey, Entry::getValue));

    private SameTypes() {}

    private static Stream<Entry<Name, Name>> entries(String line) {
        String[] parts = line.split(": ");
        String[] modules = parts[0].split(" ");
        return Stream.of(parts[1].split(" ")).map(name -> {
            String[] names = name.split("=");
            return Map.entry(new Name(modules[0], names[0]), new Name(modules[1], names[names.length - 1]));
        });
    }

    /** The one name that stands for all names of a thing. */
    static Name canonical(Name name) {
        Name other = OTHERS.get(name);
        return other == null ? name : canonical(other);
    }
}
