// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.merge.PlatformDifference;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.util.List;
import java.util.Optional;

/**
 * The result if no single set of stubs can be committed, because the platforms' stubs differ.
 *
 * @param query what was read
 * @param differences one at least
 * @param choice the libraries that are proposed to be read alone; empty if each library differs in itself
 */
public record PlatformsDiffer(LibraryQuery query, List<PlatformDifference> differences, Optional<PlatformChoice> choice)
        implements GenerateResult, VerifyResult {

    private static final int DIFFERENCES_SHOWN = 20;

    public PlatformsDiffer {
        differences = List.copyOf(differences);
    }

    /** The result for a project, with a choice that suits this machine. */
    public static PlatformsDiffer of(ReadResult.Project project, StubSet stubs) {
        return new PlatformsDiffer(
                project.query(), stubs.merge().differences(), PlatformChoice.of(project.extensions(), Platform.host()));
    }

    /** What differs and what to do, for the user. */
    public Message message() {
        return Message.of(
                "There is no one set of stubs that could be committed, because they are not the same on all platforms:\n"
                        + "%s\n%s %s",
                listed(differences), new Advice("If one of the libraries is old, build it again."), whoseStubs());
    }

    /** How to say whose stubs are committed. It never proposes a choice that fails for the same reason. */
    private Message whoseStubs() {
        if (choice.isEmpty()) {
            return Message.text("Else there is no choice: each library differs in itself.");
        }
        return Message.of(
                "Else say whose stubs are committed, by %slibraries (%s).",
                query.libraries().isEmpty()
                        ? Message.of("targets (%s) or ", new ChooseOption(Option.TARGETS, "<triple>"))
                        : "",
                new SetOption(Option.LIBRARIES, choice.get().asValue(query)));
    }

    /** Differences between platforms as lines of one text: twenty at most, and how many there are beside. */
    public static String listed(List<PlatformDifference> differences) {
        return CappedList.of(differences, DIFFERENCES_SHOWN).lines("  ");
    }
}
