// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.StubConflict;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.remedy.Message;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The result of verifying wheels. */
public sealed interface WheelsResult permits WheelsResult.Checked, Failure {

    /**
     * Every wheel is checked.
     *
     * @param wheels one result for each wheel, in the order of their paths
     * @param repairs runs of generating that write the stubs of the wheels into the sources
     * @param agree whether one run can do for all wheels that need the same names; if not, the repairs are for some of
     *     the wheels
     * @param project the project with the names that the stubs in the wheels have
     */
    record Checked(List<WheelResult> wheels, List<Repair> repairs, boolean agree, ReadResult.Project project)
            implements WheelsResult {
        public Checked {
            wheels = List.copyOf(wheels);
            repairs = List.copyOf(repairs);
        }

        /** Whether nothing is wrong with the stubs of any wheel. */
        public boolean isRight() {
            return wheels.stream().allMatch(WheelResult::isRight);
        }
    }

    /**
     * What generating is to be told, beside the directory of the stubs.
     *
     * @param wheels the wheels to read; empty for those that were verified
     * @param module the name of the module that is wanted; empty if the wheels tell it
     */
    record Repair(Optional<PlatformChoice> wheels, Optional<String> module) {}

    /** The result for one wheel. */
    sealed interface WheelResult {
        Path wheel();

        /** Whether nothing is wrong with the wheel's stubs. */
        default boolean isRight() {
            return false;
        }
    }

    /**
     * The wheel's stubs are compared.
     *
     * @param modules the modules that the stubs are of
     * @param verdict how each stub compares
     * @param place where a file of the verdict lies in the wheel, or would lie
     */
    record Compared(Path wheel, SortedSet<String> modules, Verdict verdict, Function<Path, String> place)
            implements WheelResult {
        public Compared {
            modules = Collections.unmodifiableSortedSet(new TreeSet<>(modules));
        }

        @Override
        public boolean isRight() {
            return verdict.isFresh() && verdict.untyped().isEmpty();
        }
    }

    /**
     * No stubs can be right for all platforms of the wheel.
     *
     * @param modules the modules that the stubs are of
     * @param conflicts what differs between the targets of its libraries
     */
    record Contradictory(Path wheel, SortedSet<String> modules, List<StubConflict> conflicts) implements WheelResult {
        public Contradictory {
            modules = Collections.unmodifiableSortedSet(new TreeSet<>(modules));
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * There are no stubs that the wheel's could be compared with.
     *
     * @param message why, and what to do
     */
    record Refused(Path wheel, Message message) implements WheelResult {}
}
