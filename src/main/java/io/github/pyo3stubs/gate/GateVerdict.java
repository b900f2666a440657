// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import io.github.pyo3stubs.gate.Gap.Place;
import io.github.pyo3stubs.name.NamePattern;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Items measured against what is required of them.
 *
 * @param items the items that count
 * @param unused exemptions that match no item
 */
public record GateVerdict(Gate gate, List<Item> items, List<NamePattern> unused) {

    private static final int SHOWN = 40;

    public GateVerdict {
        items = List.copyOf(items);
        unused = List.copyOf(unused);
    }

    /** How many of the items are typed and documented. */
    public Coverage coverage() {
        return Coverage.of(items);
    }

    /**
     * What is missing, and what to do; empty if nothing is.
     *
     * @param source the libraries, as the message names them
     */
    public Optional<Message> problem(String source) {
        List<Message> parts = new ArrayList<>();
        Coverage coverage = coverage();
        if (isMissed(gate.types(), coverage.typed(), coverage)) {
            parts.add(untyped(gate.types().get(), source));
        }
        if (isMissed(gate.documentation(), coverage.documented(), coverage)) {
            parts.add(undocumented(gate.documentation().get(), source));
        }
        if (!parts.isEmpty()) {
            parts.add(Message.of(
                    "Then build the library again. To leave items out: %s",
                    new ChooseOption(Option.EXEMPTIONS, "<qualified name or pattern>,…")));
        }
        if (!unused.isEmpty()) {
            parts.add(Message.of(
                    "No public item has a name that these exemptions match:\n%s\nCorrect or remove them: %s",
                    CappedList.of(unused, SHOWN).lines("  "), new ChooseOption(Option.EXEMPTIONS)));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(Message.join("\n", parts));
    }

    private static boolean isMissed(Optional<Share> required, int some, Coverage coverage) {
        return required.isPresent() && !required.get().isReached(some, coverage.items());
    }

    private Message untyped(Share required, String source) {
        List<Item> untyped = items.stream().filter(item -> !item.isTyped()).toList();
        List<String> lines = untyped.stream()
                .flatMap(item -> item.gaps().stream().map(gap -> item.name() + ": " + gap))
                .toList();
        return Message.of(
                "%s\n%s\n%s",
                headline(untyped, "types that are not known", coverage().typedShare() + " are typed", required, source),
                CappedList.of(lines, SHOWN).lines("  "),
                new Advice("Say the type in Rust, as a Rust type or in the signature: #[pyo3(signature = (options:"
                        + " \"dict[str, int]\") -> \"Report\")]. An overlay can say it too."
                        + (untyped.stream().anyMatch(GateVerdict::standsForOthers)
                                ? " Write a module that is not described as a whole as #[pymodule] mod, with its"
                                        + " members inside."
                                : "")));
    }

    private static boolean standsForOthers(Item item) {
        return item.gaps().stream().anyMatch(gap -> gap.place() == Place.OTHER_MEMBERS);
    }

    private Message undocumented(Share required, String source) {
        List<Item> undocumented =
                items.stream().filter(item -> !item.isDocumented()).toList();
        return Message.of(
                "%s\n%s\n%s",
                headline(
                        undocumented,
                        "no documentation",
                        coverage().documentedShare() + " are documented",
                        required,
                        source),
                CappedList.of(undocumented.stream().map(Item::name).toList(), SHOWN)
                        .lines("  "),
                new Advice("Write it in Rust, as a comment that begins with ///."));
    }

    private String headline(List<Item> some, String problem, String share, Share required, String source) {
        return "%d of %d public items of %s %s %s: %s, and %s are required."
                .formatted(
                        some.size(), items.size(), source, some.size() == 1 ? "has" : "have", problem, share, required);
    }
}
