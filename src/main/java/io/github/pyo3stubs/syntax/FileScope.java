package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What names within quotes mean at the level of a module. The tree has no spelled names any more, but for the imports
 * that a text may need; else a name is that of a thing that the file uses without quotes, too.
 */
public final class FileScope implements Scope {

    private final String module;
    private final BoundNames bound;
    private final Map<String, Name> used = new HashMap<>();

    private FileScope(String module, List<Statement> body) {
        this.module = module;
        this.bound = BoundNames.of(body);
        new NameUses((name, scope) -> used.putIfAbsent(name.root(), Imports.root(name))).in(body);
    }

    /** The scope of a file. */
    public static FileScope of(StubFile file) {
        return new FileScope(file.module(), file.body());
    }

    @Override
    public Expression resolve(String dottedName) {
        String root = BoundNames.root(dottedName);
        if (bound.declares(root)) {
            return new Name(module, dottedName);
        }
        Optional<Name> meant = bound.imported(root).or(() -> Optional.ofNullable(used.get(root)));
        if (meant.isEmpty()) {
            return dottedName.equals(root) ? Name.builtin(root) : Name.local(dottedName);
        }
        Name name = meant.get();
        for (String part : dottedName.substring(root.length()).split("\\.")) {
            name = part.isEmpty() ? name : name.member(part);
        }
        return name;
    }
}
