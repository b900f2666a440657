// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.StubConflict;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.LibraryQuery;
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
 * The result if there can be no stubs for all platforms, because targets differ that no condition of a stub tells
 * apart.
 *
 * @param query what was read
 * @param conflicts one at least
 * @param choice the libraries that are proposed to be read alone; empty if each library differs in itself
 */
public record PlatformsDiffer(LibraryQuery query, List<StubConflict> conflicts, Optional<PlatformChoice> choice)
        implements GenerateResult, VerifyResult {

    private static final int CONFLICTS_SHOWN = 20;

    public PlatformsDiffer {
        conflicts = List.copyOf(conflicts);
    }

    /** The result for a project, with a choice that suits this machine. */
    public static PlatformsDiffer of(ReadResult.Project project, StubSet stubs) {
        return new PlatformsDiffer(
                project.query(), stubs.conflicts(), PlatformChoice.of(project.extensions(), Platform.host()));
    }

    /** What differs and what to do, for the user. */
    public Message message() {
        return Message.of(
                "There can be no stubs for all platforms, because the libraries differ for targets that no condition"
                        + " of a stub tells apart:\n%s\n%s %s",
                listed(conflicts), new Advice("If one of the libraries is old, build it again."), whoseStubs());
    }

    @Override
    public Optional<Message> problem() {
        return Optional.of(message());
    }

    /** How to say whose stubs are committed. It never proposes a choice that fails for the same reason. */
    private Message whoseStubs() {
        if (choice.isEmpty()) {
            return Message.text("Else there is no choice: each library differs in itself.");
        }
        return Message.of(
                "Else say whose stubs are committed, by %s%s.",
                query.libraries().isEmpty() ? Message.of("%s or ", new ChooseOption(Option.TARGETS, "<triple>")) : "",
                new SetOption(Option.LIBRARIES, choice.get().asValue(query)));
    }

    /** Conflicts as lines of one text: twenty at most, and how many there are beside. */
    public static Message listed(List<StubConflict> conflicts) {
        return CappedList.of(conflicts, CONFLICTS_SHOWN).lines("  ");
    }
}
