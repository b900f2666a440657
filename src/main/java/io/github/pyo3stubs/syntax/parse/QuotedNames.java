// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of names in quoted annotations at module level. The tree keeps spelled names only in imports; other names
 * in quotes mean the thing of that name which the file also uses without quotes.
 */
public final class QuotedNames implements NameResolver {

    private final StubFile file;
    private final StubFile other;

    /** Collected when a name is asked for, because few stubs have any in quotes. */
    private Optional<Names> collected = Optional.empty();

    /**
     * The scope of a file.
     *
     * @param other another file of the same module. PyO3's own program does not import what quoted annotations name,
     *     and such a name means the thing that the other file imports
     */
    public QuotedNames(StubFile file, StubFile other) {
        this.file = file;
        this.other = other;
    }

    /**
     * What names can mean.
     *
     * @param bound the names that the file binds
     * @param used what the file uses, by the names' first parts
     * @param usedByOther the names that the other file uses, by their last parts
     */
    private record Names(BoundNames bound, Map<String, Name> used, Map<String, Set<Name>> usedByOther) {

        static Names of(StubFile file, StubFile other) {
            Map<String, Name> used = new HashMap<>();
            NameUses.forEach(file.body(), (name, scope) -> used.putIfAbsent(name.root(), NameUses.imported(name)));
            Map<String, Set<Name>> usedByOther = new HashMap<>();
            NameUses.forEach(
                    other.body(),
                    (name, scope) -> usedByOther
                            .computeIfAbsent(DottedName.of(name.path()).last(), part -> new LinkedHashSet<>())
                            .add(name));
            return new Names(BoundNames.of(file.body()), used, usedByOther);
        }
    }

    private Names names() {
        if (collected.isEmpty()) {
            collected = Optional.of(Names.of(file, other));
        }
        return collected.get();
    }

    @Override
    public Expression resolve(String dottedName) {
        String root = DottedName.of(dottedName).root();
        Names names = names();
        if (names.bound().declares(root)) {
            return new Name(file.module(), dottedName);
        }
        Optional<Name> meant = names.bound()
                .imported(root)
                .or(() -> Optional.ofNullable(names.used().get(root)));
        if (meant.isEmpty()) {
            return undefined(dottedName);
        }
        Name name = meant.get();
        return DottedName.of(dottedName).withoutRoot().map(name::member).orElse(name);
    }

    /**
     * The meaning of a name that the file does not define: a builtin, or a thing that the other file uses by that name.
     */
    private Name undefined(String dottedName) {
        String path = KnownNames.unabbreviated(dottedName);
        return KnownNames.builtin(dottedName)
                .or(() -> names().usedByOther().getOrDefault(DottedName.of(path).last(), Set.of()).stream()
                        .filter(name -> isCalled(path, name) || isCalled(path, KnownNames.current(name)))
                        .findFirst())
                .orElseGet(() -> DottedName.of(path).isSimple() ? Name.builtin(path) : Name.local(path));
    }

    private static boolean isCalled(String path, Name name) {
        return DottedName.of(name.dotted()).endsWith(path);
    }
}
