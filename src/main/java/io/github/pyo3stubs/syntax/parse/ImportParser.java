// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads import statements (The Python Language Reference, section 7.11). Each import has the name that it binds. */
final class ImportParser {

    private final TokenCursor cursor;
    private final ModuleName module;

    ImportParser(TokenCursor cursor, ModuleName module) {
        this.cursor = cursor;
        this.module = module;
    }

    /** {@code import a.b, c as d}. */
    List<Import> modules() throws ExpressionSyntaxException {
        cursor.expectWord("import");
        List<Import> imports = new ArrayList<>();
        do {
            imports.add(imported(Name.ofModule(path()), Name::module));
        } while (cursor.accept(","));
        return imports;
    }

    /** {@code from ..a import (b, c as d)}, and {@code from a import *}. */
    List<Import> names() throws ExpressionSyntaxException {
        cursor.expectWord("from");
        String source = source();
        cursor.expectWord("import");
        if (cursor.accept("*")) {
            return List.of(Import.all(source));
        }
        boolean parenthesized = cursor.accept("(");
        List<Import> imports = new ArrayList<>();
        do {
            imports.add(imported(new Name(source, identifier()), Name::path));
        } while (cursor.accept(",") && !(parenthesized && cursor.is(")")));
        if (parenthesized) {
            if (!cursor.is(")")) {
                throw cursor.unexpected("',' or ')'");
            }
            cursor.expect(")");
        }
        return imports;
    }

    private Import imported(Name name, java.util.function.Function<Name, String> ownName)
            throws ExpressionSyntaxException {
        String own = ownName.apply(name);
        boolean renamed = cursor.acceptWord("as");
        String local = renamed ? identifier() : own;
        return new Import(name, Optional.of(local), renamed && local.equals(own));
    }

    private String source() throws ExpressionSyntaxException {
        Token start = cursor.peek();
        int dots = 0;
        while (cursor.is(".") || cursor.is("...")) {
            dots += cursor.take().text().length();
        }
        String path = dots > 0 && cursor.isWord("import") ? "" : path();
        if (dots == 0) {
            return path;
        }
        return module.relative(dots, path)
                .orElseThrow(() -> cursor.unexpected("a module inside the topmost package", start));
    }

    private String path() throws ExpressionSyntaxException {
        StringBuilder path = new StringBuilder(cursor.identifier("the name of a module"));
        while (cursor.accept(".")) {
            path.append('.').append(cursor.identifier("the name of a module"));
        }
        return path.toString();
    }

    private String identifier() throws ExpressionSyntaxException {
        return cursor.identifier("a name");
    }
}
