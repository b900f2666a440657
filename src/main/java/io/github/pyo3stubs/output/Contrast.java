package io.github.pyo3stubs.output;

import io.github.pyo3stubs.merge.Comparison;
import io.github.pyo3stubs.merge.Drift;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubParser;
import io.github.pyo3stubs.syntax.StubPrinter;
import io.github.pyo3stubs.syntax.StubSyntaxException;
import java.util.List;
import java.util.Optional;

/** A committed stub beside the generated one. */
final class Contrast {

    private final TreeLayout layout;
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
        this.layout = layout;
        this.comparison = comparison;
        StubFile generated = layout.files().get(path);
        String generatedText = layout.text(path);
        generatedLines = generatedText.lines().toList();
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

    /** What differs, by qualified names; nothing when only the formatting does. */
    List<Drift.Difference> differences() {
        return differences;
    }

    /** The diff of the texts; or of both as the plugin prints them, where formatting would hide what differs. */
    TextDiff diff() {
        TextDiff ofTexts = TextDiff.between(committedLines, generatedLines, false);
        return parsed.filter(stub -> !differences.isEmpty())
                .map(stub -> StubPrinter.print(stub, layout.tree()).lines().toList())
                .map(printed -> ofTexts.orShorter(TextDiff.between(printed, generatedLines, true)))
                .orElse(ofTexts);
    }
}
