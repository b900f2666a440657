// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.HandWritten;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project adds to the stubs that its libraries give.
 *
 * @param header what every generated stub begins with
 * @param handWritten which stubs are written by hand
 * @param stubsDirectory the root of the Python sources with these stubs; empty if nothing says where they are
 */
public record OwnParts(Header header, HandWritten handWritten, Optional<Path> stubsDirectory) {

    /** A project adds nothing. */
    public static final OwnParts NONE = new OwnParts(Header.NONE, HandWritten.NONE, Optional.empty());

    /**
     * What a user states.
     *
     * @param header the header's text; a blank text or null counts as missing
     * @param headerFile the file with the header's text
     * @param handWritten patterns for full module names; blank ones and null count as missing
     * @param stubsDirectory the root of the Python sources
     */
    public static OwnParts of(
            String header, Optional<Path> headerFile, List<String> handWritten, Optional<Path> stubsDirectory)
            throws ProjectException {
        return new OwnParts(
                StatedHeader.of(header, headerFile),
                new HandWritten(OptionValues.namePatterns(handWritten)),
                stubsDirectory);
    }

    /**
     * The texts of the stubs that are written by hand, by the names of their modules.
     *
     * @param tree the generated stubs
     * @param places the names under which the stubs of modules stand
     * @throws ProjectException when nothing says where these stubs are
     * @throws RefusedException when a stub that should be there is missing or cannot be read
     */
    SortedMap<String, String> texts(StubTree tree, ModulePlaces places)
            throws ProjectException, RefusedException, IOException {
        if (!handWritten.isAny()) {
            return new TreeMap<>();
        } else if (stubsDirectory.isEmpty()) {
            throw new ProjectException(Message.of(
                    "Stubs that are written by hand are to be packed, but nothing says where they are. Set %s, or leave"
                            + " out %s.",
                    new ChooseOption(Option.STUBS_DIRECTORY), new OmitOption(Option.HAND_WRITTEN)));
        }
        return new CommittedStubs(stubsDirectory.get(), Comparison.SIGNATURES)
                .withHandWritten(handWritten.in(places))
                .handWritten(tree);
    }
}
