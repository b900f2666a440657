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
 * What names within quotes mean at the level of a module. The tree has no spelled names any more, but for the imports
 * that a text may need; else a name is that of a thing that the file uses without quotes, too.
 */
public final class QuotedNames implements NameResolver {

    private final String module;
    private final BoundNames bound;
    private final Map<String, Name> used = new HashMap<>();

    /** What another file of the same module uses, by the last part of the name. */
    private final Map<String, Set<Name>> usedByOther = new HashMap<>();

    /**
     * The scope of a file.
     *
     * @param other another file of the same module. PyO3's own program does not import what quoted annotations name, and
     *     such a name means the thing that the other file imports
     */
    public QuotedNames(StubFile file, StubFile other) {
        this.module = file.module();
        this.bound = BoundNames.of(file.body());
        new NameUses((name, scope) -> used.putIfAbsent(name.root(), NameUses.imported(name))).in(file.body());
        new NameUses((name, scope) -> usedByOther
                        .computeIfAbsent(DottedName.of(name.path()).last(), part -> new LinkedHashSet<>())
                        .add(name))
                .in(other.body());
    }

    @Override
    public Expression resolve(String dottedName) {
        String root = DottedName.of(dottedName).root();
        if (bound.declares(root)) {
            return new Name(module, dottedName);
        }
        Optional<Name> meant = bound.imported(root).or(() -> Optional.ofNullable(used.get(root)));
        if (meant.isEmpty()) {
            return undefined(dottedName);
        }
        Name name = meant.get();
        return DottedName.of(dottedName).withoutRoot().map(name::member).orElse(name);
    }

    /** What a name means for which the file has no meaning: a builtin, or what the other file calls so in full or in short. */
    private Name undefined(String dottedName) {
        String path = KnownNames.unabbreviated(dottedName);
        return KnownNames.builtin(dottedName)
                .or(() -> usedByOther.getOrDefault(DottedName.of(path).last(), Set.of()).stream()
                        .filter(name -> isCalled(path, name) || isCalled(path, KnownNames.current(name)))
                        .findFirst())
                .orElseGet(() -> DottedName.of(path).isSimple() ? Name.builtin(path) : Name.local(path));
    }

    private static boolean isCalled(String path, Name name) {
        return DottedName.of(name.dotted()).endsWith(path);
    }
}
