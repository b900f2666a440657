package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.wheel.WheelStubs;
import io.github.pyo3stubs.output.committed.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the stubs that wheels carry, one wheel after the other, and how to repair it. */
final class WheelComplaints {
    private final List<String> complaints = new ArrayList<>();
    private boolean lacksStubs;
    private boolean lacksTyped;
    private boolean hasDifferences;

    /**
     * Adds what is wrong with one wheel, if anything is.
     *
     * @param wheel the wheel as messages name it
     * @param modules the extension modules in it
     * @param stubs those that it carries
     * @param verdict how they compare with the modules
     */
    void add(String wheel, String modules, WheelStubs stubs, Verdict verdict) {
        lacksStubs |= !verdict.isFresh();
        lacksTyped |= !verdict.untyped().isEmpty();
        if (!verdict.isFresh() || !verdict.untyped().isEmpty()) {
            complaints.add(verdict.packagedMessage(wheel, modules, stubs::place));
        }
    }

    /**
     * Adds that no stubs can be right for all platforms of one wheel.
     *
     * @param wheel the wheel as messages name it
     * @param modules the extension modules in it
     * @param differences what differs between the platforms, in lines
     */
    void addDifferences(String wheel, String modules, List<String> differences) {
        hasDifferences = true;
        complaints.add("No stubs in %s can be right, as %s is not the same on all its platforms:\n%s"
                .formatted(wheel, modules, String.join("\n", differences)));
    }

    /** Adds a complaint that says itself what to do. */
    void add(String complaint) {
        complaints.add(complaint);
    }

    boolean isEmpty() {
        return complaints.isEmpty();
    }

    /**
     * Tells the user of all wheels.
     *
     * @param generate the commands that write the stubs into the sources, but for the value of {@code stubsDirectory} at
     *     the end of each
     * @param differ whether the wheels differ, so that the commands are for some of them
     */
    String message(List<String> generate, boolean differ) {
        List<String> lines = new ArrayList<>(List.of(String.join("\n\n", complaints), ""));
        if (hasDifferences) {
            lines.add(
                    "Where a wheel's platforms differ, build all its libraries again from the same sources, or a wheel"
                            + " for each platform.");
        }
        if (lacksStubs || lacksTyped) {
            lines.add("A wheel has its stubs from the Python sources that it is built from."
                    + " Put them right there, and build the wheel again.");
        }
        if (lacksTyped) {
            lines.add("Each py.typed is an empty file.");
        }
        if (lacksStubs && !generate.isEmpty()) {
            String task = "To write the stubs" + (differ ? ", of some of the wheels as they differ," : ",")
                    + " with the root of these sources (for maturin without Python sources the directory of Cargo.toml)"
                    + " in the place of the dots";
            if (generate.size() == 1) {
                lines.add(task + ": " + generate.get(0) + "…");
            } else {
                lines.add(task + ", wheel by wheel:");
                generate.forEach(command -> lines.add("  " + command + "…"));
            }
        }
        return String.join("\n", lines).stripTrailing();
    }
}
