// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import io.github.pyo3stubs.name.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is required of the public items of stubs.
 *
 * @param types the share of items whose types have to be known; empty if none is required
 * @param documentation the share of items that have to be documented; empty if none is required
 * @param exemptions patterns for the qualified names of items that do not count
 */
public record Gate(Optional<Share> types, Optional<Share> documentation, List<NamePattern> exemptions) {

    public Gate {
        exemptions = List.copyOf(exemptions);
    }

    /** Whether a share is required. */
    public boolean isClosed() {
        return types.isPresent() || documentation.isPresent();
    }

    /** Measures items against what is required. */
    public GateVerdict measure(List<Item> items) {
        List<NamePattern> unused = new ArrayList<>(exemptions);
        List<Item> counted = new ArrayList<>();
        for (Item item : items) {
            boolean isExempt = false;
            for (NamePattern pattern : exemptions) {
                if (pattern.matches(item.name())) {
                    unused.remove(pattern);
                    isExempt = true;
                }
            }
            if (!isExempt) {
                counted.add(item);
            }
        }
        return new GateVerdict(this, counted, unused);
    }
}
