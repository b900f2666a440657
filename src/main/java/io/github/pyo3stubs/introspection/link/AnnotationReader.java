// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.record.ChunkExpression;
import io.github.pyo3stubs.model.PythonLimits;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Expression;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads annotations: makes types of the texts in them, which are those that authors put in quotes, and all of PyO3
 * before 0.28. Parts that are not types or have no known meaning become {@code Incomplete}, and so does a form around
 * them that means nothing without them. Names that the oldest Python does not have become {@code Incomplete}, too, also
 * where PyO3 has written them itself.
 */
final class AnnotationReader {

    /** The forms that are types of attributes only. */
    static final Set<String> OF_ATTRIBUTES = Set.of("ClassVar", "Final");

    /** The names that are types in classes only. */
    static final Set<String> OF_CLASSES = Set.of("Self");

    /** The forms that are types of {@code *args} and {@code **kwargs} only. */
    static final Set<String> OF_VARIADICS = Set.of("Unpack");

    /**
     * Where an annotation stands. It decides about forms that are types in some places only, such as {@code ClassVar}.
     */
    enum Place {
        ATTRIBUTE(OF_ATTRIBUTES),
        VARIADIC(OF_VARIADICS),
        OTHER(Set.of());

        private final Set<String> inModule;
        private final Set<String> inClass;

        Place(Set<String> particular) {
            inModule = particular;
            Set<String> all = new HashSet<>(particular);
            all.addAll(OF_CLASSES);
            inClass = Set.copyOf(all);
        }

        /** The forms of this kind that are types here, outside of classes. */
        Set<String> inModule() {
            return inModule;
        }

        /** The forms of this kind that are types here, in the body of a class. */
        Set<String> inClass() {
            return inClass;
        }
    }

    private final HintNames names;
    private final PythonVersion minimumPython;

    /** What was read, by the allowed forms and the annotation: the same few annotations stand all over a module. */
    private final Map<Set<String>, Map<ChunkExpression, Result>> known = new IdentityHashMap<>();

    /**
     * @param names the meaning of names where the annotations stand
     * @param minimumPython the oldest Python for which names are to be importable
     */
    AnnotationReader(HintNames names, PythonVersion minimumPython) {
        this.names = names;
        this.minimumPython = minimumPython;
    }

    /**
     * What reading an annotation gave.
     *
     * @param type the annotation as a stub can say it
     * @param problem what became {@code Incomplete} in it
     */
    record Result(Expression type, Optional<AnnotationProblem> problem) {}

    /**
     * Reads the annotation of a chunk. An annotation that is the same object as an earlier one is not read again.
     *
     * @param linked makes the annotation of the chunk's
     * @param allowed the forms that are types in some places only, and are types at this place: one object for each
     *     sort of place
     */
    Result read(ChunkExpression annotation, Set<String> allowed, Function<ChunkExpression, Expression> linked) {
        Map<ChunkExpression, Result> ofPlace = known.get(allowed);
        if (ofPlace == null) {
            ofPlace = new IdentityHashMap<>();
            known.put(allowed, ofPlace);
        }
        Result result = ofPlace.get(annotation);
        if (result == null) {
            result = read(linked.apply(annotation), allowed);
            ofPlace.put(annotation, result);
        }
        return result;
    }

    /**
     * Reads one annotation.
     *
     * @param allowed the forms that are types in some places only, and are types at this place
     */
    Result read(Expression annotation, Set<String> allowed) {
        UnknownParts unknown = new UnknownParts(minimumPython);
        AnnotationText texts = new AnnotationText(names.texts(), unknown);
        TypeCheck types = new TypeCheck(names.texts(), allowed, unknown, Optional.of(texts));
        Expression type = new HintReading(names, texts, types, unknown).apply(annotation);
        return new Result(PythonLimits.allow(type) ? type : unknown.tooLarge(), unknown.problem(annotation));
    }
}
