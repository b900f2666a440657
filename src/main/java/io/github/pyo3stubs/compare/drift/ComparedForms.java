// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.ContentForm;
import io.github.pyo3stubs.compare.SignatureForm;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The canonical forms of two stubs, which are compared. Equal stubs without redefinitions are compared as they
 * are, because nothing of them differs in any form.
 *
 * @param by what counts in the comparison
 * @param library form of what the library declares
 * @param stub form of the committed stub, with only the last definition of each name
 * @param wholeStub the same with the definitions that later ones replace
 * @param redefinitions the names that the committed stub defines more than once
 */
public record ComparedForms(
        Comparison by, StubFile library, StubFile stub, StubFile wholeStub, List<Change.Redefined> redefinitions) {

    /** The two stubs, in the order in which their declarations are listed. */
    enum Side {
        LIBRARY,
        STUB
    }

    public ComparedForms {
        redefinitions = List.copyOf(redefinitions);
    }

    /**
     * @param by what counts; {@link Comparison#EXACT} is about texts, which are not known here, so the content counts
     */
    static ComparedForms of(StubFile generated, StubFile committed, Comparison by) {
        if (generated.equals(committed)) {
            return new ComparedForms(by, generated, committed, committed, List.of());
        }
        StubFile library = ContentForm.of(generated, committed);
        StubFile stub = GuessedBases.adopted(ContentForm.of(committed, generated), library);
        Redefinitions.Last last = Redefinitions.removed(stub, library);
        return by == Comparison.SIGNATURES
                ? new ComparedForms(
                        by,
                        SignatureForm.of(library),
                        SignatureForm.of(last.stub()),
                        SignatureForm.of(stub),
                        last.found())
                : new ComparedForms(by, library, last.stub(), stub, last.found());
    }

    /** What both declare, name by name, except what counts as equal though it differs. */
    List<DeclaredForms> declared() {
        return aligned(stub).stream()
                .flatMap(entry -> DeclaredForms.of(entry).stream())
                .filter(forms -> by != Comparison.SIGNATURES || !HandwrittenForms.areAccepted(forms))
                .toList();
    }

    /** What both say of each name, with the definitions of the stub that later ones replace. */
    List<Alignment.Entry<Side>> wholeAligned() {
        return aligned(wholeStub);
    }

    private List<Alignment.Entry<Side>> aligned(StubFile ofStub) {
        SortedMap<Side, StubFile> files = new TreeMap<>();
        files.put(Side.LIBRARY, library);
        files.put(Side.STUB, ofStub);
        return Alignment.of(files);
    }
}
