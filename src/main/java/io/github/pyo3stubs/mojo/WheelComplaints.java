package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.UnpackedStubs;
import io.github.pyo3stubs.output.Finding;
import io.github.pyo3stubs.output.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the stubs that wheels carry, one wheel after the other, and how to repair it. */
final class WheelComplaints {
    private final List<String> complaints = new ArrayList<>();
    private boolean lacksStubs;
    private boolean lacksTyped;

    /**
     * Adds what is wrong with one wheel, if anything is.
     *
     * @param wheel the wheel as messages name it
     * @param modules the extension modules in it
     */
    void add(String wheel, String modules, UnpackedStubs stubs, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        if (verdict.isFresh()) {
            lines.add("Type checkers pass over the stubs in %s:".formatted(wheel));
        } else if (verdict.findings().stream().allMatch(Finding.Missing.class::isInstance)) {
            lines.add("%s carries no stubs of %s:".formatted(wheel, modules));
            verdict.findings().forEach(finding -> lines.add(missing(stubs, finding.file())));
        } else {
            lines.add(verdict.differences("The stubs in " + wheel, modules, stubs::place));
        }
        verdict.untyped().forEach(file -> lines.add(missing(stubs, file)));
        lacksStubs |= !verdict.isFresh();
        lacksTyped |= !verdict.untyped().isEmpty();
        if (!verdict.isFresh() || !verdict.untyped().isEmpty()) {
            complaints.add(String.join("\n", lines));
        }
    }

    private static String missing(UnpackedStubs stubs, Path file) {
        return "  %s is missing".formatted(stubs.place(file));
    }

    boolean isEmpty() {
        return complaints.isEmpty();
    }

    /**
     * Tells the user of all wheels.
     *
     * @param generate the command that writes the stubs into the sources, but for the value of {@code stubsDirectory} at
     *     its end
     */
    String message(String generate) {
        List<String> lines = new ArrayList<>();
        complaints.forEach(complaint -> lines.addAll(List.of(complaint, "")));
        lines.add("A wheel has its stubs from the Python sources that it is built from."
                + " Put them right there, and build the wheel again.");
        if (lacksTyped) {
            lines.add("Each py.typed is an empty file.");
        }
        if (lacksStubs) {
            lines.add("To write the stubs, with the root of these sources (for maturin without Python sources the"
                    + " directory of Cargo.toml) in the place of the dots: " + generate + "…");
        }
        return String.join("\n", lines);
    }
}
