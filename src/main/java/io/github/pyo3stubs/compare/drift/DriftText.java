package io.github.pyo3stubs.compare.drift;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.Names;
import io.github.pyo3stubs.compare.drift.Drift.Difference;
import io.github.pyo3stubs.compare.drift.Drift.Side;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Assignment;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A declaration that differs, as text: the canonical forms of both sides, so that nothing differs in them that does not
 * count.
 *
 * @param declaration where the committed stub has the declaration, if it has it, or else the class around it
 * @param around the lines of the classes and conditions in which it stands, the outermost first
 * @param committed the lines of the committed stub, as they stand within these; none where it lacks the declaration
 * @param generated the lines of the library's
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
     * The text of what differs.
     *
     * @param by what counts
     * @param differences those that are told; what else differs has no text
     * @return in the order of the library's declarations, {@code __all__}, which follows from the others, last
     */
    public static List<DriftText> of(
            StubFile generated, StubFile committed, Comparison by, List<Difference> differences) {
        Set<String> told = differences.stream().map(Difference::name).collect(toSet());
        Sides sides = Sides.of(generated, committed, by);
        Writer writer = new Writer(generated.module());
        List<DriftText> texts = new ArrayList<>();
        List<DriftText> ofAll = new ArrayList<>();
        if (told.contains(generated.module())) {
            writer.documentation(sides).ifPresent(texts::add);
        }
        for (Alignment.Entry<Side> entry : sides.wholeAligned()) {
            (entry.name().equals(generated.module() + "." + StubFile.ALL) ? ofAll : texts)
                    .addAll(writer.entry(entry, told));
        }
        texts.addAll(ofAll);
        return texts;
    }

    /** Writes canonical forms for a reader of their module. */
    private static final class Writer {

        private final String module;
        private final Names names;

        Writer(String module) {
            this.module = module;
            this.names = new Names(module);
        }

        Optional<DriftText> documentation(Sides sides) {
            List<String> committed = lines(sides.stub().documentation());
            List<String> generated = lines(sides.library().documentation());
            return committed.equals(generated)
                    ? Optional.empty()
                    : Optional.of(new DriftText(Optional.empty(), List.of(), committed, generated));
        }

        private static List<String> lines(Optional<String> documentation) {
            return documentation.map(StubPrinter::lines).orElse(List.of());
        }

        List<DriftText> entry(Alignment.Entry<Side> entry, Set<String> told) {
            List<Statement> allOfStub = entry.forms().getOrDefault(Side.STUB, List.of());
            Map<String, List<Statement>> library =
                    DriftFinder.byRole(entry.forms().getOrDefault(Side.LIBRARY, List.of()));
            Map<String, List<Statement>> stub = DriftFinder.byRole(allOfStub);
            return DriftFinder.roles(library, stub)
                    .filter(role -> told.contains(entry.name() + role))
                    .flatMap(role -> forms(
                            entry, allOfStub, library.getOrDefault(role, List.of()), stub.getOrDefault(role, List.of()))
                            .stream())
                    .toList();
        }

        private Optional<DriftText> forms(
                Alignment.Entry<Side> entry, List<Statement> allOfStub, List<Statement> library, List<Statement> stub) {
            List<Statement> onlyLibrary = Wording.without(library, stub);
            List<Statement> onlyStub = Wording.without(stub, library);
            boolean reordered = onlyLibrary.isEmpty() && onlyStub.isEmpty();
            List<Statement> generated = reordered ? library : onlyLibrary;
            List<Statement> committed = reordered ? stub : onlyStub;
            for (Function<Name, String> spelling : names.ways()) {
                List<String> generatedLines = lines(generated, spelling);
                List<String> committedLines = lines(committed, spelling);
                if (!generatedLines.equals(committedLines)) {
                    return Optional.of(new DriftText(
                            occurrence(entry, allOfStub, committed), around(entry), committedLines, generatedLines));
                }
            }
            return Optional.empty();
        }

        private Optional<Occurrence> occurrence(
                Alignment.Entry<Side> entry, List<Statement> allOfStub, List<Statement> committed) {
            if (!committed.isEmpty()) {
                return Optional.of(new Occurrence(entry.name(), allOfStub.indexOf(committed.get(0)), allOfStub.size()));
            }
            return entry.scope().equals(module) ? Optional.empty() : Optional.of(new Occurrence(entry.scope(), 0, 1));
        }

        private List<String> around(Alignment.Entry<Side> entry) {
            List<String> lines = new ArrayList<>();
            if (!entry.conditions().isEmpty()) {
                ExpressionPrinter full = new ExpressionPrinter(names::full);
                lines.add(entry.conditions().stream().map(full::print).collect(joining(" and ", "if ", ":")));
            }
            DottedName.of(entry.scope()).relativeTo(module).stream()
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
