// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.guard.KeptStubs;
import io.github.pyo3stubs.merge.DemandedStubs;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.output.committed.HandWritten;
import io.github.pyo3stubs.overlay.draft.Extent;
import io.github.pyo3stubs.overlay.draft.FittingDraft;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What an overlay has to say so that the stubs are as someone has edited them by hand.
 *
 * @param directory the directory of the overlay
 * @param extent how much of the differences is offered
 */
public record OverlayOffer(Path directory, Extent extent) {

    private static final int NAMES_SHOWN = 10;

    /**
     * An offer in the usual place. It fills in what the libraries leave open, and contradicts nothing, because most
     * contradictions are stubs that are older than the library.
     */
    public static OverlayOffer in(Path baseDirectory) {
        return new OverlayOffer(baseDirectory.resolve(OptionValues.USUAL_OVERLAY), Extent.FILLING);
    }

    /**
     * The lines of the overlay, below the path of each file, and what they do not say; empty if there is nothing to
     * tell.
     *
     * @param stubs the stubs of the libraries
     * @param libraries what these demand
     * @param committed the committed stubs that parse
     * @param byHand those of them that no overlay makes
     * @param by what makes a stub stale
     */
    Message message(StubSet stubs, LibraryStubs libraries, StubTree committed, HandWritten byHand, Comparison by) {
        DemandedStubs demanded = DemandedStubs.of(libraries, committed, by, stubs.partly());
        // There is no overlay for stubs under old names, nor for those written by hand
        StubTree wanted = new KeptStubs(libraries.places()).omitted(byHand.omitted(committed));
        FittingDraft draft = FittingDraft.of(demanded, libraries, wanted, extent, by, stubs.partly());
        List<Message> parts = new ArrayList<>();
        if (!draft.texts().isEmpty()) {
            // All of it is shown, because it is there to be pasted
            parts.add(Message.text("If these are edits of your own, write them into the overlay, and generating keeps"
                    + " them:\n" + String.join("\n", lines(draft.texts()))));
            if (!draft.missing().isEmpty()) {
                parts.add(Message.of(
                        "These lines leave out what contradicts the library, in %s. To have that offered too: %s",
                        CappedList.of(draft.missing(), NAMES_SHOWN).inLine(),
                        new SetOption(Option.OFFER_OVERLAY, "true")));
            }
        }
        if (!draft.impossible().isEmpty()) {
            parts.add(Message.of(
                    "No overlay can say what is edited in %s. If it is on purpose, change Rust, or write these stubs by"
                            + " hand: %s",
                    CappedList.of(draft.impossible(), NAMES_SHOWN).inLine(), new ChooseOption(Option.HAND_WRITTEN)));
        }
        return parts.isEmpty() ? Message.text("") : Message.of("%s\n\n", Message.join("\n", parts));
    }

    private List<String> lines(SortedMap<String, String> texts) {
        List<String> lines = new ArrayList<>();
        texts.forEach((path, text) -> {
            lines.add("  " + directory.resolve(path));
            text.stripTrailing().lines().forEach(line -> lines.add(("    " + line).stripTrailing()));
        });
        return lines;
    }
}
