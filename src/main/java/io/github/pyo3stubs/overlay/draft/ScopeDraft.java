// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.draft;

import io.github.pyo3stubs.overlay.member.Additions;
import io.github.pyo3stubs.overlay.member.MissingTypes;
import io.github.pyo3stubs.overlay.member.OpenPlaces;
import io.github.pyo3stubs.overlay.member.Place;
import io.github.pyo3stubs.overlay.member.ScopeLaying.Key;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.Suppression;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Drafts what an overlay says of one module or class. */
final class ScopeDraft {

    private final Place place;
    private final BiFunction<Name, ClassScope, String> spelling;
    private final Extent extent;

    /** @param spelling how the library's stub spells names */
    ScopeDraft(Place place, BiFunction<Name, ClassScope, String> spelling, Extent extent) {
        this.place = place;
        this.spelling = spelling;
        this.extent = extent;
    }

    /** The statements that make one body of another; those with comments behind them have a mark before. */
    List<Statement> statements(List<Statement> library, List<Statement> wanted) {
        List<Statement> statements = new ArrayList<>();
        if (extent.contradicts()) {
            removed(library, wanted).forEach(name -> statements.add(deletion(name)));
        }
        boolean complete =
                OpenPlaces.isComplete(library, place) || extent.contradicts() && OpenPlaces.isComplete(wanted, place);
        Map<Key, List<Declaration>> known = byKey(library);
        Set<String> functions = Additions.functions(wanted.stream());
        byKey(wanted).forEach((key, forms) -> {
            List<Declaration> of = known.get(key);
            if (of == null) {
                add(forms, complete, functions, statements);
            } else if (!of.equals(forms)) {
                replace(of, forms, statements);
            }
        });
        wanted.stream()
                .filter(statement ->
                        statement instanceof Import explicit && !explicit.isAll() && !explicit.isImportForItself())
                .filter(statement -> extent.contradicts() && !library.contains(statement))
                .forEach(statements::add);
        return statements;
    }

    private static Map<Key, List<Declaration>> byKey(List<Statement> body) {
        Map<Key, List<Declaration>> byKey = new LinkedHashMap<>();
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration
                    && !declaration.name().equals(StubFile.ALL)) {
                byKey.computeIfAbsent(Key.of(declaration), key -> new ArrayList<>())
                        .add(
                                declaration instanceof Function function
                                        ? function.withSuppression(Suppression.NONE)
                                        : declaration);
            }
        }
        return byKey;
    }

    private static Set<String> removed(List<Statement> library, List<Statement> wanted) {
        Set<String> removed = new LinkedHashSet<>();
        library.forEach(statement -> removed.addAll(statement.binds()));
        wanted.forEach(statement -> removed.removeAll(statement.binds()));
        removed.remove(StubFile.ALL);
        return removed;
    }

    private static Statement deletion(String name) {
        return new OpaqueStatement(new Verbatim(List.of(new VerbatimToken("del"), Name.local(name))), List.of(name));
    }

    private void add(List<Declaration> forms, boolean complete, Set<String> functions, List<Statement> statements) {
        boolean isDeclared = !Additions.isForCheckersOnly(forms.get(0), functions);
        boolean needsNote = isDeclared
                && (complete
                        || forms.stream()
                                .anyMatch(form -> !MissingTypes.of(form, place).isEmpty()));
        if (!complete || !isDeclared || extent.contradicts()) {
            if (needsNote) {
                statements.add(NotedText.before(forms.get(0).name(), "# new"));
            }
            statements.addAll(forms);
        }
    }

    private void replace(List<Declaration> library, List<Declaration> wanted, List<Statement> statements) {
        Declaration known = library.get(0);
        Declaration form = wanted.get(0);
        MemberDraft draft = new MemberDraft(place, spelling, extent);
        if (known instanceof ClassDefinition ofLibrary && form instanceof ClassDefinition ofWanted) {
            Place inside = place.inside(ofLibrary, ofWanted);
            draft.classHeader(
                    ofLibrary,
                    ofWanted,
                    new ScopeDraft(inside, spelling, extent).statements(ofLibrary.body(), ofWanted.body()),
                    statements);
        } else if (known instanceof Assignment ofLibrary && form instanceof Assignment ofWanted) {
            draft.attribute(ofLibrary, ofWanted, statements);
        } else if (known instanceof Function ofLibrary && form instanceof Function ofWanted) {
            if (library.size() == 1 && wanted.size() == 1) {
                draft.function(ofLibrary, ofWanted, statements);
            } else if (extent.contradicts()) {
                draft.overloads(library, wanted, statements);
            }
        }
    }
}
