// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.TypeParameter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the changes between the canonical forms of two stubs. */
final class ChangeFinder {

    private final List<Change> changes = new ArrayList<>();

    private ChangeFinder() {}

    /**
     * Finds all changes.
     *
     * @return that of the module's documentation, then redefinitions, then the others in the order of the declarations
     */
    static List<Change> changes(ComparedForms compared) {
        ChangeFinder finder = new ChangeFinder();
        StubFile stub = compared.stub();
        StubFile library = compared.library();
        finder.documentation(Subject.ofModule(library.module()), stub.documentation(), library.documentation());
        finder.changes.addAll(compared.redefinitions());
        if (!stub.body().equals(library.body())) {
            compared.declared().forEach(forms -> finder.declaration(library.module(), forms));
        }
        return finder.changes;
    }

    private void declaration(String module, DeclaredForms forms) {
        List<Statement> onlyAfter = forms.onlyAfter();
        List<Statement> onlyBefore = forms.onlyBefore();
        if (onlyAfter.isEmpty() && onlyBefore.isEmpty()) {
            if (!forms.before().equals(forms.after())) {
                Subject first = forms.subject(module, forms.after().get(0), Map.of());
                changes.add(new Change.Reordered(first, forms.before(), forms.after()));
            }
            return;
        }
        Map<Statement, Integer> numbersBefore = DeclaredForms.numbers(forms.before());
        Map<Statement, Integer> numbersAfter = DeclaredForms.numbers(forms.after());
        Iterator<Statement> counterparts = onlyBefore.iterator();
        for (Statement form : onlyAfter) {
            Subject subject = forms.subject(module, form, numbersAfter);
            if (counterparts.hasNext()) {
                pair(subject, counterparts.next(), form);
            } else {
                changes.add(new Change.Added(subject, form));
            }
        }
        counterparts.forEachRemaining(
                form -> changes.add(new Change.Removed(forms.subject(module, form, numbersBefore), form)));
    }

    private void pair(Subject subject, Statement before, Statement after) {
        int found = changes.size();
        if (before instanceof Function one && after instanceof Function other) {
            functions(subject, one, other);
        } else if (before instanceof ClassDefinition one && after instanceof ClassDefinition other) {
            classes(subject, one, other);
        } else if (before instanceof Assignment one && after instanceof Assignment other) {
            assignments(subject, one, other);
        } else if (before instanceof TypeAlias one && after instanceof TypeAlias other) {
            aliases(subject, one, other);
        } else if (before instanceof Import one && after instanceof Import other) {
            changes.add(new Change.ImportChanged(subject, one, other));
        } else if (DeclarationKind.of(before) != subject.kind()) {
            changes.add(new Change.KindChanged(subject, before, after));
        }
        if (changes.size() == found) {
            changes.add(new Change.StatementChanged(subject, before, after));
        }
    }

    private void functions(Subject subject, Function before, Function after) {
        if (before.async() != after.async()) {
            changes.add(new Change.AsyncChanged(subject, after.async()));
        }
        differing(subject, before.decorators(), after.decorators(), Change.DecoratorsChanged::new);
        typeParameters(subject, before.typeParameters(), after.typeParameters());
        changes.addAll(ParameterChanges.between(subject, before.parameters(), after.parameters()));
        differing(subject, before.returns(), after.returns(), Change.ReturnChanged::new);
        documentation(subject, before.documentation(), after.documentation());
    }

    private void classes(Subject subject, ClassDefinition before, ClassDefinition after) {
        differing(subject, before.decorators(), after.decorators(), Change.DecoratorsChanged::new);
        typeParameters(subject, before.typeParameters(), after.typeParameters());
        differing(subject, before.bases(), after.bases(), Change.BasesChanged::new);
        documentation(subject, before.documentation(), after.documentation());
    }

    private void assignments(Subject subject, Assignment before, Assignment after) {
        differing(subject, before.annotation(), after.annotation(), Change.AnnotationChanged::new);
        if (after.name().equals(StubFile.ALL)
                && before.value().orElse(null) instanceof ListDisplay one
                && after.value().orElse(null) instanceof ListDisplay other) {
            differing(subject, one.elements(), other.elements(), Change.ListedNamesChanged::new);
        } else {
            differing(subject, before.value(), after.value(), Change.ValueChanged::new);
        }
        documentation(subject, before.documentation(), after.documentation());
    }

    private void aliases(Subject subject, TypeAlias before, TypeAlias after) {
        typeParameters(subject, before.typeParameters(), after.typeParameters());
        differing(subject, before.value(), after.value(), Change.AliasChanged::new);
        documentation(subject, before.documentation(), after.documentation());
    }

    private void typeParameters(Subject subject, List<TypeParameter> before, List<TypeParameter> after) {
        differing(subject, before, after, Change.TypeParametersChanged::new);
    }

    private void documentation(Subject subject, Optional<String> before, Optional<String> after) {
        differing(subject, before, after, Change.DocumentationChanged::new);
    }

    private interface Constructor<T> {
        Change change(Subject subject, T before, T after);
    }

    private <T> void differing(Subject subject, T before, T after, Constructor<T> constructor) {
        if (!before.equals(after)) {
            changes.add(constructor.change(subject, before, after));
        }
    }
}
