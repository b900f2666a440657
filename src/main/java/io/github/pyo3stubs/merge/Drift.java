package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What differs between the library and a committed stub.
 *
 * @param differences in the order of the library's declarations, then of those that only the stub has
 */
public record Drift(List<Difference> differences) {

    /**
     * A declaration that differs.
     *
     * @param name its qualified name, such as {@code geodesy._native.connect}; an accessor of a property has its kind
     *     behind the property's name, as in {@code geodesy.Ellipsoid.flattening.setter}
     * @param what the difference in words, such as {@code parameter 'ephemeral: bool = False' is missing}
     */
    public record Difference(String name, String what) {
        @Override
        public String toString() {
            return name + ": " + what;
        }
    }

    public Drift {
        differences = List.copyOf(differences);
    }

    /**
     * Compares the stubs of one module.
     *
     * @param generated what the library declares
     * @param committed the stub in the source tree
     * @param by what counts. {@link Comparison#EXACT} is about texts, which are not known here: it gives what differs in
     *     content, which may be nothing where the texts differ
     */
    public static Drift between(StubFile generated, StubFile committed, Comparison by) {
        SortedMap<Side, StubFile> files = forms(generated, committed, by);
        DriftFinder finder = new DriftFinder(generated.module(), by == Comparison.SIGNATURES);
        finder.documentation(files.get(Side.LIBRARY), files.get(Side.STUB));
        Alignment.of(files).forEach(finder::entry);
        return new Drift(finder.differences());
    }

    /** What of each stub counts. */
    static SortedMap<Side, StubFile> forms(StubFile generated, StubFile committed, Comparison by) {
        SortedMap<Side, StubFile> forms = new TreeMap<>();
        if (by == Comparison.SIGNATURES) {
            forms.put(Side.LIBRARY, SignatureForm.of(generated));
            forms.put(Side.STUB, SignatureForm.of(committed));
        } else {
            forms.put(Side.LIBRARY, ContentForm.of(generated, committed));
            StubFile stub = ContentForm.of(committed, generated);
            forms.put(Side.STUB, GuessedBases.adopted(stub, forms.get(Side.LIBRARY)));
        }
        return forms;
    }

    /** Whether the stub says what the library declares. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** The two stubs that are compared. */
    enum Side {
        LIBRARY,
        STUB
    }
}
