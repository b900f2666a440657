package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.ContentForm;
import io.github.pyo3stubs.compare.SignatureForm;
import io.github.pyo3stubs.compare.drift.Drift.Side;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two stubs in the form in which they are compared.
 *
 * @param library what the library declares
 * @param stub what the committed stub says in the end, each name by its last definition
 * @param wholeStub the same with the definitions that later ones replace
 * @param redefinitions the names that the committed stub defines more than once
 */
record Sides(StubFile library, StubFile stub, StubFile wholeStub, List<Redefinitions.Redefinition> redefinitions) {

    /** @param by what counts; for texts, which are not known here, the content does */
    static Sides of(StubFile generated, StubFile committed, Comparison by) {
        StubFile library = ContentForm.of(generated, committed);
        StubFile stub = GuessedBases.adopted(ContentForm.of(committed, generated), library);
        Redefinitions.Last last = Redefinitions.removed(stub, library);
        return by == Comparison.SIGNATURES
                ? new Sides(
                        SignatureForm.of(library), SignatureForm.of(last.stub()), SignatureForm.of(stub), last.found())
                : new Sides(library, last.stub(), stub, last.found());
    }

    /** What both say of each name. */
    List<Alignment.Entry<Side>> aligned() {
        return aligned(stub);
    }

    /** The same, with the definitions that later ones replace. */
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
