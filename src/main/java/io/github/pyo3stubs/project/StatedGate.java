// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.gate.Gate;
import io.github.pyo3stubs.gate.Share;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.util.List;
import java.util.Optional;

/** What a user requires of the public items of stubs. */
public final class StatedGate {
    private StatedGate() {}

    /**
     * What is required.
     *
     * @param types {@code true} if all types have to be known, or a share such as {@code 0.95}; {@code false}, a blank
     *     text and null count as missing
     * @param documentation the same of documentation
     * @param exemptions patterns for qualified names; blank ones and null count as missing
     */
    public static Gate of(String types, String documentation, List<String> exemptions) throws ProjectException {
        return new Gate(
                share(Option.REQUIRE_TYPES, types),
                share(Option.REQUIRE_DOCUMENTATION, documentation),
                OptionValues.namePatterns(exemptions));
    }

    private static Optional<Share> share(Option option, String stated) throws ProjectException {
        String text = stated == null ? "" : stated.strip();
        if (text.isEmpty() || text.equals("false")) {
            return Optional.empty();
        } else if (text.equals("true")) {
            return Optional.of(Share.ALL);
        }
        Optional<Share> share = Share.parse(text);
        if (share.isEmpty()) {
            throw new ProjectException(Message.of(
                    "'%s' is neither true nor a share of all items above 0 and up to 1, such as 0.95. Correct %s.",
                    text, new ChooseOption(option)));
        }
        return share;
    }
}
