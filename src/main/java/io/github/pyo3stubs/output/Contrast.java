package io.github.pyo3stubs.output;

import io.github.pyo3stubs.merge.Comparison;
import io.github.pyo3stubs.merge.Drift;
import io.github.pyo3stubs.merge.DriftText;
import io.github.pyo3stubs.syntax.DeclarationLines;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubParser;
import io.github.pyo3stubs.syntax.StubSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A committed stub beside the generated one. */
final class Contrast {

    private final StubFile generated;
    private final CommittedStub committed;
    private final List<String> generatedLines;
    private final List<String> committedLines;
    private final Comparison comparison;
    private final Optional<StubFile> parsed;
    private final Optional<String> problem;
    private final List<Drift.Difference> differences;

    /**
     * @param path where the stub lies
     * @param comparison what makes it stale
     */
    Contrast(TreeLayout layout, String path, CommittedStub committed, Comparison comparison) {
        this.comparison = comparison;
        this.committed = committed;
        generated = layout.files().get(path);
        generatedLines = layout.text(path).lines().toList();
        committedLines = committed.lines();
        StubFile file = null;
        String obstacle = null;
        if (isEqual()) {
            // Nothing can differ, and most stubs of most builds are such
        } else if (committed.isUtf8()) {
            try {
                file = StubParser.parse(
                        committed.textWithoutMark(), generated.module(), TreeLayout.isPackageFile(path));
            } catch (StubSyntaxException e) {
                obstacle = " does not parse at line %d, column %d: expected %s, found %s"
                        .formatted(e.line(), e.column(), e.expected(), e.found());
            }
        } else {
            obstacle = " is not in UTF-8";
        }
        parsed = Optional.ofNullable(file);
        problem = Optional.ofNullable(obstacle);
        differences = parsed.map(
                        stub -> Drift.between(generated, stub, comparison).differences())
                .orElse(List.of());
    }

    /** Whether the texts are the same, but for line ends and the mark. */
    boolean isEqual() {
        return committedLines.equals(generatedLines);
    }

    boolean isFresh() {
        return isEqual() || comparison != Comparison.EXACT && problem.isEmpty() && differences.isEmpty();
    }

    /** Why the committed stub cannot be compared, as a message goes on after the name of the file. */
    Optional<String> problem() {
        return problem;
    }

    /** What differs, by qualified names; nothing when only the wording does. */
    List<Drift.Difference> differences() {
        return differences;
    }

    /** The diff of what differs; of the texts, if these count or the committed one cannot be compared otherwise. */
    TextDiff diff() {
        return comparison == Comparison.EXACT || parsed.isEmpty() ? ofTexts() : ofDeclarations(parsed.get());
    }

    private TextDiff ofDeclarations(StubFile stub) {
        return TextDiff.of(DriftText.of(generated, stub, comparison, differences), lineNumbers());
    }

    private Map<String, List<Integer>> lineNumbers() {
        try {
            return DeclarationLines.of(committed.textWithoutMark(), generated.module());
        } catch (StubSyntaxException e) {
            throw new IllegalStateException("it has been parsed before", e);
        }
    }

    /** Both sides begin with what the committed file has before its statements, so that all lines have their numbers. */
    private TextDiff ofTexts() {
        List<String> heading = committed.heading();
        return TextDiff.between(
                committed.textWithoutMark().lines().toList(),
                Stream.concat(heading.stream(), generatedLines.stream()).toList());
    }
}
