package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.UnpackedStubs;
import io.github.pyo3stubs.output.Verdict;
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
     * @param stubs those that it carries
     * @param verdict how they compare with the modules
     */
    void add(String wheel, String modules, UnpackedStubs stubs, Verdict verdict) {
        lacksStubs |= !verdict.isFresh();
        lacksTyped |= !verdict.untyped().isEmpty();
        if (!verdict.isFresh() || !verdict.untyped().isEmpty()) {
            complaints.add(verdict.packagedMessage(wheel, modules, stubs::place));
        }
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
