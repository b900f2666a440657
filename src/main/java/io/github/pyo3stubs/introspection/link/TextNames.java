package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.parse.NameResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the names in an annotation mean that is text. Nothing in the text imports them, so the extension's own classes
 * come first, then what Python has, and what no rule explains is unknown.
 */
final class TextNames implements NameResolver {

    /** No module lies deeper, nor does a class in it; it keeps the search through a path's parts short. */
    private static final int MAX_PARTS = 50;

    /** The members of a {@code ParamSpec}, the type parameter that stands for a function's parameters. */
    private static final Set<String> OF_PARAM_SPEC = Set.of("args", "kwargs");

    private final ModuleTree tree;
    private final String module;

    /** @param module where the text stands */
    TextNames(ModuleTree tree, String module) {
        this.tree = tree;
        this.module = module;
    }

    /** What a name means; a local one is unknown. */
    @Override
    public Name resolve(String dottedName) {
        Name own = tree.meaning(module, dottedName);
        Optional<Name> known = isClass(own)
                ? Optional.of(own)
                : DottedName.of(dottedName).isSimple() ? bare(dottedName) : dotted(dottedName);
        return known.orElseGet(() -> Name.local(dottedName));
    }

    /** Whether a name is that of a class of the extension, which to type checkers is neither generic nor an enum. */
    boolean isClass(Name name) {
        return tree.hasClass(name);
    }

    /**
     * The member of an enum that a name means where one is expected: the last part is the member's name, and the one before
     * it the class's. No class of the extension is an enum to type checkers.
     *
     * @return a local name for what is unknown; empty for what is no member
     */
    Optional<Name> member(Name name) {
        boolean isPath = !DottedName.of(name.path()).isSimple();
        if (isClass(name) || !isPath && StandardLibrary.contains(name.module())) {
            return Optional.empty();
        } else if (isPath && name.isLocal()) {
            return KnownNames.unqualified(name.root())
                    .map(known -> new Name(known.module(), name.path()))
                    .or(() -> Optional.of(name));
        } else if (isPath || name.isLocal()) {
            return Optional.of(name);
        }
        DottedName theClass = DottedName.of(name.module());
        return Optional.of(theClass.parent()
                .map(parent -> new Name(parent.text(), theClass.last()).member(name.path()))
                .orElseGet(() -> Name.local(name.dotted())));
    }

    private Optional<Name> bare(String name) {
        return tree.reexport(module, name)
                .or(() -> KnownNames.builtin(name))
                .or(() -> tree.classes().only(name))
                .or(() -> KnownNames.unqualified(name));
    }

    /** All ways to read a path as a module and a name in it, the longest module first. */
    private static List<Name> splits(String path) {
        DottedName whole = DottedName.of(path);
        List<Name> splits = whole.withAncestors()
                .limit(MAX_PARTS + 2)
                .flatMap(module -> whole.relativeTo(module.text()).map(rest -> new Name(module.text(), rest)).stream())
                .toList();
        return splits.size() > MAX_PARTS ? List.of() : splits;
    }

    private Optional<Name> dotted(String path) {
        if (OF_PARAM_SPEC.contains(DottedName.of(path).last())) {
            return Optional.empty();
        }
        String root = DottedName.of(path).root();
        List<Name> splits = splits(KnownNames.unabbreviated(path));
        return splits(path).stream()
                .flatMap(split -> inTree(split).stream())
                .findFirst()
                .or(() -> splits.stream()
                        .filter(split -> StandardLibrary.contains(split.module()))
                        .findFirst()
                        .map(TextNames::inStandardLibrary))
                .or(() -> beside(tree.classes().only(root), path))
                .or(() -> mayBeModule(root) ? inPackage(splits) : Optional.empty());
    }

    /** The class of a path in the module that has another one. */
    private Optional<Name> beside(Optional<Name> other, String path) {
        String rest = path.substring(Name.local(path).root().length());
        return other.map(found -> new Name(found.module(), found.path() + rest)).filter(this::isClass);
    }

    /** What {@code abc.Sized} means, where someone imports {@code abc} from {@code collections}, or what is written. */
    private static Name inStandardLibrary(Name name) {
        return KnownNames.unqualified(name.path())
                .filter(known -> DottedName.of(known.module()).endsWith(name.module()))
                .orElseGet(() -> KnownNames.importable(name));
    }

    /** Whether a name is not that of a class, or of something in this module, whose members would be known. */
    private boolean mayBeModule(String name) {
        return KnownNames.unqualified(name).isEmpty()
                && !tree.has(module, name)
                && tree.classes().only(name).isEmpty();
    }

    /** Something of another package, unless this tree is where it would have to be. */
    private Optional<Name> inPackage(List<Name> splits) {
        boolean ofTree =
                splits.stream().anyMatch(split -> !tree.denoted(split.module()).isEmpty());
        return ofTree ? Optional.empty() : splits.stream().findFirst();
    }

    private Optional<Name> offered(String candidate, String path) {
        return Optional.of(tree.meaning(candidate, path))
                .filter(this::isClass)
                .or(() -> tree.reexport(candidate, path));
    }

    /** A class of the tree, whose modules a text names in full, from the current one on, or by their last part alone. */
    private Optional<Name> inTree(Name name) {
        List<String> candidates = new ArrayList<>(tree.denoted(name.module()));
        if (DottedName.of(module).endsWith(name.module())) {
            candidates.add(0, module);
        }
        candidates.add(module + "." + name.module());
        return candidates.stream()
                .flatMap(candidate -> offered(candidate, name.path()).stream())
                .findFirst()
                .or(() -> beside(tree.classes().inModule(name.module(), name.root()), name.path()));
    }
}
