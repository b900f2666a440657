package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;

/**
 * What differs between the library and a committed stub.
 *
 * @param differences what the stub defines twice, then all in the order of the library's declarations, then of those
 *     that only the stub has
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
        Sides sides = Sides.of(generated, committed, by);
        DriftFinder finder = new DriftFinder(generated.module(), by == Comparison.SIGNATURES);
        finder.documentation(sides.library(), sides.stub());
        sides.redefinitions().forEach(finder::redefinition);
        sides.aligned().forEach(finder::entry);
        return new Drift(finder.differences());
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
