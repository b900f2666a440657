// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.DisplayNames;
import io.github.pyo3stubs.compare.drift.ComparedForms.Side;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The text of a declaration that differs. It is printed from the canonical forms that are compared, so that it shows no
 * difference that does not count.
 *
 * @param declaration the declaration in the committed stub, or the class around it where the stub lacks the
 *     declaration; empty where it lacks both
 * @param around the headers of the conditions and classes around the declaration, the outermost first
 * @param committed the lines of the committed stub without their indentation; empty where it lacks the declaration
 * @param generated the lines of the library's declaration
 */
public record DriftText(
        Optional<Occurrence> declaration, List<String> around, List<String> committed, List<String> generated) {

    /**
     * A declaration among those of its name.
     *
     * @param name its qualified name
     * @param index its place among them, from 0
     * @param count how many there are under the same conditions
     */
    public record Occurrence(String name, int index, int count) {}

    public DriftText {
        around = List.copyOf(around);
        committed = List.copyOf(committed);
        generated = List.copyOf(generated);
    }

    /**
     * The texts of all declarations with changes.
     *
     * @return in the order of the library's declarations, {@code __all__}, which follows from the others, last
     */
    public static List<DriftText> of(Drift drift) {
        Set<String> changed = drift.changes().stream().map(Change::name).collect(toSet());
        ComparedForms compared = drift.compared();
        String module = compared.library().module();
        Writer writer = new Writer(module);
        List<DriftText> texts = new ArrayList<>();
        List<DriftText> ofAll = new ArrayList<>();
        if (changed.contains(module)) {
            writer.documentation(compared).ifPresent(texts::add);
        }
        for (Alignment.Entry<Side> entry : compared.wholeAligned()) {
            List<Statement> allOfStub = entry.forms().getOrDefault(Side.STUB, List.of());
            List<DriftText> receiving = entry.name().equals(StubFile.qualifiedAll(module)) ? ofAll : texts;
            DeclaredForms.of(entry).stream()
                    .filter(forms -> changed.contains(forms.label()))
                    .forEach(forms -> writer.text(forms, allOfStub).ifPresent(receiving::add));
        }
        texts.addAll(ofAll);
        return texts;
    }

    /** Writes canonical forms for a reader of their module. */
    private static final class Writer {

        private final String module;
        private final DisplayNames names;

        Writer(String module) {
            this.module = module;
            this.names = new DisplayNames(module);
        }

        Optional<DriftText> documentation(ComparedForms compared) {
            List<String> committed = lines(compared.stub().documentation());
            List<String> generated = lines(compared.library().documentation());
            return committed.equals(generated)
                    ? Optional.empty()
                    : Optional.of(new DriftText(Optional.empty(), List.of(), committed, generated));
        }

        private static List<String> lines(Optional<String> documentation) {
            return documentation.map(StubPrinter::lines).orElse(List.of());
        }

        /** @param allOfStub what the stub says of the name, accessors of a property among it */
        Optional<DriftText> text(DeclaredForms forms, List<Statement> allOfStub) {
            boolean reordered =
                    forms.onlyAfter().isEmpty() && forms.onlyBefore().isEmpty();
            List<Statement> generated = reordered ? forms.after() : forms.onlyAfter();
            List<Statement> committed = reordered ? forms.before() : forms.onlyBefore();
            for (Function<Name, String> spelling : names.ways()) {
                List<String> generatedLines = lines(generated, spelling);
                List<String> committedLines = lines(committed, spelling);
                if (!generatedLines.equals(committedLines)) {
                    return Optional.of(new DriftText(
                            occurrence(forms, allOfStub, committed), around(forms), committedLines, generatedLines));
                }
            }
            return Optional.empty();
        }

        private Optional<Occurrence> occurrence(
                DeclaredForms forms, List<Statement> allOfStub, List<Statement> committed) {
            if (!committed.isEmpty()) {
                return Optional.of(new Occurrence(forms.name(), allOfStub.indexOf(committed.get(0)), allOfStub.size()));
            }
            return forms.scope().equals(module) ? Optional.empty() : Optional.of(new Occurrence(forms.scope(), 0, 1));
        }

        private List<String> around(DeclaredForms forms) {
            List<String> lines = new ArrayList<>();
            if (!forms.conditions().isEmpty()) {
                ExpressionPrinter full = new ExpressionPrinter(names::full);
                lines.add(forms.conditions().stream().map(full::print).collect(joining(" and ", "if ", ":")));
            }
            DottedName.of(forms.scope()).relativeTo(module).stream()
                    .flatMap(classes -> DottedName.of(classes).parts().stream())
                    .forEach(name -> lines.add("class " + name + ":"));
            return lines;
        }

        private static List<String> lines(List<Statement> statements, Function<Name, String> spelling) {
            return statements.stream()
                    .flatMap(statement -> lines(statement, spelling).stream())
                    .toList();
        }

        private static List<String> lines(Statement statement, Function<Name, String> spelling) {
            return statement instanceof Assignment assignment
                            && assignment.name().equals(StubFile.ALL)
                            && assignment.value().orElse(null) instanceof ListDisplay list
                    ? onePerLine(list, new ExpressionPrinter(spelling))
                    : StubPrinter.lines(statement, spelling);
        }

        /** The list as formatters break it, so that each name is a line of its own. */
        private static List<String> onePerLine(ListDisplay list, ExpressionPrinter printer) {
            List<String> lines = new ArrayList<>(List.of(StubFile.ALL + " = ["));
            for (Expression element : list.elements()) {
                lines.add("    " + printer.print(element) + ",");
            }
            lines.add("]");
            return lines;
        }
    }
}
