// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;

/**
 * Reads stub files. The tree does not depend on the text's formatting, nor on how it spells its imports: those that its
 * names need are not in the tree, and {@code Imports} finds them anew.
 *
 * <p>What a name means is decided once the whole file is known: the members of the class body around it, then what the
 * module declares, then its imports, wherever they stand, then builtins. A name that imports under different conditions
 * give different meanings is the module's own, and these imports stay where they are. A member of an imported thing is
 * taken for that of a module if an import says so ({@code import a.b}), else for that of a thing in the module: after
 * {@code from a import b}, {@code b.C} is {@code b.C} in module {@code a}; but in module {@code a} itself, {@code b}
 * can only be its submodule.
 *
 * <p>An unused import stays; one under a condition, without the condition. An import under another name that occurs in
 * a string, which may be a quoted annotation, keeps that name. {@code from __future__} is dropped, because stubs do not
 * need it.
 */
public final class StubParser {

    private StubParser() {}

    /**
     * Reads the text of a stub file.
     *
     * @param module the module's full dotted name
     * @param isPackage whether relative imports start inside it, as in an {@code __init__.pyi}
     */
    public static StubFile parse(String text, String module, boolean isPackage) throws StubSyntaxException {
        return SpelledStub.parse(text, module, isPackage).resolved((path, scope, role) -> Name.builtin(path));
    }

    static String withLineFeeds(String text) {
        String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
        return withoutMark.replace("\r\n", "\n").replace('\r', '\n');
    }
}
