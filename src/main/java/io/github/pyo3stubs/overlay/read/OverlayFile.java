// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.DeclarationLines;
import io.github.pyo3stubs.syntax.parse.SpelledStub;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file of an overlay.
 *
 * @param shown how messages name the file
 * @param module the module's full dotted name
 * @param isPackage whether the file is the {@code __init__.pyi} of a package
 * @param stub the file's content
 * @param newModule the line of the comment {@code # new} before the first statement; empty if there is none
 * @param lines the lines in which the file declares or imports its names, by qualified name
 * @param faults what the file says in places where it means nothing
 */
public record OverlayFile(
        String shown,
        String module,
        boolean isPackage,
        SpelledStub stub,
        OptionalInt newModule,
        Map<String, List<Integer>> lines,
        List<OverlayFault> faults) {

    public OverlayFile {
        lines = Map.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** Reads the text of a file. */
    public static OverlayFile parse(String text, String shown, String module, boolean isPackage)
            throws StubSyntaxException {
        SpelledStub stub = SpelledStub.parseWithNotes(text, module, isPackage).mapped(UnquotedTypes::in);
        OptionalInt newModule = OptionalInt.empty();
        List<OverlayFault> faults = new ArrayList<>();
        for (SpelledStub.LooseComment comment : stub.looseComments()) {
            if (comment.beforeAll() && Notes.isNew(comment.text())) {
                newModule = OptionalInt.of(comment.line());
            } else {
                Notes.in(comment.text())
                        .forEach(note -> faults.add(new OverlayFault(shown, comment.line(), misplaced(note))));
            }
        }
        faults.addAll(FormCheck.faults(unresolved(stub, module, isPackage), shown));
        return new OverlayFile(shown, module, isPackage, stub, newModule, DeclarationLines.of(text, module), faults);
    }

    private static Message misplaced(String note) {
        return Message.of(
                "The comment '%s' belongs to no declaration. %s",
                note, new Advice("Write it behind a declaration, on one of the lines up to its colon, or remove it."));
    }

    /** The file as its text is, with all imports. Every name that the file does not declare is a builtin. */
    public StubFile unresolved() {
        return unresolved(stub, module, isPackage);
    }

    private static StubFile unresolved(SpelledStub stub, String module, boolean isPackage) {
        return new StubFile(module, isPackage, Optional.empty(), stub.statements());
    }

    /** The first line in which the file declares or imports a name; 1 if it does not. */
    public int line(String qualifiedName) {
        return lines.getOrDefault(qualifiedName, List.of(1)).get(0);
    }
}
