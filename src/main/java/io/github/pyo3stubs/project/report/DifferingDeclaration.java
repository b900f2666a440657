// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.compare.DisplayNames;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A declaration, or a module, that differs between trees.
 *
 * @param name qualified name
 * @param kind what the first tree that has it declares; {@link DeclarationKind#MODULE} for the module itself
 * @param documentationOnly whether all trees have it and only its docstring differs
 * @param forms the different texts, each as lines without indentation, in the order of the trees
 * @param formOf the index of a tree's form, by the tree's index; a tree that lacks the declaration is not a key
 */
record DifferingDeclaration(
        String name,
        DeclarationKind kind,
        boolean documentationOnly,
        List<List<String>> forms,
        SortedMap<Integer, Integer> formOf) {

    DifferingDeclaration {
        forms = List.copyOf(forms);
        formOf = Collections.unmodifiableSortedMap(new TreeMap<>(formOf));
    }

    /**
     * What differs between trees, module by module. A declaration of a module that only some trees have is compared
     * among these. {@code __all__} follows from the other declarations, so it is left out if one of them differs.
     */
    static List<DifferingDeclaration> of(List<StubTree> trees) {
        SortedSet<String> modules =
                trees.stream().flatMap(tree -> tree.files().keySet().stream()).collect(toCollection(TreeSet::new));
        List<DifferingDeclaration> differing = new ArrayList<>();
        for (String module : modules) {
            SortedMap<Integer, StubFile> files = new TreeMap<>();
            for (int i = 0; i < trees.size(); i++) {
                int index = i;
                trees.get(i).file(module).ifPresent(file -> files.put(index, file));
            }
            differing.addAll(ofModule(module, files, trees.size()));
        }
        return differing;
    }

    private static List<DifferingDeclaration> ofModule(String module, SortedMap<Integer, StubFile> files, int trees) {
        List<DifferingDeclaration> differing = new ArrayList<>();
        moduleItself(module, files, trees).ifPresent(differing::add);
        for (Alignment.Entry<Integer> entry : Alignment.of(files)) {
            ofEntry(module, entry, files.size()).ifPresent(differing::add);
        }
        if (differing.size() > 1) {
            differing.removeIf(declaration -> declaration.name().equals(StubFile.qualifiedAll(module)));
        }
        return differing;
    }

    private static Optional<DifferingDeclaration> moduleItself(
            String module, SortedMap<Integer, StubFile> files, int trees) {
        SortedMap<Integer, List<String>> texts = new TreeMap<>();
        files.forEach((tree, file) ->
                texts.put(tree, file.documentation().map(StubPrinter::lines).orElse(List.of())));
        boolean inAll = files.size() == trees;
        return inAll && areEqual(texts.values())
                ? Optional.empty()
                : Optional.of(of(module, DeclarationKind.MODULE, inAll, texts));
    }

    private static Optional<DifferingDeclaration> ofEntry(String module, Alignment.Entry<Integer> entry, int files) {
        SortedMap<Integer, List<Statement>> statements = entry.forms();
        boolean inAll = statements.size() == files;
        if (inAll && areEqual(statements.values())) {
            return Optional.empty();
        }
        boolean documentationOnly = inAll
                && areEqual(statements.values().stream()
                        .map(DifferingDeclaration::withoutDocumentation)
                        .toList());
        DeclarationKind kind =
                DeclarationKind.of(statements.get(statements.firstKey()).get(0));
        return Optional.of(of(entry.name(), kind, documentationOnly, texts(module, statements)));
    }

    private static DifferingDeclaration of(
            String name, DeclarationKind kind, boolean documentationOnly, SortedMap<Integer, List<String>> texts) {
        List<List<String>> forms = texts.values().stream().distinct().toList();
        SortedMap<Integer, Integer> formOf = new TreeMap<>();
        texts.forEach((tree, text) -> formOf.put(tree, forms.indexOf(text)));
        return new DifferingDeclaration(name, kind, documentationOnly, forms, formOf);
    }

    /** The texts in the shortest spelling of names in which different statements have different texts. */
    private static SortedMap<Integer, List<String>> texts(
            String module, SortedMap<Integer, List<Statement>> statements) {
        long different = statements.values().stream().distinct().count();
        SortedMap<Integer, List<String>> texts = new TreeMap<>();
        for (Function<Name, String> spelling : new DisplayNames(module).ways()) {
            statements.forEach((tree, form) -> texts.put(
                    tree,
                    form.stream()
                            .flatMap(statement -> StubPrinter.lines(statement, spelling).stream())
                            .toList()));
            if (new HashSet<>(texts.values()).size() == different) {
                break;
            }
        }
        return texts;
    }

    private static List<Statement> withoutDocumentation(List<Statement> statements) {
        return statements.stream()
                .<Statement>map(statement -> statement instanceof Declaration declaration
                        ? declaration.withDocumentation(Optional.empty())
                        : statement)
                .toList();
    }

    private static boolean areEqual(Collection<?> values) {
        return values.stream().distinct().count() == 1;
    }
}
