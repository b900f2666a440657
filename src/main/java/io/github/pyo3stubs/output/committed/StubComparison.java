package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.DriftText;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.StubUpdate;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.committed.Finding.Fresh;
import io.github.pyo3stubs.output.committed.Finding.Reformatted;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.DeclarationLines;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A committed stub beside the generated one. */
final class StubComparison {

    private final StubPaths layout;
    private final CommittedStub committed;
    private final StubFile generated;
    private final List<String> generatedLines;
    private final List<String> committedLines;
    private final Comparison comparison;
    private final PartlyDescribed partly;
    private final Optional<StubFile> parsed;

    /** Why the committed stub cannot be compared, as a message goes on after the name of the file. */
    private final Optional<String> problem;

    /** What the stub is compared with by content or signatures; nothing where the texts decide. */
    private final Optional<Expectation> expectation;

    /** What differs, by qualified names; nothing when only the formatting does. */
    private final List<Drift.Difference> differences;

    /**
     * @param path where the generated stub lies
     * @param comparison what makes it stale
     */
    StubComparison(
            StubPaths layout, String path, CommittedStub committed, Comparison comparison, PartlyDescribed partly) {
        this.layout = layout;
        this.committed = committed;
        this.comparison = comparison;
        this.partly = partly;
        generated = layout.files().get(path);
        String generatedText = layout.text(path);
        generatedLines = generatedText.lines().toList();
        committedLines = committed.lines();
        StubFile file = null;
        String obstacle = null;
        if (isEqual()) {
            // Nothing can differ, and most stubs of most builds are such
        } else if (committed.isUtf8()) {
            try {
                file = StubParser.parse(committed.textBelowMark(), generated.module(), committed.isPackageFile());
            } catch (StubSyntaxException e) {
                obstacle = " does not parse at line %d, column %d: expected %s, found %s"
                        .formatted(e.line(), e.column(), e.expected(), e.found());
            }
        } else {
            obstacle = " is not in UTF-8";
        }
        parsed = Optional.ofNullable(file);
        problem = Optional.ofNullable(obstacle);
        expectation = parsed.filter(stub -> comparison != Comparison.EXACT)
                .map(stub -> Expectation.of(generated, stub, comparison, partly));
        differences = parsed.map(
                        stub -> Drift.between(expected(), stub, comparison).differences())
                .orElse(List.of());
    }

    /** What the stub is to say. */
    private StubFile expected() {
        return expectation.map(Expectation::expected).orElse(generated);
    }

    /** Whether the texts are the same, but for line ends, the mark and what is above. */
    private boolean isEqual() {
        return committed.isUtf8() && committedLines.equals(generatedLines);
    }

    private boolean isFresh() {
        return isEqual() || comparison != Comparison.EXACT && problem.isEmpty() && differences.isEmpty();
    }

    /**
     * What was found of the file.
     *
     * @param own whether it bears the mark of its extension module
     */
    Finding finding(Path file, boolean own) {
        if (isFresh()) {
            return isEqual() ? new Fresh(file) : new Reformatted(file);
        }
        return new Stale(file, own, problem, differences, diff());
    }

    /** What else there is to tell of the file. */
    List<Note> notes(Path file, boolean own) {
        List<Note> notes = new ArrayList<>();
        expectation
                .map(Expectation::unchecked)
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> notes.add(new Note.Unchecked(file, names)));
        if (isFresh()) {
            expectation
                    .map(Expectation::omitted)
                    .filter(omitted -> !omitted.isEmpty())
                    .ifPresent(omitted -> notes.add(new Note.Older(file, own, omitted)));
        }
        return notes;
    }

    CommittedStub committed() {
        return committed;
    }

    /** The stub as it is in the file, as far as it could be read. */
    StubFile current() {
        return parsed.orElse(generated);
    }

    /** The stub that takes its place: with what is fresh as it is in the file, unless the texts decide. */
    StubFile updated() {
        return expectation
                .map(compared -> new StubUpdate(generated, comparison, partly, layout.tree()).of(parsed.orElseThrow()))
                .orElse(generated);
    }

    /** The diff of what differs; of the texts, if these count or the committed one cannot be compared otherwise. */
    private TextDiff diff() {
        return comparison == Comparison.EXACT || parsed.isEmpty() ? ofTexts() : ofDeclarations(parsed.get());
    }

    private TextDiff ofDeclarations(StubFile stub) {
        return TextDiff.of(DriftText.of(expected(), stub, comparison, differences), lineNumbers());
    }

    private Map<String, List<Integer>> lineNumbers() {
        try {
            return DeclarationLines.of(committed.textBelowMark(), generated.module());
        } catch (StubSyntaxException e) {
            throw new IllegalStateException("it has been parsed before", e);
        }
    }

    /** Both sides begin with what the committed file has before its statements, so that all lines have their numbers. */
    private TextDiff ofTexts() {
        List<String> heading = committed.heading();
        return TextDiff.between(
                committed.textBelowMark().lines().toList(),
                Stream.concat(heading.stream(), generatedLines.stream()).toList());
    }
}
