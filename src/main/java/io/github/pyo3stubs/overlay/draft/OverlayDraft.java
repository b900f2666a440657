// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.draft;

import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.overlay.member.CommonLaying;
import io.github.pyo3stubs.overlay.member.Place;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Drafts the overlay that makes one tree of stubs of another. */
public final class OverlayDraft {

    private OverlayDraft() {}

    /**
     * The files of an overlay, as texts by path. They have no conditions, so both trees are for one target. Differences
     * that no overlay can express are left out: those of names, kinds and defaults of parameters.
     *
     * @param library the generated stubs
     * @param wanted the stubs that laying the overlay over the generated ones gives
     */
    public static SortedMap<String, String> of(StubTree library, StubTree wanted, Extent extent) {
        return texts(tree(library, wanted, extent), library, wanted);
    }

    /**
     * The files of an overlay as trees. Comments behind declarations are marks before these. Modules of which the
     * overlay says nothing have files without statements.
     */
    static StubTree tree(StubTree library, StubTree wanted, Extent extent) {
        return wanted.mapped(file -> file(library, file, extent));
    }

    private static StubFile file(StubTree libraryTree, StubFile wanted, Extent extent) {
        Optional<StubFile> known = libraryTree.file(wanted.module());
        if (known.isEmpty()) {
            return extent.contradicts() ? wanted : wanted.with(Optional.empty(), List.of());
        }
        StubFile library = known.get();
        BiFunction<Name, ClassScope, String> spelling = StubPrinter.spelling(library, libraryTree);
        List<Statement> body = new ScopeDraft(Place.MODULE, spelling, extent).statements(library.body(), wanted.body());
        Optional<String> documentation =
                extent.contradicts() && !library.documentation().equals(wanted.documentation())
                        ? wanted.documentation()
                        : Optional.empty();
        return wanted.with(documentation, bare(body, wanted.module()));
    }

    /**
     * The files of an overlay that say something, as texts by path.
     *
     * @param drafts the files of the overlay
     */
    static SortedMap<String, String> texts(StubTree drafts, StubTree library, StubTree wanted) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (StubFile draft : drafts.files().values()) {
            String text = NotedText.joined(StubPrinter.print(draft, wanted));
            if (!text.isEmpty()) {
                texts.put(
                        StubFiles.path(draft.module(), wanted.isPackage(draft.module())),
                        library.file(draft.module()).isPresent() ? text : NotedText.of("# new", text));
            }
        }
        return texts;
    }

    /**
     * The statements with the module's own names as they are, because the overlay need not declare them. Those in the
     * decorators of accessors are the accessors' own.
     */
    private static List<Statement> bare(List<Statement> body, String module) {
        List<Statement> bare = new ArrayList<>();
        for (Statement statement : body) {
            Statement mapped = statement.mapped((role, expression) ->
                    statement instanceof Function function && CommonLaying.identifies(expression, function.name())
                            ? expression
                            : bare(expression, module));
            bare.add(
                    mapped instanceof ClassDefinition definition
                            ? definition.withBody(bare(definition.body(), module))
                            : mapped);
        }
        return bare;
    }

    private static Expression bare(Expression expression, String module) {
        return expression instanceof Name name && name.module().equals(module) && !name.isModule()
                ? Name.local(name.path())
                : expression.mapped(part -> bare(part, module));
    }
}
