// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lays what declarations of several kinds have in common: decorators, {@code async} and documentation. */
public final class CommonLaying {

    private static final Set<Name> OF_KINDS = Set.of(PythonNames.STATIC_METHOD, PythonNames.CLASS_METHOD);

    private final FilePair files;
    private final Place place;

    CommonLaying(FilePair files, Place place) {
        this.files = files;
        this.place = place;
    }

    /** The accessor of a property that a function is, whatever other decorators it has; empty for other functions. */
    static Optional<Accessor> accessor(Function function) {
        return function.decorators().stream()
                .flatMap(decorator -> Accessor.of(function.name(), List.of(decorator)).stream())
                .findFirst();
    }

    /** Whether a decorator of a function says what kind of a member it is: an accessor, a static or a class method. */
    public static boolean identifies(Expression decorator, String function) {
        return OF_KINDS.contains(decorator)
                || Accessor.of(function, List.of(decorator)).isPresent();
    }

    /** The decorators of the library, then those that the overlay adds. */
    List<Expression> decorators(List<Expression> ofLibrary, List<Expression> ofOverlay, Stated stated, String name) {
        List<Expression> decorators = new ArrayList<>(ofLibrary);
        for (Expression decorator : ofOverlay) {
            if (ofLibrary.contains(decorator)) {
                files.fault(
                        stated.line(),
                        "%s has the decorator '@%s' in the library already. %s",
                        place.path(name),
                        files.brief(decorator),
                        new Advice("Remove that decorator here."));
            } else {
                decorators.add(decorator);
            }
        }
        return decorators;
    }

    /** The decorators of a function. Those that say what kind of a member it is must be the library's. */
    List<Expression> decorators(Function library, Function overlay, Stated stated) {
        if (!checkKind(library, overlay, stated)) {
            return library.decorators();
        }
        List<Expression> others = overlay.decorators().stream()
                .filter(decorator -> !identifies(decorator, overlay.name()))
                .toList();
        return decorators(library.decorators(), others, stated, library.name());
    }

    /** Whether a function is static, of the class or ordinary as in the library. Reports it if not. */
    boolean checkKind(Function library, Function overlay, Stated stated) {
        List<Expression> kind = ofKind(library);
        boolean fits = kind.equals(ofKind(overlay));
        if (!fits) {
            String right = kind.isEmpty()
                    ? "Remove the decorators for static and class methods."
                    : "Write @" + files.brief(kind.get(0)) + " before it.";
            files.fault(
                    stated.line(),
                    "%s is %s in the library. %s",
                    place.path(library.name()),
                    kind.isEmpty() ? "an ordinary function" : "a " + files.brief(kind.get(0)),
                    new Advice(right));
        }
        return fits;
    }

    /** Reports a function that is {@code async} only in the library, or only in the overlay. */
    void checkAsync(Function library, Function overlay, Stated stated) {
        if (overlay.async() != library.async()) {
            files.fault(
                    stated.line(),
                    "%s is %s in the library. %s",
                    place.path(library.name()),
                    library.async() ? "async" : "not async",
                    new Advice(library.async() ? "Write async def." : "Write def without async."));
        }
    }

    private static List<Expression> ofKind(Function function) {
        return function.decorators().stream().filter(OF_KINDS::contains).toList();
    }

    /** The overlay's documentation; the library's where the overlay has none. */
    Optional<String> documentation(Declaration library, Stated stated) {
        Optional<String> own = ((Declaration) stated.statement()).documentation();
        if (own.isPresent() && own.equals(library.documentation())) {
            files.fault(
                    stated.line(),
                    "%s has this documentation in the library already. %s",
                    place.path(library.name()),
                    new Advice("Remove the text here."));
        }
        return own.or(library::documentation);
    }

    /** Reports a declaration that changes nothing, unless something else about it was reported. */
    void unchanged(Declaration library, Declaration laid, Stated stated, int faultsBefore) {
        unchanged(List.of(library), List.of(laid), stated, faultsBefore);
    }

    /** Reports overloads that change nothing, unless something else about them was reported. */
    void unchanged(
            List<? extends Declaration> library, List<? extends Declaration> laid, Stated stated, int faultsBefore) {
        if (files.faults() == faultsBefore && laid.equals(library)) {
            files.fault(
                    stated.line(),
                    "This changes nothing of %s. %s",
                    place.path(library.get(0).name()),
                    new Advice("Remove this declaration, or state what differs."));
        }
    }
}
