// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.parse.ExpressionParser;
import io.github.pyo3stubs.syntax.parse.NameResolver;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of the names in annotations that are texts. Texts have no imports, so the extension's own classes come
 * first, then Python's names; a name that no rule explains is unknown.
 */
final class TextNames implements NameResolver {

    /** The limit for the parts of a path, so that the search through them stays short; real modules have far fewer. */
    private static final int MAX_PARTS = 50;

    /** The members of a {@code ParamSpec}, the type parameter that stands for a function's parameters. */
    private static final Set<String> OF_PARAM_SPEC = Set.of("args", "kwargs");

    private final ModuleTree tree;
    private final String module;

    /** The expressions that texts spell: the same few texts stand in most annotations of a module. */
    private final Map<String, Expression> expressions = new HashMap<>();

    /** @param module the module in which the texts stand */
    TextNames(ModuleTree tree, String module) {
        this.tree = tree;
        this.module = module;
    }

    /** The expression that a text spells. */
    Expression expression(String text) throws ExpressionSyntaxException {
        Expression expression = expressions.get(text);
        if (expression == null) {
            expression = ExpressionParser.parse(text, this);
            expressions.put(text, expression);
        }
        return expression;
    }

    /** The meaning of a name; a local name if it is unknown, or no stub can import it. */
    @Override
    public Name resolve(String dottedName) {
        if (!Identifiers.isPath(dottedName) || HintNames.isOfFuture(dottedName)) {
            return Name.local(dottedName);
        }
        Name own = tree.meaning(module, dottedName);
        if (isClass(own)) {
            return own;
        }
        Optional<Name> known = DottedName.of(dottedName).isSimple() ? bare(dottedName) : dotted(dottedName);
        return known.isPresent() ? known.get() : Name.local(dottedName);
    }

    /** Whether a name is a class of the extension. To type checkers these classes are neither generic nor enums. */
    boolean isClass(Name name) {
        return tree.hasClass(name);
    }

    /**
     * The member of an enum that a name means: its last part is the member's name, and the part before is the class's
     * name.
     *
     * @return a local name if it is unknown; empty if it cannot be a member, such as a class of the extension
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
        Optional<Name> meaning = tree.reexport(module, name);
        if (meaning.isEmpty()) {
            meaning = KnownNames.builtin(name);
        }
        if (meaning.isEmpty()) {
            meaning = tree.classes().only(name);
        }
        return meaning.isPresent() ? meaning : KnownNames.unqualified(name);
    }

    /** All ways to split a path into a module and a name in it, the longest module first. */
    private static List<Name> splits(String path) {
        DottedName whole = DottedName.of(path);
        List<Name> splits = new ArrayList<>();
        Optional<DottedName> module = whole.parent();
        while (module.isPresent() && splits.size() <= MAX_PARTS) {
            String text = module.get().text();
            splits.add(new Name(text, whole.relativeTo(text).orElseThrow()));
            module = module.get().parent();
        }
        return splits.size() > MAX_PARTS ? List.of() : splits;
    }

    private Optional<Name> dotted(String path) {
        if (OF_PARAM_SPEC.contains(DottedName.of(path).last())) {
            return Optional.empty();
        }
        for (Name split : splits(path)) {
            Optional<Name> found = inTree(split);
            if (found.isPresent()) {
                return found;
            }
        }
        List<Name> splits = splits(KnownNames.unabbreviated(path));
        for (Name split : splits) {
            if (StandardLibrary.contains(split.module())) {
                return Optional.of(inStandardLibrary(split));
            }
        }
        String root = DottedName.of(path).root();
        Optional<Name> beside = beside(tree.classes().only(root), path);
        return beside.isPresent() || !mayBeModule(root) ? beside : inPackage(splits);
    }

    /** The class with this path in the module of another class. */
    private Optional<Name> beside(Optional<Name> other, String path) {
        if (other.isEmpty()) {
            return Optional.empty();
        }
        String rest = path.substring(Name.local(path).root().length());
        Name name = new Name(other.get().module(), other.get().path() + rest);
        return isClass(name) ? Optional.of(name) : Optional.empty();
    }

    /**
     * The name in the standard library. It is {@code collections.abc.Sized} for {@code abc.Sized}, because code may
     * import {@code abc} from {@code collections}.
     */
    private static Name inStandardLibrary(Name name) {
        Optional<Name> known = KnownNames.unqualified(name.path());
        return known.isPresent() && DottedName.of(known.get().module()).endsWith(name.module())
                ? known.get()
                : KnownNames.importable(name);
    }

    /** Whether a name may be that of a module: it is neither a known class nor declared in this module. */
    private boolean mayBeModule(String name) {
        return KnownNames.unqualified(name).isEmpty()
                && !tree.has(module, name)
                && tree.classes().only(name).isEmpty();
    }

    /** The name in another package; empty if the package is one of this tree, which does not have the name. */
    private Optional<Name> inPackage(List<Name> splits) {
        boolean ofTree =
                splits.stream().anyMatch(split -> !tree.denoted(split.module()).isEmpty());
        return ofTree ? Optional.empty() : splits.stream().findFirst();
    }

    private Optional<Name> offered(String candidate, String path) {
        Name meaning = tree.meaning(candidate, path);
        return isClass(meaning) ? Optional.of(meaning) : tree.reexport(candidate, path);
    }

    /**
     * A class of the tree. A text names its module in full, relative to the current module, or by the last part alone.
     */
    private Optional<Name> inTree(Name name) {
        List<String> candidates = new ArrayList<>(tree.denoted(name.module()));
        if (DottedName.of(module).endsWith(name.module())) {
            candidates.add(0, module);
        }
        candidates.add(module + "." + name.module());
        for (String candidate : candidates) {
            Optional<Name> offered = offered(candidate, name.path());
            if (offered.isPresent()) {
                return offered;
            }
        }
        return beside(tree.classes().inModule(name.module(), name.root()), name.path());
    }
}
