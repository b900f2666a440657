// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.record.JsonFields;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.parse.NameResolver;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of names in type hints. A hint has a module and a name in it (specification, section 3.5). Authors write
 * both as text in Rust, so a name may be any text: {@code ()}, {@code list[int]}, or no Python at all.
 *
 * @param module the module in which the hints stand
 * @param texts the meaning of names that no module declares, and of the names within texts such as {@code list[int]}
 */
record HintNames(ModuleTree tree, String module, TextNames texts) {

    private static final String FUTURE = "__future__";

    HintNames(ModuleTree tree, String module) {
        this(tree, module, new TextNames(tree, module));
    }

    /**
     * The meaning of a name of a module. Of other modules than builtins and those of the tree, any name is accepted.
     *
     * @return a local name if the name is unknown; the name as given if no stub can spell it (see {@link #isSpellable})
     */
    Name named(String module, String path) {
        Name asGiven = new Name(module, path);
        if (!isSpellable(asGiven)) {
            return asGiven;
        }
        if (!asGiven.isBuiltin()) {
            return member(asGiven);
        }
        Optional<Name> builtin = KnownNames.builtin(path);
        return builtin.isPresent() ? builtin.get() : texts.resolve(path);
    }

    /** Whether a stub can spell an expression if it is a name or an attribute; true for other expressions. */
    static boolean isSpellable(Expression expression) {
        if (expression instanceof Name name) {
            return (name.isLocal() || Identifiers.isPath(name.module())) && Identifiers.isPath(name.path());
        }
        return !(expression instanceof Expression.Attribute attribute) || Identifiers.isPath(attribute.attribute());
    }

    /** Whether all names in an expression have a meaning, and a stub can spell them. */
    static boolean isKnown(Expression expression) {
        if (!isSpellable(expression)) {
            return false;
        } else if (expression instanceof Name name) {
            return !name.isLocal();
        }
        for (Expression part : expression.parts()) {
            if (!isKnown(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name is one of {@code __future__}, whose members Python knows itself, and no type is among them. */
    static boolean isOfFuture(String dottedName) {
        return dottedName.startsWith(FUTURE) && DottedName.of(dottedName).root().equals(FUTURE);
    }

    /** An expression as messages quote it. */
    static String shown(Expression expression) {
        return JsonFields.shown(
                new ExpressionPrinter(name -> name.isBuiltin() ? name.path() : name.dotted()).print(expression));
    }

    /** The meaning of names in a text that stands in the place of a name. The first name belongs to the module. */
    NameResolver within(String module) {
        return new NameResolver() {
            private boolean first = true;

            @Override
            public Name resolve(String dottedName) {
                boolean ofModule = first;
                first = false;
                return ofModule && Identifiers.isPath(dottedName)
                        ? named(module, dottedName)
                        : texts.resolve(dottedName);
            }
        };
    }

    /** A member of a module that a record names by text (specification, end of 5.10, and bug 21). */
    private Name member(Name asGiven) {
        if (isOfFuture(asGiven.module())) {
            return Name.local(asGiven.dotted());
        }
        List<String> denoted = tree.denoted(asGiven.module());
        for (String candidate : denoted) {
            if (tree.has(candidate, asGiven.root())) {
                return tree.meaning(candidate, asGiven.path());
            }
        }
        boolean isOwn = denoted.contains(module) || tree.describesAll(asGiven.module());
        if (isOwn && !StandardLibrary.contains(asGiven.module())) {
            return Name.local(asGiven.dotted());
        }
        return denoted.isEmpty() && isSwapped(asGiven)
                ? new Name(asGiven.path(), asGiven.module())
                : KnownNames.importable(asGiven);
    }

    /** The exceptions of the standard library whose names do not look like that of a class. */
    private static final Set<String> SMALL_EXCEPTIONS = Set.of("error", "gaierror", "herror", "timeout");

    /** Hints for exceptions from {@code import_exception!} have module and name swapped, up to 0.30.1 at least. */
    private static boolean isSwapped(Name name) {
        // The list of modules is read last, because few libraries need it.
        return isLikeException(name.module())
                && StandardLibrary.contains(name.path())
                && !StandardLibrary.contains(name.module())
                && !isOfFuture(name.path());
    }

    private static boolean isLikeException(String name) {
        int start = 0;
        while (name.startsWith("_", start)) {
            start++;
        }
        boolean isUpperCase = start < name.length() && Character.isUpperCase(name.codePointAt(start));
        return isUpperCase ? DottedName.of(name).isSimple() : SMALL_EXCEPTIONS.contains(name);
    }
}
