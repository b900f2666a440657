package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.KnownNames;
import io.github.pyo3stubs.syntax.Scope;
import io.github.pyo3stubs.syntax.StandardLibrary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the names in an annotation mean that is text. Nothing in the text imports them, so the extension's own classes
 * come first, then what Python has, and what no rule explains is unknown.
 */
final class TextNames implements Scope {

    /** No module lies deeper, nor does a class in it; it keeps the search through a path's parts short. */
    private static final int MAX_PARTS = 50;

    private final ModuleTree tree;
    private final String module;
    private final Set<String> unknown = new LinkedHashSet<>();

    /** @param module where the text stands */
    TextNames(ModuleTree tree, String module) {
        this.tree = tree;
        this.module = module;
    }

    @Override
    public Expression resolve(String dottedName) {
        Optional<Name> known = tree.hasClassOrMember(module, dottedName)
                ? Optional.of(new Name(module, dottedName))
                : dottedName.indexOf('.') < 0 ? bare(dottedName) : dotted(dottedName);
        return known.orElseGet(() -> unknown(dottedName));
    }

    /** A name that was resolved, where a class is expected; what it is that a class of the extension has is unknown. */
    Name type(Name name) {
        return tree.isMember(name.module(), name.path()) ? unknown(name.path()) : name;
    }

    private Name unknown(String name) {
        unknown.add(name);
        return Name.INCOMPLETE;
    }

    /** The names for which there was no meaning. */
    Set<String> unknown() {
        return unknown;
    }

    private Optional<Name> bare(String name) {
        return tree.reexport(module, name)
                .or(() -> KnownNames.builtin(name))
                .or(() -> tree.classes().only(name))
                .or(() -> KnownNames.unqualified(name));
    }

    /** All ways to read a path as a module and a name in it, the longest module first. */
    private static List<Name> splits(String path) {
        List<Name> splits = new ArrayList<>();
        for (int dot = path.lastIndexOf('.');
                dot > 0 && splits.size() <= MAX_PARTS;
                dot = path.lastIndexOf('.', dot - 1)) {
            splits.add(new Name(path.substring(0, dot), path.substring(dot + 1)));
        }
        return splits.size() > MAX_PARTS ? List.of() : splits;
    }

    private Optional<Name> dotted(String path) {
        String root = path.substring(0, path.indexOf('.'));
        return splits(path).stream()
                .flatMap(split -> inTree(split).stream())
                .findFirst()
                .or(() -> splits(KnownNames.module(path)).stream()
                        .filter(split -> StandardLibrary.contains(split.module()))
                        .findFirst()
                        .map(TextNames::inStandardLibrary))
                .or(() -> tree.classes()
                        .only(root)
                        .map(found -> new Name(found.module(), path))
                        .filter(found -> tree.hasClassOrMember(found.module(), path)))
                .or(() -> mayBeModule(root) && !isOfParameters(path)
                        ? inPackage(splits(KnownNames.module(path)))
                        : Optional.empty());
    }

    /** What {@code abc.Sized} means, where someone imports {@code abc} from {@code collections}, or what is written. */
    private static Name inStandardLibrary(Name name) {
        return KnownNames.unqualified(name.path())
                .filter(known -> known.module().endsWith("." + name.module()))
                .orElseGet(() -> KnownNames.importable(name));
    }

    private static boolean mayBeModule(String name) {
        return KnownNames.unqualified(name).isEmpty();
    }

    /** Whether it is {@code P.args} or {@code P.kwargs}, of a type parameter that stands for a list of parameters. */
    private static boolean isOfParameters(String path) {
        return path.endsWith(".args") || path.endsWith(".kwargs");
    }

    /** Something of another package, unless this tree is where it would have to be. */
    private Optional<Name> inPackage(List<Name> splits) {
        boolean ofTree =
                splits.stream().anyMatch(split -> !tree.denoted(split.module()).isEmpty());
        return splits.stream().limit(ofTree ? 0 : 1).findFirst();
    }

    /** A class of the tree, whose modules a text names in full, from the current one on, or by their last part alone. */
    private Optional<Name> inTree(Name name) {
        List<String> candidates = new ArrayList<>(tree.denoted(name.module()));
        if (module.endsWith("." + name.module())) {
            candidates.add(0, module);
        }
        candidates.add(module + "." + name.module());
        return candidates.stream()
                .filter(candidate -> tree.hasClassOrMember(candidate, name.path()))
                .findFirst()
                .map(candidate -> new Name(candidate, name.path()))
                .or(() -> tree.classes()
                        .inModule(name.module(), name.root())
                        .map(found -> new Name(found.module(), name.path()))
                        .filter(found -> tree.hasClassOrMember(found.module(), found.path())));
    }
}
