// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.StubUpdate;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.committed.Finding.Fresh;
import io.github.pyo3stubs.output.committed.Finding.FreshOtherwise;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.output.committed.StubComparison.EqualTexts;
import io.github.pyo3stubs.output.committed.StubComparison.UnequalDeclarations;
import io.github.pyo3stubs.output.committed.StubComparison.UnequalTexts;
import io.github.pyo3stubs.output.committed.StubComparison.Unreadable;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A committed stub that was compared with the generated one: what to report about it, and what takes its place. */
final class ComparedStub {

    private final StubTree tree;
    private final GeneratedStub generated;
    private final CommittedStub committed;
    private final Comparison by;
    private final PartlyDescribed partly;
    private final StubComparison result;

    /**
     * Compares a stub.
     *
     * @param path path of the generated stub
     * @param by what makes the committed stub stale
     * @param partly the modules of which the library does not describe all members
     */
    ComparedStub(StubPaths paths, String path, CommittedStub committed, Comparison by, PartlyDescribed partly) {
        this.tree = paths.tree();
        this.generated = new GeneratedStub(paths.files().get(path), paths.text(path));
        this.committed = committed;
        this.by = by;
        this.partly = partly;
        this.result = StubComparison.between(generated, committed, by, partly);
    }

    CommittedStub committed() {
        return committed;
    }

    /**
     * The finding of the file.
     *
     * @param own whether the file bears the mark of its extension module
     */
    Finding finding(Path file, boolean own) {
        if (result instanceof EqualTexts) {
            return new Fresh(file);
        } else if (result instanceof Unreadable unreadable) {
            return new Stale(file, own, Optional.of(unreadable.problem()), List.of(), textDiff());
        } else if (result instanceof UnequalTexts texts) {
            return new Stale(file, own, Optional.empty(), texts.drift().changes(), textDiff());
        }
        UnequalDeclarations declarations = (UnequalDeclarations) result;
        return declarations.drift().isEmpty()
                ? new FreshOtherwise(file)
                : new Stale(
                        file,
                        own,
                        Optional.empty(),
                        declarations.drift().changes(),
                        TextDiff.ofDeclarations(committed, declarations.drift()));
    }

    private TextDiff textDiff() {
        return TextDiff.ofTexts(committed, generated);
    }

    /** Further facts to report about the file. */
    List<Note> notes(Path file, boolean own) {
        List<Note> notes = new ArrayList<>();
        if (result instanceof UnequalDeclarations declarations) {
            List<String> unchecked = declarations.expectation().unchecked();
            if (!unchecked.isEmpty()) {
                notes.add(new Note.Unchecked(file, unchecked));
            }
            if (declarations.drift().isEmpty()
                    && !declarations.expectation().omitted().isEmpty()) {
                notes.add(new Note.Older(file, own, declarations.expectation().omitted()));
            }
        }
        return notes;
    }

    /** The stub that the file contains; the generated one where the texts are equal or the file is not a stub. */
    StubFile current() {
        if (result instanceof UnequalDeclarations declarations) {
            return declarations.stub();
        }
        return result instanceof UnequalTexts texts ? texts.stub() : generated.file();
    }

    /** The stub that takes the place of the file. It keeps the declarations that are fresh, unless the texts count. */
    StubFile updated() {
        return result instanceof UnequalDeclarations declarations
                ? new StubUpdate(generated.file(), by, partly, tree).of(declarations.stub())
                : generated.file();
    }
}
