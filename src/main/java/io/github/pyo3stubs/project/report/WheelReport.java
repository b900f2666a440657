// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.PlatformsDiffer;
import io.github.pyo3stubs.project.result.WheelsResult.Checked;
import io.github.pyo3stubs.project.result.WheelsResult.Compared;
import io.github.pyo3stubs.project.result.WheelsResult.Contradictory;
import io.github.pyo3stubs.project.result.WheelsResult.Refused;
import io.github.pyo3stubs.project.result.WheelsResult.WheelResult;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What to tell the user about the stubs of wheels.
 *
 * @param show how the user sees a wheel's path
 * @param worded the text of a message, with the remedies as the user's build tool has them
 */
public record WheelReport(Checked result, Function<Path, String> show, Function<Message, String> worded) {

    /**
     * How the stubs of each wheel compare, whether they are right or not.
     *
     * @param comparison what made a stub stale
     */
    public List<Notice> notices(Comparison comparison) {
        NoteLines lines = NoteLines.ofRelativePaths();
        List<String> told = new ArrayList<>();
        compared().forEach(wheel -> {
            Verdict verdict = wheel.verdict();
            told.add(VerdictSummary.of(
                    verdict, comparison, NoteLines.full(wheel.wheel()), String.join(", ", wheel.modules())));
            told.addAll(lines.all(verdict));
            lines.older(verdict.notes(Note.Older.class)).ifPresent(told::add);
        });
        return told.stream().map(Message::text).map(Notice::info).toList();
    }

    /**
     * The message about wheels whose stubs are wrong: the problems wheel by wheel, then the repair.
     *
     * @param generate a command for each of the {@link Checked#repairs}, with dots for the directory of the stubs
     */
    public String text(List<String> generate) {
        List<String> problems = result.wheels().stream()
                .flatMap(wheel -> problem(wheel).stream())
                .toList();
        List<String> lines = new ArrayList<>(List.of(String.join("\n\n", problems), ""));
        if (result.wheels().stream().anyMatch(Contradictory.class::isInstance)) {
            lines.add(
                    "Where a wheel's platforms differ, build all its libraries again from the same sources, or a wheel"
                            + " for each platform.");
        }
        boolean lacksStubs = compared().anyMatch(wheel -> !wheel.verdict().isFresh());
        boolean lacksTyped =
                compared().anyMatch(wheel -> !wheel.verdict().untyped().isEmpty());
        if (lacksStubs || lacksTyped) {
            lines.add("A wheel has its stubs from the Python sources that it is built from."
                    + " Put them right there, and build the wheel again.");
        }
        if (lacksTyped) {
            lines.add("Each py.typed is an empty file.");
        }
        boolean isRepairable = compared().anyMatch(wheel -> wheel.verdict().isRepairable());
        if (isRepairable && !generate.isEmpty()) {
            addCommands(lines, generate);
        }
        return Shown.text(String.join("\n", lines).stripTrailing());
    }

    private Stream<Compared> compared() {
        return result.wheels().stream()
                .flatMap(wheel -> wheel instanceof Compared compared ? Stream.of(compared) : Stream.empty());
    }

    private Optional<String> problem(WheelResult wheel) {
        if (wheel.isRight()) {
            return Optional.empty();
        }
        String name = show.apply(wheel.wheel());
        if (wheel instanceof Compared compared) {
            return Optional.of(
                    compared.verdict().packagedMessage(name, String.join(", ", compared.modules()), compared.place()));
        }
        if (wheel instanceof Contradictory contradictory) {
            return Optional.of("No stubs in %s can be right, as %s is not the same on all its platforms:\n%s"
                    .formatted(
                            name,
                            String.join(", ", contradictory.modules()),
                            worded.apply(PlatformsDiffer.listed(contradictory.conflicts()))));
        }
        return Optional.of(worded.apply(((Refused) wheel).message()));
    }

    private void addCommands(List<String> lines, List<String> generate) {
        String task = "To write the stubs" + (result.agree() ? "," : ", of some of the wheels as they differ,")
                + " with the root of these sources (for maturin without Python sources the directory of Cargo.toml)"
                + " in the place of the dots";
        if (generate.size() == 1) {
            lines.add(task + ": " + generate.get(0));
        } else {
            lines.add(task + ", wheel by wheel:");
            generate.forEach(command -> lines.add("  " + command));
        }
    }
}
